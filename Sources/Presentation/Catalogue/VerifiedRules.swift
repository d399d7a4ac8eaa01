// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  /// For each kind of certificate the theorems in `proofs/coq/checker` that say what the statement is when `lrh-check-verified` accepts. A kind that
  /// is missing has no verified rule.
  public static let verifiedRules: [String: [String]] = [
    "access": ["check_access_sound"],
    "basis-pursuit": ["check_basis_pursuit_sound"],
    "basis-pursuit-failure": ["check_basis_pursuit_failure_sound"],
    "capacity": ["check_capacity_sound"],
    "clique": ["check_clique_sound"],
    "clique-number": ["check_clique_number_sound"],
    "exact-decoding": ["check_exact_decoding_sound"],
    "exact-decoding-failure": ["check_exact_decoding_failure_sound"],
    "feature-sparsity": ["check_feature_sparsity_sound"],
    "geometry": ["check_geometry_sound", "check_geometry_angles"],
    "hypothesis-failure": ["check_hypothesis_failure_sound"],
    "incoherence": ["check_incoherence_sound"],
    "interference-chain": ["check_interference_chain_sound"],
    "l1-minimiser": ["check_l1_minimiser_sound", "check_unique_l1_minimiser_sound"],
    "near-identity-rank": ["check_near_identity_rank_sound"],
    "no-access": ["check_no_access_sound"],
    "optimal-access": ["check_optimal_access_sound"],
    "rank": ["check_rank_sound"],
    "recovery": ["check_recovery_sound"],
    "recovery-failure": ["check_recovery_failure_sound", "check_attained_error_sound"],
    "threshold": ["check_threshold_sound"],
    "threshold-failure": [
      "check_threshold_failure_given_sound", "check_threshold_failure_pair_sound", "check_threshold_failure_encoder_sound",
    ],
    "turan-bound": ["check_turan_bound_sound"],
    "worst-case-error": ["check_worst_case_error_sound"],
  ]
}
