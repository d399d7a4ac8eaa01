// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import LinearSensing
import NearIdentityRank
import Statements
import TestSupport
import Testing
import Walkthroughs

/// Each walkthrough on random instances: consistent, and with the verdict that a slow and simple method gives.
@Suite("Walkthroughs on random instances")
struct PropertyTests {
  @Test("Lemma 7: proved exactly when the hypotheses hold")
  func lemma7() throws {
    try withRandomCases(150, seed: 62_000) { generator in
      let n = generator.int(1...6)
      let r = generator.int(0...n)
      var c = generator.oneIn(2) ? generator.matrix(n, n, size: 3) : generator.matrix(n, n, rank: r)
      // Mostly with a positive diagonal.
      if !generator.oneIn(4) { for i in 0..<n where c[i, i].sign <= 0 { c[i, i] = c[i, i].magnitude + Rational(generator.int(1...9)) } }
      var options = NearIdentityRankProver.Options()
      if generator.oneIn(3) { options.mu = fraction(generator.int(0...4), 3) }
      if generator.oneIn(3) { options.relation = .le }
      let walkthrough = try NearIdentityWalkthrough.run(ProofInput(c), options: options, arguments: "C.csv")
      try checkConsistent(walkthrough)
      let positive = (0..<n).allSatisfy { c[$0, $0].sign > 0 }
      var holds = positive
      if positive, let mu = options.mu {
        for i in 0..<n { for j in 0..<n where j != i { holds = holds && options.relation.holds((c[i, j] / c[i, i]).magnitude, mu) } }
      }
      check(walkthrough.conclusion.verdict == (holds ? .proved : .refuted), "\(c)")
      check(walkthrough.states["lemma-7"] == (holds ? .proved : .hypothesisFails), "\(c)")
    }
  }

  @Test("Turán: a clique, or a count that is within the bound")
  func turan() throws {
    try withRandomCases(200, seed: 63_000) { generator in
      let n = generator.int(1...9)
      let graph = generator.graph(n, percent: generator.int(0...100))
      let (r, side) = (generator.int(2...6), generator.pick([GraphSide.graph, .complement]))
      let walkthrough = try TuranWalkthrough.run(ProofInput(.graph(graph)), cliqueSize: r, side: side, arguments: "g --clique \(r)")
      try checkConsistent(walkthrough)
      check(walkthrough.conclusion.verdict == .proved, "\(graph)")
      let edges = Set(graph.edges)
      func joined(_ u: Int, _ v: Int) -> Bool { edges.contains(Edge(UInt32(u), UInt32(v))) == (side == .graph) }
      let found = walkthrough.certificates.contains { $0.name == "clique" }
      let hasClique = (0..<1 << n).contains { set in
        let members = (0..<n).filter { set >> $0 & 1 == 1 }
        return members.count == r && members.allSatisfy { u in members.allSatisfy { $0 <= u || joined(u, $0) } }
      }
      let count = (0..<n).reduce(0) { sum, u in sum + (u + 1..<max(n, u + 1)).filter { joined(u, $0) }.count }
      check(found ? hasClique : count <= turanNumber(n, parts: r - 1), "\(graph) \(r) \(side)")
      // Without the clique there is no claim of one, and with too many edges there must be.
      check(hasClique || !found, "\(graph)")
      check(count <= turanNumber(n, parts: r - 1) || found, "\(graph)")
      for step in walkthrough.steps { if case .exact(let holds, let sentence) = step.verdict { check(holds, "\(sentence): \(graph)") } }
    }
  }

