// SPDX-License-Identifier: Apache-2.0
import Digests
import ExactArithmetic
import Statements

/// What the kernel says of a certificate.
public enum Verdict: Hashable, Sendable {
  /// Every check passed: the claim, as its sentence states it, is true of the inputs the certificate holds.
  case accepted
  /// A check failed, for this reason. Nothing is proved.
  case rejected(String)
  /// Not checked, for this reason.
  case undecided(String)
}

/// The checker of `docs/certificate-format-1.md`, from step 2 (digests) on.
///
/// The kernel recomputes and compares; it never searches, and uses no floating point. For each kind, "accepted" means, for the inputs
/// as parsed (whose SHA-256 the claim repeats), with every number exact:
///
/// - `rank`: the matrix has rank `rank` over ℚ.
/// - `near-identity-rank`: for n×n C with every C_ii > 0 and D_ij = C_ij/C_ii: |D_ij| ⋖ mu for i ≠ j; rank C = `rank`; and `lowerBound` is
///   the least ρ with N(ρ) ≥ Q (> for `alon` with `lt` and n ≥ 2), which F2–F4 prove to be at most rank C.
/// - `turan-bound`: G has `edges` ≤ t_parts(n) edges, and a partition into at most `parts` classes with deg(u) ≤ n − |class of u| is a proof.
/// - `clique`: G has `size` pairwise adjacent vertices.
/// - `clique-number`: the largest clique of the graph has exactly `cliqueNumber` vertices.
/// - `recovery`, `recovery-failure`, `worst-case-error`: for k ≥ 1 and d×m matrices A, B, the maximum of |(BᵀAz − z)_i| over all i and all
///   k-sparse z in the domain's cube is `worstError`, and it is, is not, or is not compared to be ⋖ epsilon. With an input `featureScale`
///   s (m×1, every s_j > 0): the same of the columns s_j·a_j and b_j/s_j in place of a_j and b_j.
///   With a filter in the witness, here and below: this is so provided that every entry of C = BᵀA that the filter does not list is within
///   its bound; that is the assumption `ieee754-dot-product`, and a full check proves it. With `probe` a rule: B is what the rule makes of
///   the encoder as it stands, before any scale.
/// - `recovery-failure` with `attainedError`: for some i and some k-sparse z in the cube |(BᵀAz − z)_i| is that, and it is not ⋖ epsilon.
/// - `interference-chain`: for k ≥ 1, 0 < epsilon < 1 and rational d×m matrices A, B (scaled as for `recovery`), C = BᵀA: |(BᵀAz − z)_i| ⋖
///   epsilon for all i and all k-sparse z ∈ [−1,1]ᵐ; exactly `edges` ≤ m(k−1) pairs i ≠ j are without both |C_ij|, |C_ji| ⋖ epsilon/k; none
///   is inside `independentSet`, of n = `independentSetSize` ≥ m/(2k−1) features; there, with D_ij = C_ij/C_ii, C_ii > 0, and mu =
///   (epsilon/k)/(1 − epsilon), `lowerBound` ≤ d is the least ρ with N(ρ) ≥ Q (> for `alon` with `lt` and n ≥ 2), which F2–F4 prove to be
///   at most the rank of C restricted to these features, and so at most d.
/// - `geometry`: for k ≥ 1, 0 < epsilon < 1 and d×m matrices A, B (scaled as for `recovery`): the largest error over all k-sparse z ∈ [−1,1]ᵐ
///   is `worstError` ⋖ epsilon; `gammaSquared` is the larger of 1 and all ‖a_i‖², ‖b_i‖²; the least and largest c·|c| over the cosines c of
///   a_i with b_i, of a_i with a_j and of b_i with b_j (i < j) are those stated; cos(a_i, b_i) ≥ (1 − epsilon)/γ², the other two in absolute
///   value ≤ epsilon·γ²/(1 − epsilon) + √(1 − (1 − epsilon)²/γ⁴); and, where stated, every |cos(a_i, b_i)| < `selfCosineBelow` and every
///   other cosine > `pairCosineAbove`.
/// - `incoherence`: no column is zero; norms are as stated; the largest squared cosine of two columns is `coherenceSquared` (0 for m = 1);
///   with mu: every |cosine| ⋖ mu.
/// - `capacity`: for m, k ≥ 1 and epsilon > 0: the least number of rows of real matrices A, B with |(BᵀAz − z)_i| ⋖ epsilon for all i and
///   all k-sparse z ∈ [−1,1]ᵐ (`threshold`: and some t with (BᵀAz)_i > t_i ⟺ z_i = 1 for all i and all k-sparse z ∈ {0,1}ᵐ) is at least
///   `lower` and at most `upper`, by F3, F4, F8, F11 and the constructions proved in `proofs/constructions.md`.
/// - `threshold`: for k ≥ 1 and d×m matrices A, B (scaled as for `recovery`, t_i/s_i then being the thresholds), B and t given or those of
///   the witness: for every z ∈ {0,1}ᵐ with at most k ones and every i, (BᵀAz)_i > t_i exactly if z_i = 1.
/// - `threshold-failure`: this is false: for the given B and t; or for the given B and all t; or, with neither given, for all B and t.
/// - `feature-sparsity`: for every i, `sparsities`[i] is the largest s ≤ k such that feature i meets the criterion for all s-sparse z:
///   |(BᵀAz − z)_i| ⋖ epsilon; or some t_i, or the given one, is right about every Boolean z. 0 when it fails for s = 1.
/// - `hypothesis-failure`: the hypothesis named fails at the place named. Nothing else.
/// - `basis-pursuit`: for k ≥ 1 and a rational d×m matrix A, every z ∈ ℝᵐ with at most k nonzero entries is the only minimiser of ‖x‖₁
///   among all x with Ax = Az (F9: the certificates together prove the null space property of order min(k, m)).
/// - `basis-pursuit-failure`: for some such z it is not: the min(k, m) largest entries of some v ≠ 0 with Av = 0 make up at least half of
///   ‖v‖₁.
/// - `exact-decoding`: for k ≥ 1, Az ≠ Az′ for any two different z, z′ ∈ ℝᵐ with at most k nonzero entries each: any min(2k, m) columns
///   of A are independent, modulo a prime and so over ℚ.
/// - `exact-decoding-failure`: Az = Az′ for two such: some v ≠ 0 with Av = 0 has at most 2k nonzero entries.
/// - `l1-minimiser`: for a rational d×m matrix A and a ∈ ℚᵈ, the minimum of ‖x‖₁ over all x ∈ ℝᵐ with Ax = a exists and is `norm`, and the
///   witness's x attains it; with `unique` = `yes` no other x does.
/// - `access`: for k ≥ 1, 0 < epsilon and a rational d×m matrix A: with the probes B of the witness, the maximum of |(BᵀAz − z)_i| over all i
///   and all k-sparse z ∈ [−1,1]ᵐ is `worstError` ⋖ epsilon. With an input `featureScale` s, here and below: the same of the columns s_j·a_j.
/// - `no-access`: for k ≥ 1 and A: for every d×m matrix B over an ordered field that contains ℚ, the same maximum is at least `worstError`,
///   and that is not ⋖ epsilon; so 0 < epsilon ≤ 1 for `lt`, 0 < epsilon < 1 for `le`. The witness: 0 ≠ v ∈ ker A with
///   min(1, k‖v‖_∞/‖v‖₁) = `worstError` (F7).
/// - `optimal-access`: for k ≥ 1 and A: for every i, min_b max_j |(Aᵀb − e_i)_j| = `featureMu`[i], and the least maximum of |(BᵀAz − z)_i|
///   over all i and all k-sparse z ∈ [−1,1]ᵐ that any B has is `worstError` = min(1, k·max_i `featureMu`[i]).
public enum CertificateKernel {
  /// The work allowed unless the user says otherwise; the unit is about one multiplication of machine words.
  public static let defaultWorkLimit = Integer(10_000_000_000)

