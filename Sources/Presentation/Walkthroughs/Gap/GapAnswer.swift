// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import ExactArithmetic
import KernelLadder
import LinearSensing
import Statements

/// What is known of one encoder of the gap.
struct GapAnswer: Sendable {
  let a: Matrix<Rational>
  let k: Int
  let epsilon: Rational
  let arguments: String
  /// Before the names of certificates, when there are several encoders.
  let prefix: String
  let basisPursuit: BasisPursuitProver.Result
  let access: AccessProver.Result
  let capacity: CapacityProver.Result
  /// The z on which the best probes err most, and basis pursuit on its activations.
  let worst: (z: SparseVector, reading: Rational, feature: Int)?
  let minimiser: L1MinimiserProver.Minimiser?

  init(_ question: GapWalkthrough.Question, named: Bool, _ certifier: Certifier, _ progress: (Int, Int) -> Void) throws {
    a = question.encoder.scaled
    (k, epsilon, arguments) = (question.sparsity, question.epsilon, question.encoder.arguments)
    prefix = named ? "\(a.rows)x\(a.columns)-" : ""
    // Basis pursuit on scaled columns is not basis pursuit on A: the scaled matrix is the input.
    let input = question.encoder.featureScale == nil ? question.encoder.encoder : ProofInput(a)
    basisPursuit = try BasisPursuitProver(certifier).prove(encoder: input, sparsity: k, progress: progress)
    access = try AccessProver(certifier).prove(input, sparsity: k, epsilon: epsilon, progress: progress)
    capacity = try CapacityProver(certifier).prove(m: a.columns, k: k, decoder: .linear(.lt, epsilon: epsilon))
    let best = access.decoder.probes
    let error = InterferenceRows(encoder: .rational(a), probe: .rational(best)).worstCaseError(sparsity: k, domain: .signed)
    guard !error.z.isEmpty else {
      (worst, minimiser) = (nil, nil)
      return
    }
    let z = SparseVector(error.z.map { SparseVector.Entry($0.index, $0.value) })
    let activation = a.times(z)
    let reading = (0..<a.rows).reduce(Rational.zero) { $0 + best[$1, error.row] * activation[$1] }
    worst = (z, reading, error.row)
    let result = try L1MinimiserProver(certifier).prove(
      encoder: input, activation: ProofInput(Matrix(rows: a.rows, columns: 1, entries: activation)))
    if case .minimiser(let found) = result { minimiser = found } else { minimiser = nil }
  }

  var d: Int { a.rows }
  var m: Int { a.columns }
  var name: String { "the \(d)×\(m) matrix" }
  /// Whether no pair of this d reads k-sparse z within ε.
  var isExcluded: Bool { capacity.outcome.verdict == .proved && capacity.claim.lower > d }

  /// Proved: basis pursuit reads, and no probes of this A do.
  var verdict: Walkthrough.Verdict {
    switch (basisPursuit.outcome.verdict, access.outcome.verdict) {
    case (.proved, .refuted): return .proved
    case (.refuted, _), (_, .proved): return .refuted
    default: return .undecided
    }
  }

  var sentence: String {
    switch verdict {
    case .proved:
      return "Basis pursuit reads every \(k)-sparse z exactly through \(name), and no linear probes read it within \(epsilon)"
        + (isExcluded ? "; nor through any other \(d)×\(m) matrix: that takes at least \(capacity.claim.lower) neurons." : ".")
    case .refuted:
      return basisPursuit.outcome.verdict == .refuted
        ? "No gap on \(name): basis pursuit itself fails at k = \(k)."
        : "No gap on \(name): linear probes read every \(k)-sparse z within \(epsilon)."
    case .undecided:
      return "Undecided on \(name): "
        + [basisPursuit.outcome, access.outcome].filter { $0.verdict == .undecided }.map(\.sentence).joined(separator: " ")
    }
  }

  var steps: [WalkthroughStep] { [kernel, pursuit] + (example.map { [$0] } ?? []) + [probes, otherMatrices] }

