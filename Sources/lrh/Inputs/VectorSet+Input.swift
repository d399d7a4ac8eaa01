// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import InterferenceScan
import Statements

extension VectorSet {
  /// The columns of a rational input.
  ///
  /// - Throws: `DataError` when there is an entry outside ℚ.
  init(_ input: ProofInput, _ name: String) throws {
    switch input.matrix {
    case .rational(let matrix): self.init(columns: matrix)
    case .dyadic(let matrix): self.init(columns: matrix)
    case .surd(_, let radicand): throw DataError("\(name): entries in ℚ(√\(radicand)); audits are of rational matrices")
    case nil: throw DataError("\(name): not a matrix")
    }
  }
}
