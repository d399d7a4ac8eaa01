// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements
import TestSupport
import Testing

/// A pair or an encoder with its products, by the plainest arithmetic.
private struct Instance {
  let a, b: Matrix<Rational>
  let rule: ProbeRule?
  let inputs: [Role: Input]

  init(_ generator: inout SplitMix64) throws {
    let (d, m) = (generator.int(1...4), generator.int(1...6))
    // Small multiples of 1/8: ties and equalities happen.
    func entry() -> Float { Float(generator.int(-6...6)) / 8 }
    var encoder = Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(generator.int(-6...6)) / 8 }
    for j in 0..<m where (0..<d).allSatisfy({ encoder[$0, j].isZero }) { encoder[0, j] = 1 }
    a = encoder
    var given: Input = .matrix(.rational(encoder))
    if generator.oneIn(2) {
      let bits = encoder.entries.map { Float($0.nearestFloat).bitPattern }
      given = .matrix(.dyadic(try DyadicMatrix(rows: d, columns: m, binary32: bits)))
    }
    rule = generator.pick([nil, .encoder, .matched])
    switch rule {
    case nil: b = Matrix(rows: d, columns: m) { _, _ in Rational(generator.int(-6...6)) / 8 }
    case .encoder: b = encoder
    case .matched:
      b = Matrix(rows: d, columns: m) { l, j in encoder[l, j] / (0..<d).reduce(Rational.zero) { $0 + encoder[$1, j] * encoder[$1, j] } }
    }
    let digest = CertificateKernel.digest(of: given)
    inputs = [.encoder: given, .probe: rule.map { .probe($0, encoder: digest) } ?? .matrix(.rational(b))]
  }

  var m: Int { a.columns }
  func product(_ x: Matrix<Rational>, _ i: Int, _ j: Int) -> Rational { (0..<a.rows).reduce(.zero) { $0 + x[$1, i] * a[$1, j] } }
  func c(_ i: Int, _ j: Int) -> Rational { product(b, i, j) }
  func e(_ i: Int, _ j: Int) -> Rational { c(i, j) - (i == j ? 1 : 0) }
  func error(_ i: Int, _ k: Int, _ domain: Domain) -> Rational {
    func top(_ values: [Rational]) -> Rational { values.sorted(by: >).prefix(k).reduce(.zero, +) }
    let row = (0..<m).map { e(i, $0) }
    return domain == .signed ? top(row.map(\.magnitude)) : max(top(row.map { max($0, 0) }), top(row.map { max(-$0, 0) }))
  }
}

extension Rational {
  fileprivate var nearestFloat: Float { Float(numerator.asInt ?? 0) / Float(denominator.asInt ?? 1) }
}

@Suite("Filters")
struct FilterRuleTests {
  private func word(_ assertion: Assertion, _ inputs: [Role: Input], accepting: Bool = false, full: Bool = false) -> String {
    var value = certificate(assertion, inputs)
    value.assumptions = assertion.assumptions
    switch CertificateKernel.check(value, accepting: accepting ? [.ieee754DotProduct] : [], full: full) {
    case .accepted: return "accepted"
    case .rejected(let reason): return "rejected: \(reason)"
    case .undecided(let reason): return "undecided: \(reason)"
    }
  }

  /// The outcomes without options, with the assumption, and with a full check, as far as the assumption and the statement make them.
  private func expect(_ assertion: Assertion, _ inputs: [Role: Input], conditions: Bool, statement: Bool, _ what: String) {
    let plain = word(assertion, inputs)
    check(plain.hasPrefix(conditions ? "undecided: all" : "rejected"), "\(what), no option: \(plain)")
    let assumed = word(assertion, inputs, accepting: true)
    check(assumed.hasPrefix(conditions ? "accepted" : "rejected"), "\(what), assumed: \(assumed)")
    let full = word(assertion, inputs, full: true)
    check(full.hasPrefix(conditions && statement ? "accepted" : "rejected"), "\(what), full: \(full)")
  }

