(* SPDX-License-Identifier: Apache-2.0 *)
(* hypothesis-failure (5.9): checker/HypothesisFailure.v.
   Here: which hypothesis has which keys and how many places; that the matrix is square. Extracted: the failure itself. *)

open Outcome
open Json
open Values
open Matrices
open Work
open Rule

(* The hypotheses of section 5.9 by statement: whether mu is stated, how many places. *)
let hypotheses = [ ("near-identity-rank", "diagonal"), (false, 1); ("near-identity-rank", "off-diagonal"), (true, 2);
  ("incoherence", "nonzero-columns"), (false, 1); ("incoherence", "unit-columns"), (false, 1);
  ("incoherence", "equal-norms"), (false, 2); ("incoherence", "coherence"), (true, 2) ]

let rule claim =
  let keys = ["statement"; "hypothesis"; "digests"; "kind"] in
  let m = record keys ["mu"; "relation"] c claim in
  let statement = get m "statement" (one_of ["near-identity-rank"; "incoherence"]) c in
  let hypothesis = get m "hypothesis" (one_of (List.map (fun ((_, h), _) -> h) hypotheses)) c in
  let with_mu, places = match List.assoc_opt (statement, hypothesis) hypotheses with
    | Some x -> x
    | None -> malformed "claim.hypothesis: not a hypothesis of %s" statement in
  let about_matrix = statement = "near-identity-rank" in
  let role = if about_matrix then "matrix" else "encoder" in
  { roles = [role]; optional = []; radicands = not about_matrix; read = fun radicand claim witness ->
    let m = record (if with_mu then "mu" :: "relation" :: keys else keys) [] c claim in
    let mu = if with_mu then get m "mu" (if about_matrix then nonnegative_exact else positive_exact) c else (Z.zero, Z.one) in
    let relation = if with_mu then get m "relation" relation_of c else V.Le in
    let members = record ["at"; "value"] [] w witness in
    let at = get members "at" counts w in
    if List.length at <> places then malformed "witness.at: expected %d counts" places;
    let value, root = get members "value" (surd radicand) w in
    (fun inputs ->
      let x = matrix_of inputs role in
      let words = words_columns x in
      let work = product [z x.rows; z x.columns; words; words] in
      with_radicand x.radicand work),
    fun inputs ->
      let x = matrix_of inputs role in
      require_rational x.radicand;
      if about_matrix then require (x.rows = x.columns) "the matrix is not square";
      let i = z (List.hd at) and j = z (List.nth at (places - 1)) in
      let h = match hypothesis with
        | "diagonal" -> V.Diagonal i
        | "off-diagonal" -> V.OffDiagonal (relation, mu, i, j)
        | "nonzero-columns" -> V.NonzeroColumns i
        | "unit-columns" -> V.UnitColumns i
        | "equal-norms" -> V.EqualNorms (i, j)
        | _ -> V.Coherence (relation, mu, i, j) in
      verdict (V.check_hypothesis_failure h (z x.rows) (z x.columns) (fracs x) value)
        (Printf.sprintf "the hypothesis %s of %s fails at %s with the value %s" hypothesis statement
          (String.concat ", " (List.map string_of_int at)) (text_of value)) }