  // MARK: The steps

  private var kernel: WalkthroughStep {
    let v = access.decoder.kernelVectors[access.decoder.bindingFeature]
    return WalkthroughStep(
      title: "A, and what it hides: \(name)", reference: "F9",
      statement: "A sends a space of dimension m − rank A = \(m - basisPursuit.rank) to 0. Everything below is decided by these vectors.",
      tables: [
        .init([
          ("d, m, k", "\(d), \(m), \(k)"), ("a vector of the kernel", Words.vector("v", v)), ("‖v‖₁", Figure.of(v.norm)),
          ("‖v‖_∞", Figure.of(v.largest)),
        ])
      ],
      why:
        "z and z + v have the same activations. A decoder can tell them apart only by what else it knows of z: that few entries are not 0.",
      verdict: .exact(holds: a.times(v).allSatisfy(\.isZero), v.entries.isEmpty ? "only 0 is hidden" : "Av = 0, multiplied out"),
      exhibits: [Exhibit("A", a), Exhibit("v", .vector(v, length: m))])
  }

  private var pursuit: WalkthroughStep {
    var comparisons: [Comparison] = []
    if let v = basisPursuit.concentrated {
      let share = largestSum(k, of: v.entries.map(\.value))
      comparisons = [
        Comparison(
          ("\(min(k, m)) largest of the most concentrated v found", share), 2 * share < v.norm ? .less : .atLeast, ("‖v‖₁/2", v.norm / 2))
      ]
    }
    var facts = [("sets of \(min(k, m)) columns with signs", basisPursuit.patterns.map(String.init) ?? "more than 2^40")]
    if basisPursuit.decided.count > 0 { facts.append(("each with a vector y that proves it", "\(basisPursuit.decided.count)")) }
    return WalkthroughStep(
      title: basisPursuit.outcome.verdict == .refuted
        ? "Basis pursuit does not read every \(k)-sparse z: \(name)" : "Basis pursuit reads every \(k)-sparse z: \(name)",
      reference: "Theorem 1; F9",
      statement:
        "Basis pursuit is right for every k-sparse z exactly if any k entries of any v ≠ 0 in the kernel make up less than half of ‖v‖₁.",
      comparisons: comparisons, tables: [.init(facts)],
      why:
        "let z live on T, |T| ≤ k. Going from z to z + v may save at most ‖v_T‖₁ on T and costs ‖v‖₁ − ‖v_T‖₁ elsewhere: more, if T has less than half. Conversely, if T has half of "
        + "some v, then z = v on T is no better than −v elsewhere. For all kernel vectors at once: for each T and signs σ a y with ⟨a_j, y⟩ ≈ σ_j on T and |⟨a_l, y⟩| well below 1 off it.",
      verdict: .certified(basisPursuit.outcome), bearings: [Bearing("theorem-1", StatementState(basisPursuit.outcome))],
      certificates: [NamedOutcome("\(prefix)basis-pursuit", basisPursuit.outcome)],
      command: "lrh prove sensing \(arguments) --sparsity \(k)")
  }

  private var example: WalkthroughStep? {
    guard let worst, let minimiser else { return nil }
    let truth = worst.z[worst.feature]
    let probeError = (worst.reading - truth).magnitude
    let isFound = SparseVector(dense: minimiser.x) == worst.z && minimiser.other == nil
    return WalkthroughStep(
      title: "One z, read both ways: \(name)", reference: "Theorem 1; F9",
      statement: "The z on which the best linear probes err most, and what each decoder makes of x = Az.",
      comparisons: [
        Comparison(
          ("error of the best probe of feature \(worst.feature)", probeError), probeError > pursuitError ? .greater : .atMost,
          ("error of basis pursuit", pursuitError))
      ],
      tables: [
        .init([
          ("z", Words.vector("z", worst.z)), ("basis pursuit finds", Words.vector("z", SparseVector(dense: minimiser.x))),
          ("its Σ |z_j|, the least possible", Figure.of(minimiser.norm)),
          ("the best linear probe of feature \(worst.feature) reads", Figure.of(worst.reading)), ("the truth", Figure.of(truth)),
        ])
      ],
      why:
        "a vector y with |⟨a_j, y⟩| ≤ 1 for all j and ⟨y, x⟩ = ‖z‖₁ proves that nothing shorter explains x: ‖z'‖₁ ≥ Σ z'_j⟨a_j, y⟩ = ⟨Az', y⟩ = ⟨x, y⟩.",
      verdict: .exact(
        holds: isFound || basisPursuit.outcome.verdict != .proved,
        isFound ? "basis pursuit finds z itself, and z is the only minimiser" : "basis pursuit does not find z here"),
      certificates: [NamedOutcome("\(prefix)minimiser", minimiser.outcome)])
  }

