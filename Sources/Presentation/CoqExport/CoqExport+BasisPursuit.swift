// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  /// The theorem of a basis-pursuit or basis-pursuit-failure certificate, over every real field.
  static func basisPursuit(
    _ encoder: Matrix<Rational>, _ claim: BasisPursuitClaim, _ witness: BasisPursuitWitness
  ) -> String {
    let size = "\(claim.d) \(claim.m)"
    let statement = "basis_pursuit (over R (mx_of \(size) A)) \(claim.k)"
    var text = define("A", encoder)
    switch witness {
    case .certificates(let rows):
      let items = rows.map { row in
        "(\(row[0]), [:: \(row.dropFirst().map { "\($0)" }.joined(separator: "; "))])"
      }
      // By its name: %Z is the scope of mathcomp's int.
      text += "Open Scope Z_scope.\n" + define("certificates", "seq (Z * seq Z)", list(items, separator: ";\n  "))
      text += "Close Scope Z_scope.\n\n"
      return text
        + theorem(
          "forall R : realFieldType, \(statement)",
          by: "fun ok R => @check_basis_pursuit_sound R \(claim.k) \(size) A certificates ok")
    case .kernelVector(let vector):
      text += define("z", "seq (nat * frac)", pairs(vector))
      return text
        + theorem(
          "forall R : realFieldType, ~ \(statement)",
          by: "fun ok R => @check_basis_pursuit_failure_sound R \(claim.k) \(size) A z ok")
    }
  }

  /// The theorem of an exact-decoding-failure certificate, over every real field.
  static func exactDecodingFailure(
    _ encoder: Matrix<Rational>, _ claim: ExactDecodingClaim, _ vector: SparseVector
  ) -> String {
    let size = "\(claim.d) \(claim.m)"
    return define("A", encoder) + define("z", "seq (nat * frac)", pairs(vector))
      + theorem(
        "forall R : realFieldType, ~ decodable (over R (mx_of \(size) A)) \(claim.k)",
        by: "fun ok R => @check_exact_decoding_failure_sound R \(claim.k) \(size) A z ok")
  }
}
