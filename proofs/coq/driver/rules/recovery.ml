(* SPDX-License-Identifier: Apache-2.0 *)
(* recovery, recovery-failure, worst-case-error (5.7): checker/Recovery.v.
   Here: sizes, indices below m, a scale of m positive numbers; entries with a radicand are turned away. Extracted: all rows of B^T A - I, the largest
   error, the z that attains it, the comparison with epsilon. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule kind = { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = true;
  read = fun radicand claim witness ->
  let compared = kind <> "worst-case-error" in
  let m = claim_record (["d"; "m"; "k"; "domain"; "worstError"] @ (if compared then ["epsilon"; "relation"] else [])) c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let domain = if get m "domain" (one_of ["signed"; "nonnegative"]) c = "signed" then V.Signed else V.Nonnegative in
  let worst, root = get m "worstError" (surd radicand) c in
  let epsilon = if compared then get m "epsilon" positive_exact c else (Z.one, Z.one) in
  let relation = if compared then get m "relation" (one_of ["lt"; "le"]) c else "le" in
  let members = record ["row"; "z"] [] w witness in
  let row = get members "row" count w and vector = get members "z" sparse_vector w in
  (fun inputs ->
    let a, b = scaled_pair inputs in
    let work = Z.mul (Z.pow (z a.columns) 2)
      (Z.add (product [z a.rows; words_all a; words_columns b]) (z 16)) in
    let work = if radicand_of inputs > 0 then Z.mul work (z 4) else work in
    let n = List.length vector in
    Z.add work (Z.mul (z n) (words [List.map snd vector] (z n)))),
  fun inputs ->
    let a = matrix_of inputs "encoder" and b = matrix_of inputs "probe" in
    if radicand_of inputs > 0 then undecided "not covered: entries p + r sqrt(D)";
    require (a.rows = d && a.columns = mm) "the encoder is not d x m";
    require (b.rows = d && b.columns = mm) "the probe is not d x m";
    require (row < mm) "row: out of range";
    require (List.for_all (fun (j, _) -> j < mm) vector) "z: an index is out of range";
    require (Z.sign (fst root) = 0) "worstError: not rational";
    let scale = scale_of inputs in
    let vector = List.map (fun (j, x) -> z j, x) vector in
    let rel = if relation = "lt" then V.Lt0 else V.Le in
    let ok = match kind with
      | "recovery" ->
        V.check_recovery domain rel (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst epsilon
      | "recovery-failure" ->
        V.check_recovery_failure domain rel (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst epsilon
      | _ -> V.check_worst_case_error domain (z k) (z d) (z mm) (fracs a) (fracs b) scale (z row) vector worst in
    verdict ok (Printf.sprintf "the largest error at k = %d, d = %d, m = %d, is exactly %s%s" k d mm (text_of worst)
      (if kind = "recovery" then Printf.sprintf ", %s epsilon = %s" (if relation = "lt" then "<" else "<=") (text_of epsilon)
       else if kind = "recovery-failure" then Printf.sprintf ", not %s epsilon = %s" (if relation = "lt" then "<" else "<=") (text_of epsilon)
       else "")) }