  /// The largest |x_j − z_j| of the minimiser.
  private var pursuitError: Rational {
    guard let worst, let minimiser else { return 0 }
    return minimiser.x.indices.map { (minimiser.x[$0] - worst.z[$0]).magnitude }.max() ?? 0
  }

  private var probes: WalkthroughStep {
    let least = access.decoder.error(sparsity: k)
    return WalkthroughStep(
      title: access.outcome.verdict == .proved ? "Linear probes can: \(name)" : "Linear probes cannot: \(name)", reference: "F7, F10",
      statement:
        "For this A every choice of probes has an error of at least min(1, k‖v‖_∞/‖v‖₁) for each v in the kernel; the largest of these is attained.",
      comparisons: [Comparison(("least error of any probes", least), least < epsilon ? .less : .atLeast, ("ε", epsilon))],
      why: "lrh walkthrough sharp-theorem tells it. "
        + (access.outcome.verdict == .proved ? "The probes are in the certificate." : "One vector v refutes every B at once."),
      verdict: .certified(access.outcome),
      bearings: [
        Bearing("best-decoder", StatementState(access.outcome) == .undecided ? .undecided : .proved),
        Bearing("accessibility", StatementState(access.outcome)),
      ],
      certificates: [NamedOutcome("\(prefix)probes", access.outcome)],
      command: "lrh prove access \(arguments) --sparsity \(k) --epsilon \(epsilon)")
  }

  private var otherMatrices: WalkthroughStep {
    let (lower, upper) = (capacity.claim.lower, capacity.claim.upper)
    let why: String
    if lower > d {
      why =
        "F8 turns the question into Alon's: a matrix of rank d with ones on the diagonal and entries below η = ε/(k − ε) off it. "
        + (basisPursuit.outcome.verdict == .proved ? "So it is not the choice of A; it is the linearity of the probes." : "")
    } else if upper <= d {
      why =
        "the bound does not exceed d. Indeed some \(d)×\(m) matrix can be read so"
        + (access.outcome.verdict == .proved ? ": this A, for one." : ": what this A lacks is not neurons.")
    } else {
      why = "the bound does not exceed d. Another \(d)×\(m) matrix might be read so: what is shown is shown of this A only."
    }
    return WalkthroughStep(
      title: lower > d ? "No matrix of this size can be read by linear probes: \(name)" : "Other matrices of this size: \(name)",
      reference: "Theorem 3 with constants; F8, F10",
      statement:
        "Linear probes within \(epsilon) at k = \(k) for \(m) features need at least \(lower) neurons, whatever A is; \(upper) are enough.",
      comparisons: [
        Comparison(("neurons needed by linear probes", Rational(lower)), lower > d ? .greater : .atMost, ("d of this A", Rational(d)))
      ],
      why: why,
      verdict: .certified(capacity.outcome),
      bearings: [
        Bearing("gap", !isExcluded ? .undecided : basisPursuit.outcome.verdict == .proved ? .proved : .hypothesisFails),
        Bearing("capacity", StatementState(capacity.outcome)),
      ],
      certificates: [NamedOutcome("\(prefix)capacity", capacity.outcome)],
      command: "lrh prove capacity --features \(m) --sparsity \(k) --epsilon \(epsilon)")
  }
}
