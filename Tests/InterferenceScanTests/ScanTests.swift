// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import InterferenceScan
import TestSupport
import Testing

@Suite("Interference scan")
struct ScanTests {
  /// Every kind of entry, probe and number type; 324 pairs by default.
  @Test("what floats leave open is decided exactly: equal to naive arithmetic on adversarial matrices", arguments: EntryKind.allCases)
  func adversarial(_ kind: EntryKind) {
    withEvery("seed", in: 0..<TestEnvironment.scaled(36)) { seed in
      var random = SplitMix64(seed: seed * EntryKind.allCases.count + kind.rawValue)
      guard let small = SmallPair(kind, probe: seed % 3, form: seed / 3 % 4, &random) else { return }
      var questions = InterferenceScan.Questions(rows: 0..<small.count, largest: random.int(1...5))
      // Levels that are entries of C: some entry equals each of them.
      let entries = small.interference.entries.map(\.magnitude).filter { $0.sign > 0 }
      if !entries.isEmpty { questions.levels = Set((0..<3).map { _ in random.pick(entries) }).sorted(by: >) }
      withEvery("sides", in: [InterferenceScan.Sides.magnitudes, .signs]) { sides in
        withEvery("includes levels", in: [true, false]) { includes in
          let from = random.int(0...small.count - 1)
          withEvery("rows", in: [0..<small.count, from..<random.int(from + 1...small.count)]) { rows in
            questions.sides = sides
            questions.includesLevels = includes
            questions.rows = rows
            questions.coherence = small.pair.isSymmetric && !small.pair.hasZeroVector
            withEvery("options", in: options(&random)) { options in
              ScanTests.compare(InterferenceScan(small.pair, options).run(questions), small, questions)
            }
          }
        }
      }
    }
  }

  private func options(_ random: inout SplitMix64) -> [InterferenceScan.Options] {
    var all: [InterferenceScan.Options] = []
    for path in VectorPath.allCases where path.isAvailable {
      var options = InterferenceScan.Options()
      (options.path, options.block, options.threads) = (path, random.pick([3, 16, 64]), random.int(1...3))
      all.append(options)
    }
    var full = InterferenceScan.Options()
    full.full = true
    return all + [full]
  }

  private static func compare(_ result: InterferenceScan.Result, _ small: SmallPair, _ questions: InterferenceScan.Questions) {
    checkEqual(result.rows.map(\.feature), Array(questions.rows), "features")
    for row in result.rows {
      let i = row.feature
      checkEqual(Rational(row.diagonal) * row.scale, small.interference[i, i], "C_\(i)\(i)")
      checkEqual(row.largest.map(\.other), small.largest(i, questions), "the largest entries of row \(i)")
      for entry in row.largest { checkEqual(row.value(entry), small.interference[i, entry.other], "C_\(i),\(entry.other)") }
      let degrees = questions.levels.map { level in
        (0..<small.count).filter { $0 != i && small.interfere(i, $0, level, includesLevel: questions.includesLevels) }.count
      }
      checkEqual(row.degrees, degrees, "degrees of \(i)")
    }
    guard questions.coherence else { return }
    let expected = small.coherence(questions.rows)
    checkEqual(result.coherence?.squared, expected?.squared, "coherence")
    checkEqual(result.coherence.map { [$0.pair.0, $0.pair.1] }, expected?.pair, "the pair")
    checkEqual(result.coherence?.nearPairs?.count, expected?.near, "near pairs")
  }

