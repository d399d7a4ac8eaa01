(* SPDX-License-Identifier: Apache-2.0 *)
(* rank (5.3): checker/Rank.v.
   Here: p is a prime (the proof does not need it), the sizes of the witness's matrices. Extracted: the minor's inverse modulo p, found and checked;
   the reason for rank <= r. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

(* A proof that a matrix has the rank `rank` (section 5.3): prime, rows and columns of the minor, the matrices of the upper part. *)
type proof = { prime : int; f : int list; g : int list; kind : string; parts : matrix list }

let proof path value =
  let proof = record ["lower"; "upper"] [] path value in
  let lower = get proof "lower" (record ["columns"; "prime"; "rows"] []) path in
  let wl = path ^ ".lower" and wu = path ^ ".upper" in
  let f = get lower "rows" index_list wl and g = get lower "columns" index_list wl in
  let prime = get lower "prime" (count_between 2 2_147_483_647) wl in
  let upper = List.assoc "upper" proof in
  let kind = match upper with
    | Object members when List.mem_assoc "kind" members ->
      get members "kind" (one_of ["full"; "factorisation"; "dependencies"]) wu
    | _ -> malformed "%s.kind: missing" wu in
  let keys = match kind with "full" -> [] | "factorisation" -> ["left"; "right"] | _ -> ["combinations"] in
  let members = record ("kind" :: keys) [] wu upper in
  { prime; f; g; kind; parts = List.map (fun key -> get members key witness_matrix wu) keys }

let proof_work rank proof m =
  let rows = z m.rows and columns = z m.columns and r = z rank in
  let base = Z.add (product [rows; columns; words_rows m]) (Z.pow r 3) in
  match proof.parts with
  | [left; right] -> Z.add base (product [rows; r; columns; words_rows left; words_columns right])
  | [combinations] ->
    Z.add base (product [Z.max Z.zero (Z.sub rows r); r; columns; words_rows combinations; words_rows m])
  | _ -> base

let upper rows columns rank proof =
  require (is_prime proof.prime) "lower.prime: not a prime";
  match proof.parts with
  | [left; right] ->
    require (left.rows = rows && left.columns = rank) "upper.left: wrong size";
    require (right.rows = rank && right.columns = columns) "upper.right: wrong size";
    V.Factorisation (fracs left, fracs right)
  | [combinations] ->
    require (combinations.rows = rows - rank && combinations.columns = rank) "upper.combinations: wrong size";
    V.Dependencies (fracs combinations)
  | _ ->
    require (rank = min rows columns) "upper: the rank is not full";
    V.Full

let rule = { roles = ["matrix"]; optional = []; radicands = false; read = fun _ claim witness ->
  let m = claim_record ["rows"; "columns"; "rank"] c claim in
  let rows = get m "rows" count c and columns = get m "columns" count c and rank = get m "rank" count c in
  let proof = proof w witness in
  (fun inputs -> proof_work rank proof (matrix_of inputs "matrix")),
  fun inputs ->
    let m = matrix_of inputs "matrix" in
    require (rows = m.rows && columns = m.columns) "claim: rows or columns are not the matrix's";
    let upper = upper rows columns rank proof in
    verdict (V.check_rank (z rows) (z columns) (z rank) (fracs m) (z proof.prime) (zs proof.f) (zs proof.g) upper)
      (Printf.sprintf "the %d x %d matrix has rank %d" rows columns rank) }
