// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import Certification
import Constructions
import ExactArithmetic
import KernelLadder
import LinearSensing
import NearIdentityRank
import Statements
import TestSupport
import Testing

/// F10: the bundled matrices, the bounds that exclude linear probes, and the search that finds such matrices again.
@Suite struct GapTests {
  @Test func capacityBounds() throws {
    let small = try #require(CapacityBound.best(features: 14, sparsity: 2, epsilon: Rational(1, 4)))
    #expect(small.lowerBound == 12 && small.required == Rational(343, 31) && small.strict)
    let large = try #require(CapacityBound.best(features: 19, sparsity: 3, epsilon: Rational(1, 2)))
    #expect(large.lowerBound == 12 && large.required == Rational(475, 43) && large.strict)
    // The ends of the range of F8.
    #expect(CapacityBound.best(features: 14, sparsity: 2, epsilon: Rational(9, 8)) == nil)
    #expect(CapacityBound.best(features: 14, sparsity: 1, epsilon: 1) == nil)
    #expect(CapacityBound.best(features: 1, sparsity: 2, epsilon: Rational(1, 2)) == nil)
    // η = 1: two dimensions hold any number of features; the bound must not say more.
    #expect(try #require(CapacityBound.best(features: 1000, sparsity: 2, epsilon: 1)).lowerBound == 2)
  }

  /// On each bundled matrix: basis pursuit holds at k, and its own best probes have no error below ε.
  @Test func bundledMatrices() throws {
    let cases: [(Matrix<Rational>, Int, Rational)] = [
      (GapMatrices.fourByFive, 2, Rational(6, 11)), (GapMatrices.sixByFourteen, 2, Rational(8, 13)),
      (GapMatrices.elevenByNineteen, 3, Rational(5_724_890_236, 9_781_915_389)),
    ]
    for (matrix, k, error) in cases {
      let ladder = try Ladder(encoder: ProofInput(matrix), sparsity: k, epsilon: nil)
      for rung in ladder.rungs {
        guard case .proved = rung.outcome else {
          Issue.record("\(rung.decoder.fileName) of a \(matrix.rows)×\(matrix.columns) matrix")
          continue
        }
      }
      #expect(ladder.probes.error(sparsity: k) == error)
    }
  }

  @Test func worstTruth() {
    let probes = BestDecoder(GapMatrices.fourByFive).probes
    let read = probes.transpose * GapMatrices.fourByFive * GapMatrices.truth
    let errors = (0..<5).map { (read[$0, 0] - GapMatrices.truth[$0, 0]).magnitude }
    #expect(errors.max() == Rational(6, 11))
  }

  @Test func bundledCertificates() {
    let folder = TestEnvironment.packageFolder + "/examples/gap"
    let names = TestEnvironment.files(in: folder, ending: ".json")
    #expect(names.count >= 3)
    for name in names {
      let outcome = CertificateFile.check(folder + "/" + name)
      #expect(outcome.exitCode == 0, "\(name): \(outcome.line)")
    }
  }

  /// The same candidates on every run; what is found is certified, integral, and of the size asked for.
  @Test func search() throws {
    for (m, d, k, numbers, expected) in [(14, 6, 2, 260...275, [268, 270]), (19, 11, 3, 64...70, [68])] {
      let search = GapSearch(features: m, dimensions: d, sparsity: k, seed: 1)
      var hits: [Int] = []
      for number in numbers {
        guard let found = try search.candidate(number) else { continue }
        hits.append(number)
        #expect(found.matrix.rows == d && found.matrix.columns == m && found.matrix.entries.allSatisfy(\.isInteger))
        guard case .proved(let certificate) = found.result.outcome, case .basisPursuit(let claim, .certificates) = certificate.assertion
        else {
          Issue.record("candidate \(number) is not certified")
          continue
        }
        #expect(claim == BasisPursuitClaim(d: d, m: m, k: k))
        #expect(certificate.inputs[.encoder]?.object == .matrix(.rational(found.matrix)))
        #expect(try search.candidate(number)?.matrix == found.matrix)
      }
      #expect(hits == expected)
      #expect(try GapSearch(features: m, dimensions: d, sparsity: k, seed: 2).candidate(expected[0]) == nil)
    }
  }
}
