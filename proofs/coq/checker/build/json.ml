(* SPDX-License-Identifier: Apache-2.0 *)
(* The canonical JSON of certificates (section 1 of the format). *)

open Outcome

type t =
  | Object of (string * t) list
  | Array of t list
  | String of string
  | Count of int

let max_bytes = 268_435_456
let max_count = 9_007_199_254_740_991
let max_depth = 16

let parse (text : string) : t =
  let n = String.length text in
  if n > max_bytes then malformed "byte %d: longer than %d bytes" max_bytes max_bytes;
  String.iteri (fun i c ->
    if c < ' ' || c > '~' then malformed "byte %d: 0x%02x is not in 0x20...0x7e" i (Char.code c)) text;
  let at = ref 0 in
  let peek () = if !at < n then text.[!at] else '\000' in
  let expect c = if peek () = c then incr at else malformed "byte %d: expected '%c'" !at c in
  let string () =
    expect '"';
    let start = !at in
    while !at < n && text.[!at] <> '"' && text.[!at] <> '\\' do incr at done;
    if peek () <> '"' then malformed "byte %d: a string with a backslash or without end" start;
    incr at;
    String.sub text start (!at - 1 - start) in
  let count () =
    let start = !at in
    while peek () >= '0' && peek () <= '9' do incr at done;
    let digits = String.sub text start (!at - start) in
    let length = String.length digits in
    if length = 0 then malformed "byte %d: expected a string, a count, '[' or '{'" start;
    if length > 1 && digits.[0] = '0' then malformed "byte %d: a leading zero" start;
    if length > 16 || int_of_string ("0u" ^ digits) > max_count then malformed "byte %d: a count above 2^53 - 1" start;
    int_of_string ("0u" ^ digits) in
  let rec value depth =
    match peek () with
    | '"' -> String (string ())
    | '[' | '{' when depth > max_depth -> malformed "byte %d: nested deeper than %d" !at max_depth
    | '[' ->
      incr at;
      if peek () = ']' then (incr at; Array []) else begin
        let items = ref [value (depth + 1)] in
        while peek () = ',' do incr at; items := value (depth + 1) :: !items done;
        expect ']';
        Array (List.rev !items)
      end
    | '{' ->
      incr at;
      if peek () = '}' then (incr at; Object []) else begin
        let items = ref [] in
        let member last =
          let start = !at in
          let key = string () in
          (match last with
           | Some other when compare other key >= 0 -> malformed "byte %d: the keys must strictly increase" start
           | _ -> ());
          expect ':';
          items := (key, value (depth + 1)) :: !items;
          Some key in
        let last = ref (member None) in
        while peek () = ',' do incr at; last := member !last done;
        expect '}';
        Object (List.rev !items)
      end
    | _ -> Count (count ()) in
  if peek () <> '{' then malformed "byte 0: expected '{'";
  let result = value 1 in
  if !at <> n then malformed "byte %d: something follows the object" !at;
  result