  /// Random lists with the diagonal, and bounds that are true, or one that is not.
  private func filter(_ instance: Instance, _ generator: inout SplitMix64) -> (EntryFilter, holds: Bool) {
    let m = instance.m
    let listed = (0..<m).map { i in (0..<m).filter { $0 == i || generator.oneIn(2) } }
    var bounds = (0..<m).map { i in (0..<m).filter { !listed[i].contains($0) }.map { instance.c(i, $0).magnitude }.max() ?? 0 }
    if generator.oneIn(3) { bounds = bounds.map { $0 + Rational(1, 1000) } }
    let i = generator.int(0...m - 1)
    let spoiled = generator.oneIn(3) && bounds[i].sign > 0
    if spoiled { bounds[i] = bounds[i] * Rational(Integer(generator.int(0...7)), 8) }
    let holds = (0..<m).allSatisfy { i in (0..<m).allSatisfy { listed[i].contains($0) || instance.c(i, $0).magnitude <= bounds[i] } }
    return (EntryFilter(bounds: bounds, listed: listed), holds)
  }

  /// U_i(k) and V_i(k), from all m numbers.
  private func sums(_ instance: Instance, _ filter: EntryFilter, _ i: Int, _ k: Int, _ domain: Domain) -> (most: Rational, least: Rational)
  {
    func part(_ value: Rational, _ sign: Int) -> Rational { domain == .signed ? value.magnitude : max(sign > 0 ? value : -value, 0) }
    func top(_ values: [Rational]) -> Rational { values.sorted(by: >).prefix(k).reduce(.zero, +) }
    let both = [1, -1].map { sign -> (Rational, Rational) in
      let known = filter.listed[i].map { part(instance.e(i, $0), sign) }
      return (top(known + [Rational](repeating: filter.bounds[i], count: instance.m - known.count)), top(known))
    }
    return (both.map(\.0).max() ?? 0, both.map(\.1).max() ?? 0)
  }

  @Test("worst-case errors: against all m numbers of each row, and all entries")
  func worstCase() throws {
    try withRandomCases(300, seed: 1) { generator in
      let instance = try Instance(&generator)
      let (m, domain, k) = (instance.m, generator.pick([Domain.signed, .nonnegative]), generator.int(1...7))
      let (filter, holds) = filter(instance, &generator)
      // The best z there is.
      let row = (0..<m).max { instance.error($0, k, domain) < instance.error($1, k, domain) } ?? 0
      let worst = instance.error(row, k, domain)
      let sign =
        domain == .nonnegative
          && (0..<m).map { max(instance.e(row, $0), 0) }.sorted(by: >).prefix(k).reduce(.zero, +) < worst ? -1 : 1
      let order = (0..<m).filter { domain == .signed ? !instance.e(row, $0).isZero : instance.e(row, $0).sign == sign }
        .sorted { instance.e(row, $0).magnitude > instance.e(row, $1).magnitude }
      let z = order.prefix(k).sorted().map { (index: $0, value: Rational(domain == .signed ? instance.e(row, $0).sign : 1)) }
      let verdict = generator.pick([
        RecoveryVerdict.worstCaseError, .recovery(.lt, epsilon: worst + 1), .recovery(.le, epsilon: max(worst, Rational(1, 9))),
      ])
      let claim = RecoveryClaim(
        d: instance.a.rows, m: m, k: k, domain: domain, verdict: verdict, worstError: QuadraticSurd(worst), probeRule: instance.rule)
      let conditions = (0..<m).allSatisfy { sums(instance, filter, $0, k, domain).most <= worst }
      expect(
        .recovery(claim, RecoveryWitness(row: row, z: z, filter: filter)), instance.inputs, conditions: conditions, statement: holds,
        "\(instance.a.entries), \(filter)")
      check(word(.recovery(claim, RecoveryWitness(row: row, z: z)), instance.inputs) == "accepted", "without a filter")
    }
  }