  /// Checks a certificate: digests, then work, then the kind's conditions, then assumptions.
  ///
  /// - Parameters:
  ///   - accepted: assumptions that may stay unproved.
  ///   - full: whether what the assumptions stand for is to be checked too, exactly; then nothing is assumed.
  ///   - digests: what was hashed before, for certificates about the same inputs.
  public static func check(
    _ certificate: Certificate, workLimit: Integer = defaultWorkLimit, accepting accepted: Set<Assumption> = [], full: Bool = false,
    digests: DigestMemory = DigestMemory()
  ) -> Verdict {
    do throws(Rejection) {
      try requireDigests(certificate, digests)
      let rule = try rule(for: certificate)
      guard let work = full ? rule.fullWork : rule.work else { return .undecided("budget: a size exceeds the limit of the work formula") }
      guard work <= workLimit else { return .undecided("budget: work \(work) exceeds the limit \(workLimit)") }
      try rule.check()
      let derived = certificate.assertion.assumptions
      try require(
        certificate.assumptions == derived,
        derived.isEmpty
          ? "the rule needs no assumption, the certificate lists one"
          : "the rule needs the assumption \(derived.map(\.rawValue).joined(separator: ", ")), the certificate does not list it")
      if full {
        try rule.checkAssumptions()
      } else if let open = derived.first(where: { !accepted.contains($0) }) {
        return .undecided("all that is checked holds, but it leans on the assumption \(open.rawValue), which is not accepted")
      }
      return .accepted
    } catch {
      return .rejected(error.reason)
    }
  }

