// SPDX-License-Identifier: Apache-2.0
import Capacity
import CertificateReader
import Certification
import Constructions
import ExactArithmetic
import KernelLadder
import LinearSensing
import Statements
import TestSupport
import Testing

/// F10: the bundled matrices, the bounds that exclude linear probes, and the search that finds such matrices again.
@Suite struct GapTests {
  /// No pair of matrices of the bundled sizes is linearly accessible.
  @Test func capacityExcludesTheSizes() throws {
    for (m, k, epsilon, d) in [(14, 2, Rational(1, 4), 6), (19, 3, Rational(1, 2), 11)] {
      let result = try CapacityProver().prove(m: m, k: k, decoder: .linear(.lt, epsilon: epsilon))
      guard case .proved(let certificate) = result.outcome, case .capacity(let claim, _) = certificate.assertion else {
        Issue.record("not proved")
        continue
      }
      #expect(claim.lower == 12 && claim.lower > d)
    }
  }

  /// On each bundled matrix: basis pursuit holds at k, its own best probes have no error below ε, and a kernel vector that leaves no
  /// probes below ½ leaves none with thresholds either, but for the 4×5 matrix.
  @Test func bundledMatrices() throws {
    let cases: [(Matrix<Rational>, Int, Rational)] = [
      (GapMatrices.fourByFive, 2, Rational(6, 11)), (GapMatrices.sixByFourteen, 2, Rational(8, 13)),
      (GapMatrices.elevenByNineteen, 3, Rational(5_724_890_236, 9_781_915_389)),
    ]
    for (matrix, k, error) in cases {
      let ladder = try Ladder(encoder: ProofInput(matrix), sparsity: k, epsilon: nil)
      for rung in ladder.rungs {
        let fails = rung.decoder.fileName == "threshold" && matrix.rows > 4
        switch rung.outcome {
        case .proved: #expect(!fails, "\(rung.decoder.fileName) of a \(matrix.rows)×\(matrix.columns) matrix")
        case .refuted: #expect(fails, "\(rung.decoder.fileName) of a \(matrix.rows)×\(matrix.columns) matrix")
        case .undecided: Issue.record("\(rung.decoder.fileName) of a \(matrix.rows)×\(matrix.columns) matrix")
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
