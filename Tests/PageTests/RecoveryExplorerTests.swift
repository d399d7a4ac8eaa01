import Certification
// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import LinearSensing
import Pages
import Statements
import TestSupport
import Testing
import Walkthroughs

@Suite("Other k and ε")
struct RecoveryExplorerTests {
  private func explorer(_ walkthrough: Walkthrough) throws -> [String: Any]? {
    let html = try WalkthroughPage(walkthrough).html
    let data = try #require(every("<script type=\"application/json\" id=\"data\">", "</script>", in: html).first)
    return (try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])?["explorer"] as? [String: Any]
  }

  @Test("the staircase is the sum of the k largest |C − I| of a row, for the row and the z it names")
  func staircase() throws {
    try withRandomCases(60, seed: 900) { generator in
      let (d, m) = (generator.int(1...4), generator.int(1...6))
      let (a, b) = (generator.matrix(d, m, size: 4), generator.matrix(d, m, size: 4))
      let factors = (0..<m).map { _ in Rational(Integer(generator.int(1...5)), Integer(generator.int(1...3))) }
      let scale = generator.oneIn(2) ? try FeatureScale(ProofInput(Matrix(rows: m, columns: 1, entries: factors)), count: m) : nil
      let k = generator.int(1...8)
      let pair = try SampleWalkthrough.pair(a, b, k: k, scale: scale)
      let explorer = try #require(try explorer(pair))
      let stairs = try #require(explorer["stairs"] as? [[String: Any]])
      check(stairs.count == max(m, k), "\(stairs.count) stairs, m = \(m), k = \(k)")
      // E = C − I, C_ij = s_j⟨b_i, a_j⟩/s_i, by hand.
      let e = (0..<m).map { i in
        (0..<m).map { j -> Rational in
          let c = (0..<d).reduce(Rational.zero) { $0 + b[$1, i] * a[$1, j] }
          return (scale == nil ? c : c * factors[j] / factors[i]) - (i == j ? 1 : 0)
        }
      }
      for (index, stair) in stairs.enumerated() {
        let sums = e.map { $0.map(\.magnitude).sorted(by: >).prefix(index + 1).reduce(Rational.zero, +) }
        checkEqual(stair["error"] as? String, sums.max()?.description, "k = \(index + 1)")
        let row = try #require(stair["row"] as? Int)
        let z = try #require(stair["z"] as? [[Any]])
        let reached = z.reduce(Rational.zero) { sum, entry in
          guard let j = entry[0] as? Int, let text = entry[1] as? String, let value = Rational(text) else { return sum }
          return sum + e[row][j] * value
        }
        checkEqual(reached.magnitude, sums.max(), "z at k = \(index + 1)")
        check(z.count <= index + 1, "z is k-sparse")
      }
      // The slider stops wherever a verdict changes.
      let choices = try #require(explorer["epsilons"] as? [String])
      for stair in stairs { if let error = stair["error"] as? String, error != "0" { check(choices.contains(error), "\(error)") } }
    }
  }

  @Test(
    "the command of a state keeps the pair's words and quotation marks, and nothing else",
    arguments: [
      (
        "lrh walkthrough lower-bound --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4 --power 3",
        "lrh prove recovery --encoder A.npy --probe matched"
      ),
      (
        "lrh walkthrough x --sparsity 2 --encoder 'my file.npz::W dec' --encoder-rows-are-features",
        "lrh prove recovery --encoder 'my file.npz::W dec' --encoder-rows-are-features"
      ),
      (
        "lrh walkthrough x --encoder=a.csv --feature-scale \"s 1.csv\" --format html",
        "lrh prove recovery --encoder=a.csv --feature-scale \"s 1.csv\""
      ),
      (
        "lrh walkthrough x --encoder a\\ b.csv --probe-rows-are-features",
        "lrh prove recovery --encoder a\\ b.csv --probe-rows-are-features"
      ),
      ("lrh walkthrough upper-bound --features 64", nil), ("lrh walkthrough x --encoder", nil), ("", nil),
    ] as [(String, String?)])
  func command(_ walkthrough: String, _ expected: String?) { #expect(RecoveryCommand(walkthrough)?.text == expected) }

  @Test("no explorer without a rational pair")
  func none() throws {
    var walkthrough = try SampleWalkthrough.small()
    walkthrough.steps[0].certificates = []
    #expect(try explorer(walkthrough) == nil)
    #expect(try explorer(FigureOneWalkthrough.run().report) == nil)
  }
}
