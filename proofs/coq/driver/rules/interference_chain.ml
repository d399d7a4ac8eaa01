(* SPDX-License-Identifier: Apache-2.0 *)
(* interference-chain (5.11): checker/InterferenceChain.v.
   Here: sizes, the scale. Extracted: the rows of B^T A - I, the graph, the independent set, the bound. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule = { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = false;
  read = fun _ claim witness ->
  let m = claim_record ["d"; "m"; "k"; "independentSetSize"; "lowerBound"; "epsilon"; "relation"; "family"; "power"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let n = get m "independentSetSize" count c and bound = get m "lowerBound" count c in
  let epsilon = get m "epsilon" positive_exact c and relation = get m "relation" relation_of c in
  let family = get m "family" Near_identity.family c and s = get m "power" power c in
  let members = record ["edges"; "independentSet"] [] w witness in
  let edges = get members "edges" count w and set = get members "independentSet" index_list w in
  let below_one = Z.lt (fst epsilon) (snd epsilon) in
  (fun inputs ->
    let a, b = scaled_pair inputs in
    let wa = words_all a and wb = words_columns b in
    let largest =
      if below_one then
        let x, y = reduce (fst epsilon, Z.mul (z k) (Z.sub (snd epsilon) (fst epsilon))) in
        max (Z.numbits x) (Z.numbits y)
      else 1 in
    let words = Z.add Z.one (product [z 2; z s; List.fold_left Z.add wa [wb; z 2; z (largest / 64)]]) in
    List.fold_left Z.add (Z.mul (Z.pow (z a.columns) 2) (Z.add (product [z a.rows; wa; wb]) (z 16)))
      [product [z n; z n; words; words]; product [z n; z n; z n; words]; product [z s; z s; words]]),
  fun inputs ->
    let a = require_size inputs d mm and b = matrix_of inputs "probe" in
    require_probe d mm b;
    verdict (V.check_interference_chain family relation (z k) (z d) (z mm) (fracs a) (fracs b) (scale_of inputs) epsilon (z s)
        (z n) (z bound) (z edges) (zs set))
      (Printf.sprintf "recovery at k = %d with error %s %s; %d of the %d features do not interfere; the bound with power %d \
         forces d >= %d" k (if relation = V.Lt0 then "<" else "<=") (text_of epsilon) n mm s bound) }
