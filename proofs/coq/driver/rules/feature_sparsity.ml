(* SPDX-License-Identifier: Apache-2.0 *)
(* feature-sparsity (5.18): checker/FeatureSparsity.v.
   Here: sizes, k <= m, the scale; entries with a radicand are turned away, and so is a filter. Extracted: for every feature, that it meets the
   criterion at its sparsity and does not at the next. *)

open Json
open Values
open Matrices
open Work
open Rule

let rule claim =
  let criterion = match claim with
    | Object members when List.mem_assoc "criterion" members ->
      get members "criterion" (one_of ["recovery"; "separable"; "thresholds"]) c
    | _ -> Outcome.malformed "claim.criterion: missing" in
  let given = criterion = "thresholds" in
  { roles = ["encoder"; "probe"] @ (if given then ["thresholds"] else []); optional = ["featureScale"]; radicands = true;
    read = fun radicand claim witness ->
    let keys = ["d"; "m"; "k"; "criterion"; "sparsities"] @ (if criterion = "recovery" then ["domain"; "epsilon"; "relation"] else []) in
    let m = claim_record keys c claim in
    let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
    let sparsities = get m "sparsities" counts c in
    let within = if criterion <> "recovery" then None else
      let domain = if get m "domain" (one_of ["signed"; "nonnegative"]) c = "signed" then V.Signed else V.Nonnegative in
      Some (V.Within (domain, get m "relation" relation_of c, get m "epsilon" positive_exact c)) in
    ignore (record [] [] w witness);
    let thresholds inputs = if given then matrix_opt inputs "thresholds" else None in
    (fun inputs ->
      let work = Z.mul (Z.pow (z (matrix_of inputs "encoder").columns) 2) (entry_work inputs) in
      let _, _, t = Threshold.scaled inputs None (thresholds inputs) in
      Z.add (with_radicand radicand work) (Threshold.thresholds_work t)),
    fun inputs ->
      let a = require_size inputs d mm and b = probe_of inputs in
      require_probe d mm b;
      Option.iter (Threshold.require_thresholds mm) (thresholds inputs);
      require (k <= mm) "k is larger than m";
      require (List.length sparsities = mm) "sparsities: not m members";
      require_rational radicand;
      let asked = match within, thresholds inputs with
        | Some within, _ -> within
        | None, Some t -> V.WithThresholds (List.concat t.entries)
        | None, None -> V.Separable in
      verdict (V.check_feature_sparsity asked (z k) (z d) (z mm) (fracs a) (fracs b) (encoder_scale inputs) (zs sparsities))
        (Printf.sprintf "the largest sparsity up to %d at which each of the %d features meets the criterion %s is as stated" k mm criterion) }
