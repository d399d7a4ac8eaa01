(* SPDX-License-Identifier: Apache-2.0 *)
(* geometry (5.17): checker/Geometry.v.
   Here: which cosines are stated (none for m = 1), sizes, the scale; entries with a radicand are turned away. Extracted: all rows of B^T A - I, the
   norms, all cosines by their signed squares, the places of the extremes, the comparisons with the bounds. *)

open Json
open Values
open Matrices
open Work
open Rule

(* {} or {"largest", "least"} *)
let extremes reader path value = match value with
  | Object [] -> None
  | _ ->
    let m = record ["largest"; "least"] [] path value in
    Some (get m "least" reader path, get m "largest" reader path)

let pair path value = match counts path value with
  | [i; j] when i < j -> i, j
  | _ -> Outcome.malformed "%s: expected two increasing counts" path

let rule = { roles = ["encoder"; "probe"]; optional = ["featureScale"]; radicands = true; read = fun radicand claim witness ->
  let keys = ["d"; "m"; "k"; "epsilon"; "relation"; "worstError"; "gammaSquared"; "selfBound"; "pairBound"; "selfCosines"; "encoderCosines";
    "probeCosines"; "digests"; "kind"] in
  let m = record keys ["selfCosineBelow"; "pairCosineAbove"] c claim in
  let surd = surd radicand in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let epsilon = get m "epsilon" positive_exact c and relation = get m "relation" relation_of c in
  let worst = get m "worstError" surd c and gamma = get m "gammaSquared" surd c and self_bound = get m "selfBound" surd c in
  let bound = get m "pairBound" (record ["base"; "rootOf"] []) c in
  let base = get bound "base" surd "claim.pairBound" and root_of = get bound "rootOf" surd "claim.pairBound" in
  let self = get m "selfCosines" (record ["largest"; "least"] []) c in
  let self = get self "least" surd "claim.selfCosines", get self "largest" surd "claim.selfCosines" in
  let cosines key = get m key (extremes surd) c in
  let encoder = cosines "encoderCosines" and probe = cosines "probeCosines" in
  let optional key reader = if List.mem_assoc key m then Some (get m key reader c) else None in
  let below = optional "selfCosineBelow" positive_exact and above = optional "pairCosineAbove" nonnegative_exact in
  let places = record ["encoder"; "probe"; "self"] [] w witness in
  let at_self = get places "self" (record ["largest"; "least"] []) w in
  let at_self = get at_self "least" count "witness.self", get at_self "largest" count "witness.self" in
  let at_encoder = get places "encoder" (extremes pair) w and at_probe = get places "probe" (extremes pair) w in
  (fun inputs ->
    let a, b = scaled_pair inputs in
    let wa = words_all a and wb = words_columns b in
    let squares = product [z a.columns; z a.columns; z a.rows; Z.add (Z.mul wa wa) (Z.mul wb wb)] in
    with_radicand radicand (Z.add (access_work a b) squares)),
  fun inputs ->
    let a = require_size inputs d mm and b = matrix_of inputs "probe" in
    require_probe d mm b;
    require_rational radicand;
    let stated (least, largest) at_least at_largest =
      { V.least = fst least; V.largest = fst largest; V.at_least = at_least; V.at_largest = at_largest } in
    let pairs stated_values at = match stated_values, at with
      | Some values, Some ((i, j), (i', j')) -> Some (stated values (z i, z j) (z i', z j'))
      | None, None -> None
      | _ -> raise (Outcome.Rejected "cosines are stated without their places, or the other way round") in
    let statement = {
      V.worst = fst worst; V.gamma = fst gamma; V.self_bound = fst self_bound; V.base = fst base; V.root_of = fst root_of;
      V.self_cosines = stated self (z (fst at_self)) (z (snd at_self));
      V.encoder_cosines = pairs encoder at_encoder; V.probe_cosines = pairs probe at_probe;
      V.self_below = below; V.pair_above = above } in
    verdict (V.check_geometry relation (z k) (z d) (z mm) (fracs a) (fracs b) (scale_of inputs) epsilon statement)
      (Printf.sprintf "the pair recovers every %d-sparse z within %s, and its norms and cosines are as stated" k (text_of epsilon)) }
