From Coq Require Import ZArith FMapPositive Extraction ExtrOcamlBasic.
From mathcomp Require Import all_ssreflect.
From LRHChecker Require Import Data Turan Recovery ProbeRule Rank Incoherence
  Family NearIdentity CliqueNumber InterferenceChain HypothesisFailure
  AttainedError Access OptimalAccess BasisPursuit ExactDecoding L1Minimiser
  Threshold FeatureSparsity Geometry CapacityLower CapacityUpper.

(* Extraction of the checkers to OCaml, with Zarith's integers for positive, Z *)
(* and nat alike.  This file is trusted: it says which OCaml code stands for   *)
(* which Coq function.                                                         *)

Extraction Language OCaml.

Extract Inductive positive => "BigInt.t"
  [ "(fun p -> BigInt.succ (BigInt.shift_left p 1))" "(fun p -> BigInt.shift_left p 1)" "BigInt.one" ]
  "(fun xi xo xh p -> if BigInt.equal p BigInt.one then xh () else if BigInt.testbit p 0 then xi (BigInt.shift_right p 1) else xo (BigInt.shift_right p 1))".
Extract Inductive Z => "BigInt.t"
  [ "BigInt.zero" "(fun p -> p)" "BigInt.neg" ]
  "(fun zero pos neg z -> let s = BigInt.sign z in if s = 0 then zero () else if s > 0 then pos z else neg (BigInt.neg z))".
Extract Inductive nat => "BigInt.t"
  [ "BigInt.zero" "BigInt.succ" ]
  "(fun zero succ n -> if BigInt.sign n = 0 then zero () else succ (BigInt.pred n))".

Extract Inlined Constant andb => "(&&)".
Extract Inlined Constant orb => "(||)".
Extract Inlined Constant negb => "not".

Extract Inlined Constant Z.add => "BigInt.add".
Extract Inlined Constant Z.sub => "BigInt.sub".
Extract Inlined Constant Z.mul => "BigInt.mul".
Extract Inlined Constant Z.opp => "BigInt.neg".
Extract Inlined Constant Z.succ => "BigInt.succ".
Extract Inlined Constant Z.abs => "BigInt.abs".
Extract Inlined Constant Z.max => "BigInt.max".
Extract Inlined Constant Z.lcm => "BigInt.lcm".
Extract Inlined Constant Z.eqb => "BigInt.equal".
Extract Inlined Constant Z.leb => "BigInt.leq".
Extract Inlined Constant Z.ltb => "BigInt.lt".
Extract Inlined Constant Z.of_nat => "(fun (n : BigInt.t) -> n)".
Extract Inlined Constant Pos.of_succ_nat => "BigInt.succ".
Extract Inlined Constant Pos.mul => "BigInt.mul".
(* Bits of nonnegative integers *)
Extract Inlined Constant Z.setbit => "BigInt.set_bit".
Extract Inlined Constant Z.clearbit => "BigInt.clear_bit".
Extract Inlined Constant Z.testbit => "BigInt.has_bit".
Extract Inlined Constant Z.land => "BigInt.logand".
Extract Inlined Constant Z.ones => "BigInt.ones".
(* As in Coq: rounded down; division by zero gives quotient 0 and remainder the dividend. *)
Extract Inlined Constant Z.div => "BigInt.floor_div".
Extract Inlined Constant Z.modulo => "BigInt.floor_mod".

Extraction "verified.ml" check_turan_bound check_clique check_worst_case_error
  check_recovery check_recovery_failure check_attained_error matched_probe check_rank check_incoherence
  check_near_identity_rank check_clique_number check_interference_chain
  check_hypothesis_failure check_access check_no_access check_optimal_access
  check_basis_pursuit check_basis_pursuit_failure check_exact_decoding_failure
  check_exact_decoding check_l1_minimiser check_unique_l1_minimiser
  check_threshold check_threshold_failure_given check_threshold_failure_pair
  check_threshold_failure_encoder check_feature_sparsity check_geometry
  check_capacity_lower check_capacity.
