(* SPDX-License-Identifier: Apache-2.0 *)
(* threshold, threshold-failure (5.18): checker/Threshold.v.
   Which inputs there are decides what the claim says, and what the witness must hold. Here: that, sizes, indices below m, the scale; entries with
   a radicand are turned away. Extracted: the rows of B^T A with their P_k and N_(k-1), the two values of a failure, the kernel vector. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

(* Thresholds as an n x 1 matrix *)
let column_of radicand values =
  { rows = List.length values; columns = 1; radicand; entries = List.map (fun (p, _) -> [p]) values;
    roots = if radicand = 0 then [] else List.map (fun (_, r) -> [r]) values }

let thresholds_of radicand path value = column_of radicand (List.map (surd radicand path) (array path value))

(* Encoder, probe and thresholds as scaled, the probe and the thresholds where there are any *)
let scaled inputs probe thresholds =
  let a = matrix_of inputs "encoder" in
  match encoder_scale inputs with
  | None -> a, probe, thresholds
  | Some s ->
    let divide row factor = List.map (fun x -> times x (inverse factor)) row in
    scale_columns Fun.id s a,
    Option.map (fun b ->
      require (b.columns = a.columns) "the probes do not have m columns";
      scale_columns inverse s b) probe,
    Option.map (fun t ->
      require (t.rows = a.columns && t.columns = 1) "there are not m thresholds";
      { t with entries = List.map2 divide t.entries s; roots = if t.radicand = 0 then [] else List.map2 divide t.roots s }) thresholds

let thresholds_work = function None -> Z.zero | Some t -> Z.mul (size_of t) (words_all t)

let require_thresholds mm t = require (t.rows = mm && t.columns = 1) "there are not m thresholds"

let threshold given_probe given_thresholds radicand claim witness =
  let m = claim_record ["d"; "m"; "k"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let keys = if given_thresholds then [] else if given_probe then ["thresholds"] else ["probes"; "thresholds"] in
  let members = record keys [] w witness in
  let own key reader = if List.mem key keys then Some (get members key reader w) else None in
  let own_probes = own "probes" witness_matrix and own_thresholds = own "thresholds" (thresholds_of radicand) in
  let probe inputs = if given_probe then matrix_opt inputs "probe" else own_probes in
  let thresholds inputs = if given_thresholds then matrix_opt inputs "thresholds" else own_thresholds in
  (fun inputs ->
    let a, b, t = scaled inputs (probe inputs) (thresholds inputs) in
    Z.add (with_radicand radicand (access_work a (Option.get b))) (thresholds_work t)),
  fun inputs ->
    let a = require_size inputs d mm and b = Option.get (probe inputs) and t = Option.get (thresholds inputs) in
    require_probe d mm b;
    require_thresholds mm t;
    require_rational radicand;
    verdict (V.check_threshold (z k) (z d) (z mm) (fracs a) (encoder_scale inputs) (fracs b) (List.concat t.entries))
      (Printf.sprintf "thresholds tell every feature of z in {0,1}^%d with at most %d ones" mm k)

let failure given_probe given_thresholds radicand claim witness =
  let m = claim_record ["d"; "m"; "k"] c claim in
  let d = get m "d" count c and mm = get m "m" count c and k = get m "k" (count_between 1 max_count) c in
  let keys = if given_thresholds then ["z"] else if given_probe then ["on"; "off"] else ["kernelVector"] in
  let members = record ("feature" :: keys) [] w witness in
  let feature = get members "feature" count w in
  let sets = if given_probe then List.map (fun key -> get members key index_list w) keys else [] in
  let vector = if given_probe then [] else get members "kernelVector" sparse_vector w in
  let thresholds inputs = if given_thresholds then matrix_opt inputs "thresholds" else None in
  (fun inputs ->
    let a, b, t = scaled inputs (matrix_opt inputs "probe") (thresholds inputs) in
    match b with
    | None -> kernel_work a vector
    | Some b ->
      let ones = List.fold_left (fun n set -> n + List.length set) 0 sets in
      let work = product [z a.rows; z (a.columns + ones); words_all a; words_columns b] in
      Z.add (with_radicand radicand work) (thresholds_work t)),
  fun inputs ->
    let a = require_size inputs d mm in
    Option.iter (require_probe d mm) (matrix_opt inputs "probe");
    Option.iter (require_thresholds mm) (thresholds inputs);
    require (feature < mm) "feature: out of range";
    require (List.for_all (List.for_all (fun j -> j < mm)) sets) "an index is out of range";
    require_indices mm vector;
    require_rational radicand;
    let k' = z k and d' = z d and m' = z mm and a = fracs a and s = encoder_scale inputs and i = z feature in
    let ok, what = match matrix_opt inputs "probe", thresholds inputs, sets with
      | Some b, Some t, [ones] ->
        V.check_threshold_failure_given k' d' m' a s (fracs b) (List.concat t.entries) i (zs ones), "the thresholds do not"
      | Some b, _, [on; off] -> V.check_threshold_failure_pair k' d' m' a s (fracs b) i (zs on) (zs off), "no thresholds"
      | _ -> V.check_threshold_failure_encoder k' d' m' a s i (indexed vector), "no probes and thresholds" in
    verdict ok (Printf.sprintf "%s tell feature %d in every z in {0,1}^%d with at most %d ones" what feature mm k)

(* `roles`: those of the certificate's inputs *)
let rule kind roles =
  let given_probe = List.mem "probe" roles and given_thresholds = List.mem "thresholds" roles in
  { roles = "encoder" :: (if given_probe then ["probe"] else []);
    optional = "featureScale" :: (if given_probe then ["thresholds"] else []);
    radicands = given_probe;
    read = (if kind = "threshold" then threshold else failure) given_probe given_thresholds }