  /// Step 2 alone: accepted or rejected.
  public static func checkDigests(_ certificate: Certificate) -> Verdict {
    do throws(Rejection) {
      try requireDigests(certificate, DigestMemory())
      return .accepted
    } catch {
      return .rejected(error.reason)
    }
  }

  private static func requireDigests(_ certificate: Certificate, _ digests: DigestMemory) throws(Rejection) {
    for (role, input) in certificate.inputs.sorted(by: { $0.key < $1.key }) {
      if case .probe(_, let encoder) = input.object {
        try require(encoder == certificate.inputs[.encoder]?.digest, "the probe's rule is about another encoder")
      }
      let digest = digests.digest(of: input.object)
      try require(digest == input.digest, "inputs.\(role.rawValue).digest is not the input's digest, \(digest)")
      try require(digest == certificate.claimedDigests[role], "claim.digests.\(role.rawValue) is not the input's digest, \(digest)")
    }
  }

  /// The SHA-256 of the object's canonical text, in hex.
  public static func digest(of input: Input) -> String {
    var hash = SHA256()
    input.writeCanonicalText { hash.append($0) }
    return hash.hexDigest()
  }

  private static func rule(for certificate: Certificate) throws(Rejection) -> any Rule {
    switch certificate.assertion {
    case .rank(let claim, let witness):
      return RankRule(claim, witness, try certificate.rationalMatrix(.matrix))
    case .nearIdentityRank(let claim, let witness):
      return NearIdentityRankRule(claim, witness, try certificate.rationalMatrix(.matrix))
    case .turanBound(let claim, let witness):
      return TuranBoundRule(claim: claim, witness: witness, graph: try certificate.graph())
    case .clique(let claim, let witness):
      return CliqueRule(claim: claim, witness: witness, graph: try certificate.graph())
    case .cliqueNumber(let claim, let witness):
      return CliqueNumberRule(claim: claim, witness: witness, graph: try certificate.graph())
    case .recovery(let claim, let witness):
      let pair = try InterferencePair(certificate)
      guard let filter = witness.filter else { return RecoveryRule(claim: claim, witness: witness, pair: pair) }
      return FilteredRecoveryRule(claim: claim, witness: witness, rows: FilteredRows(filter, pair))
    case .attainedError(let claim, let witness):
      return AttainedErrorRule(claim: claim, witness: witness, pair: try InterferencePair(certificate))
    case .interferenceChain(let claim, let witness):
      return InterferenceChainRule(claim: claim, witness: witness, pair: try InterferencePair(certificate))
    case .geometry(let claim, let witness):
      return GeometryRule(claim: claim, witness: witness, pair: try InterferencePair(certificate))
    case .incoherence(let claim, let witness):
      return IncoherenceRule(claim, witness, encoder: try certificate.matrix(.encoder))
    case .capacity(let claim, let witness): return CapacityRule(claim: claim, witness: witness)
    case .hypothesisFailure(let claim, let witness):
      let role: Role = claim.hypothesis.statement == "incoherence" ? .encoder : .matrix
      return HypothesisFailureRule(claim: claim, witness: witness, input: try certificate.matrix(role))
    case .threshold(let claim, let witness):
      let pair = try InterferencePair(certificate, witnessProbes: witness.probes)
      return ThresholdRule(claim: claim, pair: pair, thresholds: try Thresholds(certificate, witness: witness.thresholds, pair))
    case .thresholdFailure(let claim, let witness):
      guard case .kernelVector(let vector) = witness.reason else {
        let pair = try InterferencePair(certificate)
        return ThresholdFailureRule(claim: claim, witness: witness, pair: pair, thresholds: try Thresholds(given: certificate, pair))
      }
      return ThresholdKernelRule(claim: claim, feature: witness.feature, vector: KernelVector(vector, try ScaledEncoder(certificate)))
    case .featureSparsity(let claim, let filter):
      let pair = try InterferencePair(certificate)
      if let filter { return FilteredSparsityRule(claim: claim, rows: FilteredRows(filter, pair)) }
      return FeatureSparsityRule(claim: claim, pair: pair, thresholds: try Thresholds(given: certificate, pair))
    case .basisPursuit(let claim, .certificates(let certificates)):
      return BasisPursuitRule(claim, certificates, try certificate.rationalMatrix(.encoder))
    case .basisPursuit(let claim, .kernelVector(let vector)):
      return BasisPursuitFailureRule(claim: claim, vector: KernelVector(vector, try certificate.rationalMatrix(.encoder)))
    case .exactDecoding(let claim, .prime(let prime)):
      return ExactDecodingRule(claim, prime: prime, try certificate.rationalMatrix(.encoder))
    case .exactDecoding(let claim, .kernelVector(let vector)):
      return ExactDecodingFailureRule(claim: claim, vector: KernelVector(vector, try certificate.rationalMatrix(.encoder)))
    case .l1Minimiser(let claim, let witness):
      return L1MinimiserRule(
        claim, witness, encoder: try certificate.rationalMatrix(.encoder), activation: try certificate.rationalMatrix(.activation))
    case .access(let claim, .probes(let probes)):
      return AccessRule(claim: claim, probes: WitnessProbes(probes, try ScaledEncoder(certificate)))
    case .access(let claim, .kernelVector(let vector)):
      return NoAccessRule(claim: claim, vector: KernelVector(vector, try ScaledEncoder(certificate)))
    case .optimalAccess(let claim, let witness):
      let encoder = try ScaledEncoder(certificate)
      return OptimalAccessRule(
        claim: claim, probes: WitnessProbes(witness.probes, encoder), vectors: witness.kernelVectors.map { KernelVector($0, encoder) })
    }
  }
}