  @Test("the greedy set is free of interference, maximal, and as large as promised")
  func nonInterfering() {
    withEvery("seed", in: 0..<TestEnvironment.scaled(60)) { seed in
      var random = SplitMix64(seed: seed + 9_000)
      let kind = random.pick(EntryKind.allCases)
      guard let small = SmallPair(kind, probe: seed % 3, form: seed / 3 % 4, &random) else { return }
      let entries = small.interference.entries.map(\.magnitude).filter { $0.sign > 0 }
      if entries.isEmpty { return }
      let (level, includes) = (random.pick(entries), random.oneIn(2))
      func interfere(_ i: Int, _ j: Int) -> Bool { small.interfere(i, j, level, includesLevel: includes) }
      let degrees = (0..<small.count).map { i in (0..<small.count).filter { $0 != i && interfere(i, $0) }.count }
      withEvery("options", in: options(&random)) { options in
        let search = NonInterferingFeatures(small.pair, level: level, includesLevel: includes, options)
        let set = search.greedy(degrees: degrees)
        check(set.allSatisfy { i in set.allSatisfy { $0 == i || !interfere(i, $0) } }, "\(set) is free")
        check((0..<small.count).allSatisfy { i in set.contains(i) || set.contains { interfere(i, $0) } }, "\(set) is maximal")
        let promised = degrees.reduce(Rational.zero) { $0 + Rational(.one, Integer($1 + 1)) }
        check(Rational(set.count) >= promised, "\(set.count) ≥ \(promised)")
      }
    }
  }

  @Test("a row of near-ties is decided as a whole; an ordinary one by its largest entries")
  func openRows() throws {
    // All inner products are rounded sums of 0.1² and equal.
    let (m, d) = (300, 7)
    let ties = VectorSet(floats: [Float](repeating: 0.1, count: m * d), count: m, length: d)
    let questions = InterferenceScan.Questions(rows: 0..<m, largest: 3)
    let tied = InterferenceScan(try #require(InterferencePair(encoder: ties, probe: .encoder))).run(questions)
    #expect(tied.statistics.exactRows == m)
    #expect(tied.rows.allSatisfy { row in row.largest.map(\.other) == Array((0..<4).filter { $0 != row.feature }.prefix(3)) })
    var random = SplitMix64(seed: 1)
    let floats = (0..<m * d).map { _ in Float(random.int(-1_000_000...1_000_000)) * 0x1p-20 + 0x1p-30 }
    let ordinary = InterferenceScan(
      try #require(InterferencePair(encoder: VectorSet(floats: floats, count: m, length: d), probe: .matched))
    ).run(questions)
    #expect(ordinary.statistics.exactRows == 0)
    #expect(ordinary.statistics.filteredShare > 0.9)
  }

  @Test("integers whose products are exact in floats need no filter")
  func exactInFloats() throws {
    var random = SplitMix64(seed: 3)
    let signs = VectorSet(floats: (0..<64 * 50).map { _ in random.oneIn(2) ? 1 : -1 }, count: 50, length: 64)
    #expect(try #require(InterferencePair(encoder: signs, probe: .encoder)).isExactInFloats)
    let large = VectorSet(floats: (0..<64 * 50).map { _ in Float(random.int(-4000...4000)) }, count: 50, length: 64)
    #expect(!(try #require(InterferencePair(encoder: large, probe: .encoder)).isExactInFloats))
    let halves = VectorSet(floats: (0..<64 * 50).map { _ in random.oneIn(2) ? 0.25 : -1.5 }, count: 50, length: 64)
    #expect(try #require(InterferencePair(encoder: halves, probe: .matched)).isExactInFloats)
  }

  @Test("a zero vector has no matched probe")
  func zeroVector() {
    #expect(InterferencePair(encoder: VectorSet(floats: [1, 0, 0, 0], count: 2, length: 2), probe: .matched) == nil)
    #expect(InterferencePair(encoder: VectorSet(floats: [1, 0, 0, 0], count: 2, length: 2), probe: .encoder)?.hasZeroVector == true)
  }

  @Test("trace and Frobenius norm are those of C, or of AᵀA for matched probes")
  func rankTrace() {
    var found = 0
    withEvery("seed", in: 0..<TestEnvironment.scaled(80)) { seed in
      var random = SplitMix64(seed: seed + 70_000)
      guard let small = SmallPair(random.pick(EntryKind.allCases), probe: seed % 3, form: seed / 3 % 4, &random),
        let trace = small.pair.rankTrace(threads: random.int(1...3))
      else { return }
      found += 1
      let matrix = seed % 3 == 1 ? small.gram : small.interference
      checkEqual(trace.trace, (0..<small.count).reduce(.zero) { $0 + matrix[$1, $1] }, "trace")
      checkEqual(trace.squaredNorm, matrix.entries.reduce(.zero) { $0 + $1 * $1 }, "squared norm")
    }
    #expect(found > 20)
  }
}
