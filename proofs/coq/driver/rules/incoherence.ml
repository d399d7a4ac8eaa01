(* SPDX-License-Identifier: Apache-2.0 *)
(* incoherence (5.8): checker/Incoherence.v.
   Here: sizes; that normSquared is 1 for unit columns. Extracted: norms, all squared cosines, the pair that attains the largest, coherence and mu. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

let rule = { roles = ["encoder"]; optional = []; radicands = true; read = fun radicand claim witness ->
  let m = record ["d"; "m"; "columns"; "coherenceSquared"; "digests"; "kind"] ["normSquared"; "coherence"; "mu"; "relation"] c claim in
  let has key = List.mem_assoc key m in
  let d = get m "d" count c and mm = get m "m" count c in
  let columns = get m "columns" (one_of ["unit"; "equal-norm"; "any"]) c in
  let squared, root = get m "coherenceSquared" (surd radicand) c in
  let norm = if has "normSquared" then Some (get m "normSquared" (surd radicand) c) else None in
  let coherence = if has "coherence" then begin
      let x = get m "coherence" exact c in
      if Z.sign (fst x) < 0 then malformed "claim.coherence: must not be negative";
      Some x
    end else None in
  let mu = if has "mu" then Some (get m "mu" positive_exact c) else None in
  let relation = if has "relation" then Some (get m "relation" (one_of ["lt"; "le"]) c) else None in
  if (norm = None) <> (columns = "any") then malformed "claim.normSquared: must be present exactly unless columns is any";
  if (mu = None) <> (relation = None) then malformed "claim: mu and relation must be present together";
  let pair = match get (record ["pair"] [] w witness) "pair" counts w with
    | [] -> None
    | [i; j] when i < j -> Some (z i, z j)
    | _ -> malformed "witness.pair: expected [] or two increasing counts" in
  (fun inputs ->
    let a = matrix_of inputs "encoder" in
    let words = words_columns a in
    let work = product [z a.columns; z a.columns; z a.rows; words; words] in
    with_radicand a.radicand work),
  fun inputs ->
    let a = matrix_of inputs "encoder" in
    require_rational a.radicand;
    require (a.rows = d && a.columns = mm) "the encoder is not d x m";
    require (Z.sign (fst root) = 0) "coherenceSquared: not rational";
    let one = Z.one, Z.one in
    if columns = "unit" then require (norm = Some (one, (Z.zero, Z.one))) "claim.normSquared is not 1";
    let bound = match mu, relation with
      | Some x, Some r -> Some ((if r = "lt" then V.Lt0 else V.Le), x)
      | _ -> None in
    let norm = Option.map fst norm in
    verdict (V.check_incoherence (z d) (z mm) (fracs a) squared norm coherence bound pair)
      (Printf.sprintf "the %d columns (%s) have largest squared cosine exactly %s%s" mm columns (text_of squared)
        (match mu, relation with
         | Some x, Some r -> Printf.sprintf ", %s mu^2 for mu = %s" (if r = "lt" then "<" else "<=") (text_of x)
         | _ -> "")) }