/// The conditions of one kind of claim on one instance.
protocol Rule {
  /// The work of `check`, by the kind's formula; nil when it is infinite.
  var work: Integer? { get }
  /// Throws unless every condition holds.
  func check() throws(Rejection)
  /// The work of `check` and `checkAssumptions` together; nil when it is infinite.
  var fullWork: Integer? { get }
  /// Throws unless what the assumptions stand for holds, once `check` has passed.
  func checkAssumptions() throws(Rejection)
}

/// Most rules assume nothing.
extension Rule {
  var fullWork: Integer? { work }
  func checkAssumptions() throws(Rejection) {}
}

/// A failed check.
struct Rejection: Error {
  let reason: String
}

/// Throws a rejection unless the condition holds.
func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(Rejection) {
  if !condition { throw Rejection(reason: reason()) }
}

extension Certificate {
  func matrix(_ role: Role) throws(Rejection) -> InputMatrix {
    guard case .matrix(let matrix)? = inputs[role]?.object else { throw Rejection(reason: "no matrix as \(role.rawValue)") }
    return matrix
  }

  func rationalMatrix(_ role: Role) throws(Rejection) -> Matrix<Rational> {
    guard let matrix = try matrix(role).rationalMatrix else { throw Rejection(reason: "the \(role.rawValue) is not rational") }
    return matrix
  }

  func graph() throws(Rejection) -> Graph {
    guard case .graph(let graph)? = inputs[.graph]?.object else { throw Rejection(reason: "no graph") }
    return graph
  }
}
