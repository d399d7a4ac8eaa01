// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport
import Testing
import VIPRExport

@Suite("Access: export to VIPR")
struct VIPRTests {
  /// What the checker beside this file says of a VIPR certificate.
  private static func check(_ text: String) throws -> Programs.Run {
    try Programs.run("/usr/bin/env", ["python3", "Tests/AccessTests/vipr_check.py"], input: Array(text.utf8))
  }

  @Test("the files of random encoders pass an independent check of the derivation; damaged ones do not")
  func random() throws {
    var generator = SplitMix64(seed: 9)
    for trial in 0..<8 {
      let a = trial == 0 ? .identity(3) : generator.encoder(1...5, 2...9)
      guard case .proved(let certificate) = try AccessProver().prove(ProofInput(a), sparsity: 1, epsilon: nil).outcome,
        case .optimalAccess(let claim, _) = certificate.assertion
      else { return #expect(Bool(false)) }
      for feature in [nil, 0, a.columns - 1] {
        let program = try ProbeProgram(certificate, feature: feature)
        let run = try VIPRTests.check(program.vipr)
        #expect(
          run.code == 0 && run.output == "optimal \(claim.featureMu[program.feature])\n", "trial \(trial): \(run.output)\(run.errors)")
        // Another value for the bound, for the solution, and other multipliers.
        let wrong = ProbeProgram(
          encoder: a, feature: program.feature, probe: program.probe, mu: program.mu + Rational(1, 1000), kernelVector: program.kernelVector
        )
        #expect(try VIPRTests.check(wrong.vipr).code == 1)
        let low = ProbeProgram(
          encoder: a, feature: program.feature, probe: program.probe, mu: program.mu - Rational(1, 1000), kernelVector: program.kernelVector
        )
        #expect(try VIPRTests.check(low.vipr).code == 1)
        if let first = program.kernelVector.entries.first, program.kernelVector.entries.count > 1 {
          let bent = SparseVector([SparseVector.Entry(first.index, first.value * 2)] + program.kernelVector.entries.dropFirst())
          let bad = ProbeProgram(encoder: a, feature: program.feature, probe: program.probe, mu: program.mu, kernelVector: bent)
          #expect(try VIPRTests.check(bad.vipr).code == 1)
        }
      }
      #expect(throws: ProbeProgram.NotCovered.self) { try ProbeProgram(certificate, feature: a.columns) }
    }
  }

  @Test("other kinds are not covered; the feature scale is applied")
  func certificates() throws {
    let a = integers([[1, 2]])
    guard case .refuted(let other) = try AccessProver().prove(ProofInput(a), sparsity: 1, epsilon: Rational(1, 2)).outcome else {
      return #expect(Bool(false))
    }
    #expect(throws: ProbeProgram.NotCovered.self) { try ProbeProgram(other, feature: nil) }
    let scale = try FeatureScale(ProofInput(integers([[2], [1]])), count: 2)
    guard case .proved(let scaled) = try AccessProver().prove(ProofInput(a), sparsity: 1, epsilon: nil, featureScale: scale).outcome else {
      return #expect(Bool(false))
    }
    let program = try ProbeProgram(scaled, feature: 0)
    #expect(program.encoder == integers([[2, 2]]) && program.mu == Rational(1, 2))
    #expect(try VIPRTests.check(program.vipr).output == "optimal 1/2\n")
  }
}
