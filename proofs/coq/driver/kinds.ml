(* SPDX-License-Identifier: Apache-2.0 *)
(* Which rule checks which kind, and what this program does not check. (A kind of the format without a verified rule would have the line
   `| "kind" -> Outcome.undecided "not covered: the kind %s" kind`.) *)

open Json

(* hypothesis-failure and feature-sparsity choose their inputs by the claim; `roles` are those of the inputs there are. *)
let rule kind claim roles = match kind with
  | "rank" -> Some Rank.rule
  | "near-identity-rank" -> Some Near_identity.rule
  | "turan-bound" -> Some Turan.turan_bound
  | "clique" -> Some Turan.clique
  | "clique-number" -> Some Clique_number.rule
  | "recovery" | "recovery-failure" | "worst-case-error" -> Some (Recovery.rule kind claim)
  | "incoherence" -> Some Incoherence.rule
  | "hypothesis-failure" -> Some (Hypothesis_failure.rule claim)
  | "interference-chain" -> Some Interference_chain.rule
  | "access" | "no-access" | "optimal-access" -> Some (Access.rule kind)
  | "basis-pursuit" -> Some Basis_pursuit.rule
  | "basis-pursuit-failure" | "exact-decoding-failure" -> Some (Basis_pursuit.failure kind)
  | "exact-decoding" -> Some Exact_decoding.rule
  | "l1-minimiser" -> Some L1_minimiser.rule
  | "threshold" | "threshold-failure" -> Some (Threshold.rule kind roles)
  | "feature-sparsity" -> Some (Feature_sparsity.rule claim)
  | "geometry" -> Some Geometry.rule
  | "capacity" -> Some Capacity.rule
  | _ -> None

(* Kinds whose probe may be given by a rule (section 4.1) *)
let with_probe_rule = ["recovery"; "recovery-failure"; "worst-case-error"; "feature-sparsity"]

(* Forms of covered kinds without a verified rule: filters (section 5.19). *)
let uncovered_form kind witness =
  let has key = function Object members -> List.mem_assoc key members | _ -> false in
  if List.mem kind ("incoherence" :: with_probe_rule) && has "filter" witness then Some "a filter" else None
