(* SPDX-License-Identifier: Apache-2.0 *)
(* Which rule checks which kind, and what this program does not check. *)

open Json

(* hypothesis-failure and feature-sparsity choose their inputs by the claim; `roles` are those of the inputs there are. *)
let rule kind claim roles = match kind with
  | "rank" -> Some Rank.rule
  | "near-identity-rank" -> Some Near_identity.rule
  | "turan-bound" -> Some Turan.turan_bound
  | "clique" -> Some Turan.clique
  | "clique-number" -> Some Clique_number.rule
  | "recovery" | "recovery-failure" | "worst-case-error" -> Some (Recovery.rule kind)
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
  | "capacity" -> Some Capacity.rule
  | _ -> None

(* Kinds of format 1 that this program does not check. Only the common parts of such a file are read. *)
let not_covered = ["geometry"]

(* Forms of covered kinds without a verified rule: filters (section 5.19), probes by a rule (4.1), attained errors (5.7). *)
let uncovered_form kind claim inputs witness =
  let has key = function Object members -> List.mem_assoc key members | _ -> false in
  let probe = match inputs with Object members -> List.assoc_opt "probe" members | _ -> None in
  let pair = List.mem kind ["recovery"; "recovery-failure"; "worst-case-error"; "feature-sparsity"] in
  if (pair || kind = "incoherence") && has "filter" witness then Some "a filter"
  else if pair && Option.fold ~none:false ~some:(has "rule") probe then Some "a probe by a rule"
  else if kind = "recovery-failure" && has "attainedError" claim then Some "an attained error"
  else None