  @Test("feature sparsities: against all m numbers of each row, and all entries")
  func sparsity() throws {
    try withRandomCases(300, seed: 2) { generator in
      let instance = try Instance(&generator)
      let (m, domain) = (instance.m, generator.pick([Domain.signed, .nonnegative]))
      let (filter, holds) = filter(instance, &generator)
      let (k, relation) = (generator.int(1...m), generator.pick([Relation.lt, .le]))
      // Often an epsilon that some feature attains.
      let attained = instance.error(generator.int(0...m - 1), k, domain)
      let epsilon = max(generator.oneIn(2) ? attained : Rational(Integer(generator.int(1...20)), 8), Rational(1, 8))
      let sparsities = (0..<m).map { i in (1...k).filter { relation.holds(instance.error(i, $0, domain), epsilon) }.count }
      let conditions = (0..<m).allSatisfy { i in
        let s = sparsities[i]
        return (s == 0 || relation.holds(sums(instance, filter, i, s, domain).most, epsilon))
          && (s == k || !relation.holds(sums(instance, filter, i, s + 1, domain).least, epsilon))
      }
      let claim = FeatureSparsityClaim(
        d: instance.a.rows, m: m, k: k, criterion: .recovery(domain, relation, epsilon: epsilon), sparsities: sparsities,
        probeRule: instance.rule)
      expect(.featureSparsity(claim, filter), instance.inputs, conditions: conditions, statement: holds, "\(claim), \(filter)")
      check(word(.featureSparsity(claim), instance.inputs) == "accepted", "without a filter")
    }
  }

  @Test("coherence: against all pairs")
  func incoherence() throws {
    try withRandomCases(300, seed: 3) { generator in
      let instance = try Instance(&generator)
      let m = instance.m
      func g(_ i: Int, _ j: Int) -> Rational { instance.product(instance.a, i, j) }
      func cosine(_ i: Int, _ j: Int) -> Rational { g(i, j) * g(i, j) / (g(i, i) * g(j, j)) }
      let pairs = (0..<m).flatMap { i in (i + 1..<max(m, i + 1)).map { (i, $0) } }
      let best = pairs.max { cosine($0.0, $0.1) < cosine($1.0, $1.1) }
      let coherence = best.map { cosine($0.0, $0.1) } ?? 0
      let listed = (0..<m).map { i in (i + 1..<max(m, i + 1)).filter { j in generator.oneIn(2) || best.map { $0 == (i, j) } == true } }
      let bounds = (0..<m).map { i in Rational(Integer(generator.int(0...40)), 32) * (i == m - 1 && generator.oneIn(2) ? 0 : 1) }
      let filter = EntryFilter(bounds: bounds, listed: listed)
      let conditions = (0..<m).allSatisfy { bounds[$0] * bounds[$0] <= coherence * g($0, $0) }
      let statement = pairs.allSatisfy { i, j in listed[i].contains(j) || g(i, j) * g(i, j) <= bounds[i] * bounds[i] * g(j, j) }
      let claim = IncoherenceClaim(
        d: instance.a.rows, m: m, columns: .any, coherenceSquared: QuadraticSurd(coherence), coherence: nil, bound: nil)
      expect(
        .incoherence(claim, IncoherenceWitness(pair: best, filter: filter)), instance.inputs.filter { $0.key == .encoder },
        conditions: conditions, statement: statement, "\(instance.a.entries), \(filter)")
    }
  }

  @Test("a rule about another encoder, and a claim about another rule, are rejected")
  func otherRule() throws {
    var generator = SplitMix64(seed: 8)
    var instance = try Instance(&generator)
    while instance.rule != .matched || instance.e(0, instance.m - 1).isZero { instance = try Instance(&generator) }
    let claim = AttainedErrorClaim(
      d: instance.a.rows, m: instance.m, k: 1, domain: .signed, relation: .lt, epsilon: Rational(1, 1_000_000),
      attainedError: QuadraticSurd(instance.e(0, instance.m - 1).magnitude), probeRule: .matched)
    let witness = RecoveryWitness(row: 0, z: [(index: instance.m - 1, value: 1)])
    #expect(word(.attainedError(claim, witness), instance.inputs) == "accepted")
    var other = claim
    other.probeRule = nil
    #expect(word(.attainedError(other, witness), instance.inputs).hasPrefix("rejected"))
    var inputs = instance.inputs
    inputs[.probe] = .probe(.matched, encoder: String(repeating: "0", count: 64))
    #expect(word(.attainedError(claim, witness), inputs).hasPrefix("rejected: the probe's rule is about another encoder"))
  }
}
