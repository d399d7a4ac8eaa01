// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  private static func define(_ encoder: Matrix<Rational>, _ scale: Matrix<Rational>?) -> String {
    define("A0", encoder)
      + define("s", "option (seq frac)", scale.map { "Some \(list($0.entries.map { term($0) }))" } ?? "None")
  }

  /// The theorem of an access or no-access certificate: what these probes do, or what no probes can.
  static func access(
    _ encoder: Matrix<Rational>, _ scale: Matrix<Rational>?, _ claim: AccessClaim, _ witness: AccessWitness
  ) -> String {
    var text =
      define(encoder, scale) + define("worst", "frac", term(claim.worstError)) + define("epsilon", "frac", term(claim.epsilon))
    let (size, relation) = ("\(claim.d) \(claim.m)", term(claim.relation))
    let a = "(encoder_of \(size) A0 s)"
    switch witness {
    case .probes(let probes):
      text += define("B", probes)
      let pair = "\(a) (mx_of \(size) B) \(claim.k)"
      return text
        + theorem(
          "worst_error Signed \(pair) (fr worst)\n  /\\ recovers Signed \(relation) \(pair) (fr epsilon)",
          by: "@check_access_sound \(relation) \(claim.k) \(size) A0 s B worst epsilon")
    case .kernelVector(let vector):
      text += define("z", "seq (nat * frac)", pairs(vector))
      return text
        + theorem(
          "error_at_least \(a) \(claim.k) (fr worst)\n  /\\ ~~ compares \(relation) (fr worst) (fr epsilon)",
          by: "@check_no_access_sound \(relation) \(claim.k) \(size) A0 s z worst epsilon")
    }
  }

  /// The theorem of an optimal-access certificate: the least error of any probes, for each feature and in all.
  static func optimalAccess(
    _ encoder: Matrix<Rational>, _ scale: Matrix<Rational>?, _ claim: OptimalAccessClaim, _ witness: OptimalAccessWitness
  ) -> String {
    let size = "\(claim.d) \(claim.m)"
    let text =
      define(encoder, scale) + define("B", witness.probes) + define("worst", "frac", term(claim.worstError))
      + define("mus", "seq frac", list(claim.featureMu.map { term($0) }))
      + define("zs", "seq (seq (nat * frac))", list(witness.kernelVectors.map { pairs($0) }, separator: ";\n  "))
    return text
      + theorem(
        """
        (let A := encoder_of \(size) A0 s in
          [/\\ forall i : 'I_\(claim.m), supnorm (deviation A (mx_of \(size) B) i) = fr (nth f0 mus i)
                /\\ forall (R : realFieldType) (C : 'M[R]_(\(claim.d), \(claim.m))),
                     ratr (fr (nth f0 mus i)) <= supnorm (deviation (over R A) C i),
              exists C, recovers Signed Le A C \(claim.k) (fr worst)
            & error_at_least A \(claim.k) (fr worst)])%R
        """,
        by: "@check_optimal_access_sound \(claim.k) \(size) A0 s B worst mus zs")
  }
}
