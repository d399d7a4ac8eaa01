// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The witnesses of format §5.13 and §5.15.
extension CertificateWriter {
  static func basisPursuitWitness(_ witness: BasisPursuitWitness) -> [String: JSONOutput] {
    switch witness {
    case .certificates(let certificates):
      return ["certificates": .array(certificates.map { .array($0.map { .string($0.description) }) })]
    case .kernelVector(let vector): return ["kernelVector": .sparseVector(vector)]
    }
  }

  static func l1MinimiserWitness(_ witness: L1MinimiserWitness) -> [String: JSONOutput] {
    var members: [String: JSONOutput] = ["x": .sparseVector(witness.x), "dual": .array(witness.dual.map(JSONOutput.exact))]
    if let independent = witness.independent {
      members["independent"] = .object(["prime": .count(independent.prime), "rows": .counts(independent.rows)])
    }
    return members
  }
}

extension JSONOutput {
  /// Pairs of an index and an exact value.
  static func sparseVector(_ vector: SparseVector) -> JSONOutput {
    .array(vector.entries.map { .array([.count($0.index), .exact($0.value)]) })
  }
}
