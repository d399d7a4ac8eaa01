(* SPDX-License-Identifier: Apache-2.0 *)
(* The values of certificates (section 2 of the format): counts, exact numbers, lists, and objects with given keys. Each reader takes the
   path of the value, for the message when it is not well-formed. Written by hand and trusted: that "-3/2" becomes the pair (-3, 2). *)

open Outcome
open Json

type frac = Z.t * Z.t

let count path = function Count n -> n | _ -> malformed "%s: expected a count" path

let count_between low high path value =
  let n = count path value in
  if n < low || n > high then malformed "%s: must be between %d and %d" path low high;
  n

let is_digits s = s <> "" && (String.length s = 1 || s.[0] <> '0') && not (String.exists (fun c -> c < '0' || c > '9') s)

let exact path value : frac =
  let bad () = malformed "%s: expected an exact value such as \"-3/2\"" path in
  match value with
  | String text ->
    let negative = text <> "" && text.[0] = '-' in
    let body = if negative then String.sub text 1 (String.length text - 1) else text in
    let upper, lower =
      match String.index_opt body '/' with
      | None -> body, None
      | Some i -> String.sub body 0 i, Some (String.sub body (i + 1) (String.length body - i - 1)) in
    if not (is_digits upper) then bad ();
    (match lower with Some l when not (is_digits l) || l = "0" -> bad () | _ -> ());
    let digits = String.length upper + (match lower with Some l -> String.length l | None -> 0) in
    if digits > 100_000 then malformed "%s: more than 100000 digits" path;
    let x = Z.of_string upper in
    let y = match lower with Some l -> Z.of_string l | None -> Z.one in
    if lower <> None && (Z.equal y Z.one || not (Z.equal (Z.gcd x y) Z.one)) then malformed "%s: not in lowest terms" path;
    if negative && Z.sign x = 0 then malformed "%s: -0" path;
    (if negative then Z.neg x else x), y
  | _ -> bad ()

let positive_exact path value =
  let x, y = exact path value in
  if Z.sign x <= 0 then malformed "%s: must be positive" path;
  x, y

let nonnegative_exact path value =
  let x, y = exact path value in
  if Z.sign x < 0 then malformed "%s: must not be negative" path;
  x, y

(* p + r sqrt D *)
let surd radicand path value =
  match value with
  | Array items ->
    if radicand = 0 then malformed "%s: an array, but no input has a radicand" path;
    (match items with
     | [p; r] ->
       let p = exact path p and r = exact path r in
       if Z.sign (fst r) = 0 then malformed "%s[1]: must not be 0" path;
       p, r
     | _ -> malformed "%s: expected two exact values" path)
  | _ -> exact path value, (Z.zero, Z.one)

let array path = function Array items -> items | _ -> malformed "%s: expected an array" path

let rec strictly_increasing = function
  | x :: (y :: _ as rest) -> x < y && strictly_increasing rest
  | _ -> true

let counts path value = List.rev (List.rev_map (count path) (array path value))

let index_list path value =
  let result = counts path value in
  if not (strictly_increasing result) then malformed "%s: must strictly increase" path;
  result

let string_of low high path = function
  | String s when String.length s >= low && String.length s <= high -> s
  | _ -> malformed "%s: expected a string of %d to %d characters" path low high

let name = string_of 1 255

let hex path value =
  match value with
  | String s when String.length s = 64 && not (String.exists (fun c -> not ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) s) -> s
  | _ -> malformed "%s: expected 64 characters 0-9a-f" path

let one_of words path = function
  | String s when List.mem s words -> s
  | _ -> malformed "%s: expected one of %s" path (String.concat ", " words)

(* The members of an object that has all the `required` keys and no others but `optional` ones. *)
let record required optional path value =
  match value with
  | Object members ->
    List.iter (fun key -> if not (List.mem_assoc key members) then malformed "%s.%s: missing" path key) required;
    List.iter (fun (key, _) ->
      if not (List.mem key required || List.mem key optional) then malformed "%s.%s: not a key of this format here" path key)
      members;
    members
  | _ -> malformed "%s: expected an object" path

let get members key reader path = reader (path ^ "." ^ key) (List.assoc key members)

let sparse_vector path value =
  let last = ref (-1) in
  List.map (function
    | Array [j; x] ->
      let j = count path j and x = exact path x in
      if Z.sign (fst x) = 0 then malformed "%s: must not be 0" path;
      if j <= !last then malformed "%s: the indices must strictly increase" path;
      last := j;
      j, x
    | _ -> malformed "%s: expected an index and a value" path) (array path value)

let text_of (x, y) = if Z.equal y Z.one then Z.to_string x else Z.to_string x ^ "/" ^ Z.to_string y

let reduce (x, y) = let g = Z.gcd x y in Z.divexact x g, Z.divexact y g
let times (a, b) (c, d) = reduce (Z.mul a c, Z.mul b d)
let inverse (a, b) = b, a
