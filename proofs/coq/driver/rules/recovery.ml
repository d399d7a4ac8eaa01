(* SPDX-License-Identifier: Apache-2.0 *)
(* recovery, recovery-failure, worst-case-error (5.7): checker/Recovery.v, and checker/AttainedError.v for
   the form of recovery-failure about one row.
   Here: sizes, indices below m, a scale of m positive numbers; entries with a radicand are turned away. Extracted: all rows of B^T A - I (or the
   one), the largest error, the z that attains it, the comparison with epsilon. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule kind claim =
  let one_row = match claim with Object members -> kind = "recovery-failure" && List.mem_assoc "attainedError" members | _ -> false in
  let compared = kind <> "worst-case-error" and error = if one_row then "attainedError" else "worstError" in
  { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = true; read = fun radicand claim witness ->
  let m = claim_record (["d"; "m"; "k"; "domain"; error] @ (if compared then ["epsilon"; "relation"] else [])) c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let domain = if get m "domain" (one_of ["signed"; "nonnegative"]) c = "signed" then V.Signed else V.Nonnegative in
  let worst, root = get m error (surd radicand) c in
  let epsilon = if compared then get m "epsilon" positive_exact c else (Z.one, Z.one) in
  let relation = if compared then get m "relation" relation_of c else V.Le in
  let members = record ["row"; "z"] [] w witness in
  let row = get members "row" count w and vector = get members "z" sparse_vector w in
  (fun inputs ->
    let n = List.length vector in
    let entries = if one_row then z (n + 1) else Z.pow (z (matrix_of inputs "encoder").columns) 2 in
    Z.add (with_radicand radicand (Z.mul entries (entry_work inputs))) (Z.mul (z n) (vector_words vector))),
  fun inputs ->
    let a = require_size inputs d mm and b = probe_of inputs in
    require_probe d mm b;
    require (row < mm) "row: out of range";
    require_indices mm vector;
    require_rational radicand;
    require (Z.sign (fst root) = 0) (error ^ ": not rational");
    let k' = z k and d' = z d and m' = z mm and a = fracs a and b = fracs b and scale = scale_of inputs in
    let row' = z row and vector = indexed vector in
    let ok = match kind with
      | "recovery" -> V.check_recovery domain relation k' d' m' a b scale row' vector worst epsilon
      | "recovery-failure" when one_row -> V.check_attained_error domain relation k' d' m' a b scale row' vector worst epsilon
      | "recovery-failure" -> V.check_recovery_failure domain relation k' d' m' a b scale row' vector worst epsilon
      | _ -> V.check_worst_case_error domain k' d' m' a b scale row' vector worst in
    let compared = match kind with
      | "recovery" -> Printf.sprintf ", %s epsilon = %s" (comparison relation) (text_of epsilon)
      | "recovery-failure" -> Printf.sprintf ", not %s epsilon = %s" (comparison relation) (text_of epsilon)
      | _ -> "" in
    verdict ok (if one_row then Printf.sprintf "an error at k = %d in row %d is exactly %s%s" k row (text_of worst) compared
      else Printf.sprintf "the largest error at k = %d, d = %d, m = %d, is exactly %s%s" k d mm (text_of worst) compared) }
