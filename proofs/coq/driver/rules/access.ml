(* SPDX-License-Identifier: Apache-2.0 *)
(* access, no-access (5.12): checker/Access.v; optimal-access: checker/OptimalAccess.v.
   Here: sizes, indices below m, the scale. Extracted: all rows of B^T A - I; that the vectors lie in the kernel; the errors. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule kind = { roles = ["encoder"]; optional = ["featureScale"]; radicands = false; read = fun _ claim witness ->
  let compared = if kind = "optimal-access" then ["featureMu"] else ["epsilon"; "relation"] in
  let m = claim_record (["d"; "m"; "k"; "worstError"] @ compared) c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let worst = get m "worstError" nonnegative_exact c in
  let list reader path value = List.map (reader path) (array path value) in
  match kind with
  | "optimal-access" ->
    let mus = get m "featureMu" (list nonnegative_exact) c in
    let members = record ["kernelVectors"; "probes"] [] w witness in
    let vectors = get members "kernelVectors" (list sparse_vector) w and probes = get members "probes" witness_matrix w in
    (fun inputs ->
      let a = scaled_encoder inputs in
      List.fold_left (fun t v -> Z.add t (kernel_work a v)) (access_work a probes) vectors),
    fun inputs ->
      let a = require_size inputs d mm in
      require (probes.rows = d && probes.columns = mm) "probes: not d x m";
      List.iter (require_indices mm) vectors;
      verdict (V.check_optimal_access (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (fracs probes) worst mus
          (List.map indexed vectors))
        (Printf.sprintf "the least worst-case error of any probes at k = %d is exactly %s" k (text_of worst))
  | _ ->
    let epsilon = get m "epsilon" positive_exact c and relation = get m "relation" relation_of c in
    if kind = "access" then begin
      let probes = get (record ["probes"] [] w witness) "probes" witness_matrix w in
      (fun inputs -> access_work (scaled_encoder inputs) probes),
      fun inputs ->
        let a = require_size inputs d mm in
        require (probes.rows = d && probes.columns = mm) "probes: not d x m";
        verdict (V.check_access relation (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (fracs probes) worst epsilon)
          (Printf.sprintf "the probes have largest error exactly %s at k = %d, %s %s" (text_of worst) k (comparison relation)
            (text_of epsilon))
    end else begin
      let v = get (record ["kernelVector"] [] w witness) "kernelVector" sparse_vector w in
      (fun inputs -> kernel_work (scaled_encoder inputs) v),
      fun inputs ->
        let a = require_size inputs d mm in
        require_indices mm v;
        verdict (V.check_no_access relation (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (indexed v) worst epsilon)
          (Printf.sprintf "every B has an error of at least %s at k = %d, not %s %s" (text_of worst) k (comparison relation)
            (text_of epsilon))
    end }
