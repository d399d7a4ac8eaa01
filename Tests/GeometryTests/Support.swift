// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import Statements
import TestSupport

func surd(_ p: Rational, _ r: Rational = 0, _ radicand: Int = 0) -> QuadraticSurd { QuadraticSurd(p, r, radicand: radicand) }

func columns(_ vectors: [[Rational]]) -> InputMatrix {
  .rational(Matrix(rows: vectors[0].count, columns: vectors.count) { vectors[$1][$0] })
}

extension Outcome {
  var certificate: Certificate? {
    switch self {
    case .proved(let certificate), .refuted(let certificate): return certificate
    case .undecided: return nil
    }
  }

  var word: String {
    switch self {
    case .proved: return "proved"
    case .refuted: return "refuted"
    case .undecided: return "undecided"
    }
  }
}

extension GeometryInstance {
  func prove(_ thresholds: GeometryProver.Thresholds = .init()) throws -> GeometryProver.Result {
    let scaleInput = try scale.map { factors in
      try FeatureScale(ProofInput(Matrix(rows: factors.count, columns: 1, entries: factors)), count: encoder.columns)
    }
    return try GeometryProver().prove(
      encoder: ProofInput(.matrix(encoder)), probe: ProofInput(.matrix(probe)), sparsity: k, epsilon: epsilon, relation: relation,
      featureScale: scaleInput, thresholds: thresholds)
  }
}

/// A certificate of a claim about these matrices, whether it is true or not.
func certificate(_ claim: GeometryClaim, _ witness: GeometryWitness, _ encoder: InputMatrix, _ probe: InputMatrix) -> Certificate {
  TestSupport.certificate(.geometry(claim, witness), [.encoder: .matrix(encoder), .probe: .matrix(probe)])
}