  private func encoder(_ generator: inout SplitMix64) -> Matrix<Rational> {
    let (d, m) = (generator.int(1...4), generator.int(1...6))
    var a = Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(generator.int(-3...3)) }
    if m > 1, generator.oneIn(5) { for i in 0..<d { a[i, m - 1] = a[i, 0] } }
    if generator.oneIn(6) { for i in 0..<d { a[i, 0] = 0 } }
    return a
  }

  /// μ*, from all kernel vectors of minimal support.
  private func mu(_ a: Matrix<Rational>) -> Rational {
    elementaryVectors(a).map { v in (v.map(\.magnitude).max() ?? 0) / v.reduce(.zero) { $0 + $1.magnitude } }.max() ?? 0
  }

  @Test("the sharp theorem: the least error by all elementary kernel vectors")
  func sharp() throws {
    try withRandomCases(150, seed: 64_000) { generator in
      let a = encoder(&generator)
      let k = generator.int(1...4)
      let epsilon: Rational? = generator.oneIn(3) ? nil : fraction(generator.int(1...12), 10)
      let relation = generator.pick([Relation.lt, .le])
      var scale: FeatureScale?
      var scaled = a
      if generator.oneIn(4) {
        let s = (0..<a.columns).map { _ in fraction(generator.int(1...3), 2) }
        scale = try FeatureScale(ProofInput(Matrix(rows: s.count, columns: 1, entries: s)), count: s.count)
        scaled = Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] * s[$1] }
      }
      let walkthrough = try SharpTheoremWalkthrough.run(
        WalkthroughEncoder(ProofInput(a), featureScale: scale, arguments: "--encoder A"), sparsity: k, epsilon: epsilon, relation: relation)
      try checkConsistent(walkthrough)
      let least = min(1, Rational(k) * mu(scaled))
      let holds = epsilon.map { relation.holds(least, $0) } ?? true
      check(walkthrough.conclusion.verdict == (holds ? .proved : .refuted), "\(a) \(k) \(String(describing: epsilon)) \(least)")
      for step in walkthrough.steps { if case .exact(let holds, let sentence) = step.verdict { check(holds, "\(sentence): \(a)") } }
    }
  }

  @Test("the gap: basis pursuit and probes by all elementary kernel vectors")
  func gap() throws {
    try withRandomCases(120, seed: 65_000) { generator in
      let a = encoder(&generator)
      let (k, epsilon) = (generator.int(1...3), fraction(generator.int(1...9), 10))
      let walkthrough = try GapWalkthrough.run(
        [.init(WalkthroughEncoder(ProofInput(a), arguments: "--encoder A"), sparsity: k, epsilon: epsilon)], arguments: "--encoder A")
      try checkConsistent(walkthrough)
      let reads = hasNullSpaceProperty(elementaryVectors(a), k)
      let probes = min(1, Rational(k) * mu(a)) < epsilon
      check(walkthrough.conclusion.verdict == (reads && !probes ? .proved : .refuted), "\(a), k = \(k), ε = \(epsilon)")
      check(walkthrough.states["theorem-1"] == (reads ? .proved : .refuted), "\(a)")
    }
  }

  @Test("thresholds: given probes by all Boolean z")
  func thresholds() throws {
    try withRandomCases(150, seed: 66_000) { generator in
      let a = encoder(&generator)
      let (d, m, k) = (a.rows, a.columns, generator.int(1...4))
      let b = generator.oneIn(2) ? a : Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(generator.int(-3...3)) }
      let t: [Rational]? = generator.oneIn(2) ? nil : (0..<m).map { _ in fraction(generator.int(-2...6), 2) }
      let given = ThresholdWalkthrough.Given(
        probe: ProofInput(b), thresholds: t.map { ProofInput(Matrix(rows: m, columns: 1, entries: $0)) }, arguments: "--probe B")
      let walkthrough = try ThresholdWalkthrough.run(
        WalkthroughEncoder(ProofInput(a), arguments: "--encoder A"), given: generator.oneIn(4) ? nil : given, sparsity: k)
      try checkConsistent(walkthrough)
      let c = b.transpose * a
      let z = (0..<1 << m).filter { $0.nonzeroBitCount <= k }
      func reading(_ i: Int, _ set: Int) -> Rational { (0..<m).reduce(Rational.zero) { set >> $1 & 1 == 1 ? $0 + c[i, $1] : $0 } }
      let works = (0..<m).allSatisfy { i in
        let on = z.filter { $0 >> i & 1 == 1 }.map { reading(i, $0) }
        let off = z.filter { $0 >> i & 1 == 0 }.map { reading(i, $0) }
        guard let least = on.min(), let most = off.max() else { return false }
        return t.map { most <= $0[i] && $0[i] < least } ?? (most < least)
      }
      if let named = walkthrough.certificates.first(where: { $0.name == "given-probes" }) {
        check(named.outcome.word == (works ? "proved" : "refuted"), "\(a) \(b) \(String(describing: t)) \(k)")
        check(walkthrough.conclusion.verdict.rawValue == named.outcome.word, "\(a)")
        // Probes that work are some probes.
        let any = walkthrough.certificates.first { $0.name == "any-probes" }
        check(!works || any?.outcome.word == "proved", "\(a) \(b)")
      }
      for step in walkthrough.steps where step.title.hasPrefix("One more neuron") || step.title.hasPrefix("Why signs") {
        if case .exact(let holds, let sentence) = step.verdict { check(holds, "\(sentence): \(a)") }
      }
    }
  }

  @Test("the geometry of a pair: refuted exactly when it does not recover")
  func geometry() throws {
    try withRandomCases(150, seed: 67_000) { generator in
      let (d, m, k) = (generator.int(1...4), generator.int(1...5), generator.int(1...3))
      var a = generator.matrix(d, m, size: 3)
      // Mostly near the identity, so that some recover.
      if !generator.oneIn(4) { a = Matrix(rows: d, columns: m) { ($0 == $1 ? 1 : 0) + a[$0, $1] / 20 } }
      let b = generator.oneIn(2) ? a : Matrix(rows: d, columns: m) { $0 == $1 ? Rational(1) : 0 }
      let (epsilon, relation) = (fraction(generator.int(1...9), 10), generator.pick([Relation.lt, .le]))
      let walkthrough = try PairGeometryWalkthrough.run(
        WalkthroughPair(encoder: ProofInput(a), probe: ProofInput(b), arguments: "--encoder A --probe B"), sparsity: k, epsilon: epsilon,
        relation: relation)
      try checkConsistent(walkthrough)
      let c = b.transpose * a
      var error = Rational.zero
      for i in 0..<m {
        let row: [Rational] = (0..<m).map { j in j == i ? c[i, j] - 1 : c[i, j] }
        error = max(error, row.map(\.magnitude).sorted(by: >).prefix(k).reduce(Rational.zero, +))
      }
      check(walkthrough.conclusion.verdict == (relation.holds(error, epsilon) ? .proved : .refuted), "\(a) \(b) \(k) \(epsilon)")
    }
  }

  @Test("the lower bound with the certificates of its steps")
  func lowerBound() throws {
    try withRandomCases(100, seed: 68_000) { generator in
      let (d, m, k) = (generator.int(1...5), generator.int(1...7), generator.int(1...3))
      let noise = generator.matrix(d, m, size: 3)
      let a = Matrix(rows: d, columns: m) { ($0 % d == $1 % d ? Rational(1) : 0) + noise[$0, $1] / 12 }
      let walkthrough = try LowerBoundWalkthrough.run(
        WalkthroughPair(encoder: ProofInput(a), probe: ProofInput(a), arguments: "--encoder A"), sparsity: k,
        epsilon: fraction(generator.int(3...9), 10))
      try checkConsistent(walkthrough)
      let state = walkthrough.states["theorem-3"]
      check(state == (walkthrough.conclusion.verdict == .proved ? .proved : .hypothesisFails), "\(a)")
    }
  }
}
