// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import NearIdentityRank
import Statements

/// Lemma 7 (Alon) and Corollary 8 told step by step on a matrix (F2, F3, F4).
public struct NearIdentityWalkthrough: Sendable {
  /// C, square and rational.
  let matrix: Matrix<Rational>
  let result: NearIdentityRankProver.Result
  /// `C.mtx`, or the pair, and the options: everything after the command's name.
  let arguments: String

  /// Matrices of entrywise powers are looked at up to this size.
  static let powersLimit = 60

  /// The inner products of 28 equiangular lines in R⁷, and what names them on the command line.
  public static var bundled: (input: ProofInput, arguments: [String]) {
    let a = LineSystems.twentyEightInR7
    let gram = a.transpose * a
    return (
      ProofInput(Matrix(rows: gram.rows, columns: gram.rows) { gram[$0, $1] / gram[$0, $0] }),
      ["--encoder", "examples/lines/lines-28-in-R7.csv", "--probe", "matched"]
    )
  }

  /// Tests the hypotheses, certifies the rank with the best bound, and tells it.
  ///
  /// - Precondition: the input is a square rational matrix.
  public static func run(
    _ input: ProofInput, factors: MatrixFactors? = nil, options: NearIdentityRankProver.Options = .init(), arguments: String,
    certifier: Certifier = Certifier()
  ) throws -> Walkthrough {
    guard case .rational(let matrix)? = input.matrix else { preconditionFailure("Lemma 7 needs a rational matrix") }
    let result = try NearIdentityRankProver(certifier).prove(input, options, factors: factors)
    return NearIdentityWalkthrough(matrix: matrix, result: result, arguments: arguments).report
  }

  var report: Walkthrough {
    var steps = [hypotheses]
    if let best = result.best, let rank = result.rank {
      steps.append(traceInequality(rank))
      if n > 1 { steps += [powers(best), monomials(best, rank)] }
      steps += [bounds(best), verdict(best, rank)]
      if n > 1 { steps.append(printed(rank)) }
    }
    return Walkthrough(
      name: "lemma-7", title: "Lemma 7 step by step: a matrix of \(n) rows close to the identity",
      introduction: [
        "The identity matrix, ones on the diagonal and zeros elsewhere, has the largest rank there is: all its rows are independent. Lemma 7 (Alon) says "
          + "that a matrix which is only close to the identity still has large rank: with n rows and entries off the diagonal below μ in size, it grows "
          + "like log n/(μ² log(1/μ)). The paper leaves the constant open; below it is a number.",
        "Why it matters for neurons: n vectors in d dimensions that are nearly orthogonal have a matrix of inner products that is close to the identity and "
          + "of rank at most d. So d cannot be small.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ],
      terms: [
        .init("rank", "how many rows are independent: none of these is a sum of multiples of the others."),
        .init("trace", "the sum of the diagonal."),
        .init("Σ D_ij²", "the sum of the squares of all n² entries, ‖D‖_F² in print (the squared Frobenius norm)."),
        .init("C(a, b)", "how many ways there are to choose b of a things: C(4, 2) = 6."),
      ], steps: steps, conclusion: conclusion, command: "lrh walkthrough lemma-7 \(arguments)")
  }

  var n: Int { result.n }
  var mu: Rational { result.mu }
  var sign: Comparison.Sign { result.relation == .lt ? .less : .atMost }

  /// D: row i of C over C_ii.
  var scaled: Matrix<Rational> { Matrix(rows: n, columns: n) { matrix[$0, $1] / matrix[$0, $0] } }

  /// Σ D_ij^{2s} over all i and j; nil when neither the prover needed it nor n is small.
  func sumOfPowers(_ s: Int) -> Rational? {
    if let bound = result.bounds.first(where: { $0.family == .trace && $0.power == s }) {
      return Rational(n) * Rational(n) / bound.required
    }
    guard n <= NearIdentityWalkthrough.powersLimit else { return nil }
    return scaled.entries.reduce(.zero) { $0 + $1.magnitude.power(2 * s) }
  }

  private var conclusion: Walkthrough.Conclusion {
    var sentences = [result.outcome.sentence]
    if case .refuted = result.outcome {
      sentences.append("A hypothesis fails on this matrix; the lemma is not touched by that: it speaks of matrices close to the identity.")
    }
    return .init(verdict: result.outcome.verdict, sentences: sentences)
  }
}
