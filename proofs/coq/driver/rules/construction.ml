(* SPDX-License-Identifier: Apache-2.0 *)
(* The constructions of capacity (5.16.2): checker/CapacityUpper.v, with the theories ../theories/*Constructions.v.
   Here: ranges of single parameters; the matrices of plane and polygon (explicit_pairs.ml), which the check of an explicit pair then decides.
   Extracted: the conditions of each construction, its dimension, its columns, its bound. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let prime_of m path = get m "prime" (count_between 2 2_147_483_647) path
let exponent_of m path = get m "exponent" (count_between 1 64) path

let not_covered_here kind = undecided "not covered: the construction %s" kind
let too_large kind = undecided "not covered: the construction %s of this size" kind

(* The work of a construction, and the verified checker's name for it; both are functions, as a shape may be rejected later. *)
let rec construction path value =
  let kind = match value with
    | Object members -> (match List.assoc_opt "kind" members with Some (String s) -> s | _ -> malformed "%s.kind: missing" path)
    | _ -> malformed "%s: expected an object" path in
  let members ?(optional = []) keys = record ("kind" :: keys) optional path value in
  let number m key = get m key count path in
  let usual = fun () -> z 100_000 in
  let with_columns make = let n = number (members ["columns"]) "columns" in usual, fun () -> make n in
  let of_field keys make =
    let m = members ("exponent" :: "prime" :: keys) in
    let p = z (prime_of m path) and e = z (exponent_of m path) in
    usual, fun () -> make m p e in
  let explicit n size found =
    require (n >= 2) (path ^ ".columns: too few");
    if n > size then too_large kind;
    let bound, pair = found n in
    let pair = Lazy.force pair in
    V.Bounded (bound, V.Pair (z pair.Explicit_pairs.d, z pair.Explicit_pairs.n, pair.Explicit_pairs.encoder, pair.Explicit_pairs.probe)) in
  let parts combined =
    let parts = get (members ["parts"]) "parts" (fun path value ->
      List.mapi (fun i part -> construction (Printf.sprintf "%s[%d]" path i) part) (array path value)) path in
    (fun () -> List.fold_left (fun t (work, _) -> Z.add t (work ())) Z.one parts),
    fun () ->
      require (parts <> []) (path ^ ".parts: there are none");
      combined (List.map (fun (_, shape) -> shape ()) parts) in
  match kind with
  | "ones" -> with_columns (fun n -> V.Ones (z n))
  | "identity" -> with_columns (fun n -> V.Identity (z n))
  | "simplex" -> with_columns (fun n -> V.Simplex (z n))
  | "plane" -> with_columns (fun n -> explicit n 2_000 Explicit_pairs.plane)
  | "polygon" -> with_columns (fun n ->
      require (n >= 4) (path ^ ".columns: too few");
      explicit n 200 Explicit_pairs.polygon)
  | "paley" -> of_field [] (fun _ p e -> V.Paley (p, e))
  | "unitary" | "unitary-complement" | "chirps" -> of_field [] (fun _ _ _ -> not_covered_here kind)
  | "net" ->
    ignore (number (members ["classes"; "exponent"; "prime"]) "classes");
    of_field ["classes"] (fun _ _ _ -> not_covered_here kind)
  | "quadric" ->
    let m = members ["rank"; "sign"] in
    let t = number m "rank" and plus = get m "sign" (one_of ["minus"; "plus"]) path = "plus" in
    usual, fun () ->
      require (t >= 1 && t <= 512) (path ^ ".rank: not between 1 and 512");
      V.Quadric (plus, z t)
  | "delsarte-goethals" | "gold" ->
    let m = members ["defect"; "rank"] in
    ignore (number m "defect"); ignore (number m "rank");
    usual, fun () -> not_covered_here kind
  | "devore" ->
    let m = members ["degree"; "exponent"; "prime"] in
    let r = number m "degree" in
    of_field ["degree"] (fun _ p e -> V.Devore (z r, p, e))
  | "reed-solomon" ->
    let m = members ["dimension"; "exponent"; "length"; "prime"] in
    let r = number m "dimension" and l = number m "length" in
    of_field ["dimension"; "length"] (fun _ p e ->
      require (r <= 4096) (path ^ ".dimension: above 4096");
      V.ReedSolomon (z r, z l, p, e))
  | "signed-reed-solomon" ->
    let m = members ["dimension"; "exponent"; "hadamard"; "length"; "prime"] in
    let r = number m "dimension" and l = number m "length" in
    let hadamard = get m "hadamard" (fun path value ->
      List.map (function
        | Array [p; e] -> z (count_between 2 2_147_483_647 path p), z (count_between 1 64 path e)
        | _ -> malformed "%s: expected pairs of counts" path) (array path value)) path in
    let _, shape = of_field ["dimension"; "hadamard"; "length"] (fun _ p e ->
      require (r <= 4096) (path ^ ".dimension: above 4096");
      V.SignedReedSolomon (z r, z l, p, e, hadamard)) in
    (fun () -> z (100_000 * (1 + List.length hadamard))), shape
  | "gilbert-varshamov" ->
    let m = members ["columns"; "dimension"; "product"] in
    let n = number m "columns" and d = number m "dimension" and a = number m "product" in
    (fun () -> if d > 65_536 then undecided "%s" budget else z (d * (1 + d / 64))),
    fun () -> V.GilbertVarshamov (z n, z d, z a)
  | "code" ->
    let m = members ["dimension"; "positions"] in
    let s = number m "dimension" and positions = get m "positions" counts path in
    (fun () ->
      if s < 1 || s > 30 then Z.one
      else let l = List.length positions in z ((1 lsl s) * (1 + l / 64) + l)),
    fun () ->
      require (s >= 1 && s <= 30) (path ^ ".dimension: not between 1 and 30");
      require (positions <> [] && List.for_all (fun c -> c < 1 lsl s) positions) (path ^ ".positions: none, or too large a member");
      if s > 22 then too_large kind;
      let rec runs = function
        | c :: (c' :: _ as rest) when c = c' -> (match runs rest with (x, n) :: runs -> (x, n + 1) :: runs | [] -> [])
        | c :: rest -> (c, 1) :: runs rest
        | [] -> [] in
      V.Code (z s, List.map (fun (c, n) -> z c, z n) (runs (List.sort compare positions)))
  | "matrix" ->
    let m = members ~optional:["probe"] ["encoder"] in
    let encoder = get m "encoder" witness_matrix path in
    let probe = if List.mem_assoc "probe" m then get m "probe" witness_matrix path else encoder in
    (fun () ->
      let n = z encoder.columns in
      product [n; n; Z.add (product [z encoder.rows; words_all encoder; words_columns probe]) (z 16)]),
    fun () ->
      require (encoder.rows >= 1 && encoder.columns >= 1 && probe.rows = encoder.rows && probe.columns = encoder.columns)
        (path ^ ": empty, or two sizes");
      V.Pair (z encoder.rows, z encoder.columns, fracs encoder, fracs probe)
  | "direct-sum" ->
    let rec sum = function
      | [shape] -> shape
      | shape :: rest -> V.DirectSum (shape, sum rest)
      | [] -> assert false in
    parts sum
  | "kronecker" -> parts (fun shapes -> List.fold_right (fun shape rest -> V.Kronecker (shape, rest)) shapes (V.Identity Z.one))
  | _ -> malformed "%s.kind: not a construction of this format" path
