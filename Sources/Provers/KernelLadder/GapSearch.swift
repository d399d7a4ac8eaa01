// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements

/// Looks for an integer d×m matrix on which basis pursuit recovers every k-sparse z although no pair of d×m matrices is linearly
/// (ε, k)-accessible (F10).
///
/// The second half is a matter of the numbers m, k, ε alone (F8, `CapacityProver`). The first is the null space property: candidates are made
/// from a seed, improved entry by entry while an ascent in doubles finds a kernel vector with half of its ‖·‖₁ on k columns, and, when it
/// finds none, handed to `BasisPursuitProver`. Only what that certifies is reported.
///
/// Candidate number c of a seed is the same on every run: a search can be stopped and taken up at any number.
public struct GapSearch: Sendable {
  /// The number of features, of neurons, and of active features.
  public let m, d, k: Int
  /// Where the candidates come from.
  public let seed: UInt64
  private let certifier: Certifier

  /// A search for d×m matrices.
  ///
  /// - Precondition: 1 ≤ d < m; k ≥ 1.
  public init(features m: Int, dimensions d: Int, sparsity k: Int, seed: UInt64, certifier: Certifier = Certifier()) {
    precondition(d >= 1 && d < m && k >= 1, "a \(d)×\(m) matrix with \(k) active features")
    (self.m, self.d, self.k, self.seed) = (m, d, k, seed)
    self.certifier = certifier
  }

  /// What a candidate came to.
  public struct Found: Sendable {
    /// The matrix.
    public let matrix: Matrix<Rational>
    /// The certified null space property.
    public let result: BasisPursuitProver.Result
    /// How many entries were changed to get it.
    public let changes: Int
  }

  /// Tries candidate number c.
  ///
  /// - Returns: the certified matrix, or nil.
  /// - Complexity: at most `changes` + 1 ascents of at most m starts, and one proof.
  public func candidate(_ number: Int, changes limit: Int = 60) throws -> Found? {
    var generator = Xoshiro256StarStar(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    var rows = number % 4 == 3 ? GapSearch.random(d, m, &generator) : GapSearch.harmonics(d, m, &generator)
    var share = concentration(rows)
    var changes = 0
    for _ in 0..<limit where share >= 0.5 && share < 0.58 {
      let (i, j) = (generator.next(below: d), generator.next(below: m))
      let step = generator.next(below: 2) == 0 ? 1 : -1
      rows[i][j] += step
      let next = concentration(rows)
      if next <= share {
        share = next
        changes += 1
      } else {
        rows[i][j] -= step
      }
    }
    guard share < 0.5 else { return nil }
    let matrix = Matrix(rows: d, columns: m) { Rational(rows[$0][$1]) }
    let result = try BasisPursuitProver(certifier).prove(encoder: ProofInput(matrix), sparsity: k)
    guard case .proved = result.outcome else { return nil }
    return Found(matrix: matrix, result: result, changes: changes)
  }

  /// The largest share of ‖v‖₁ on k columns of a kernel vector that the ascent finds, in doubles; stops at 0.58.
  private func concentration(_ rows: [[Int]]) -> Double {
    KernelAscent(space: KernelSpace(Matrix(rows: d, columns: m) { Rational(rows[$0][$1]) }), k: k).largestShare(stopAt: 0.58)
  }

  /// Rounded points of a trigonometric curve: for random odd numbers f the rows r·cos(πfj/m) and r·sin(πfj/m), with one alternating row
  /// more when d is odd; r from 3 to 10, the same for all rows.
  private static func harmonics(_ d: Int, _ m: Int, _ generator: inout Xoshiro256StarStar) -> [[Int]] {
    let radius = Double(3 + generator.next(below: 8))
    var rows: [[Int]] = []
    for place in generator.nextSupport(size: min(d / 2, m), of: m) {
      let angles = (0..<m).map { Double((2 * place + 1) * $0 % (2 * m)) * 3.141_592_653_589_793 / Double(m) }
      rows.append(angles.map { rounded(radius * cosine($0)) })
      rows.append(angles.map { rounded(radius * sine($0)) })
    }
    while rows.count < d { rows.append((0..<m).map { $0.isMultiple(of: 2) ? Int(radius) : -Int(radius) }) }
    return rows
  }

  /// Entries uniform from −r to r, r from 1 to 8.
  private static func random(_ d: Int, _ m: Int, _ generator: inout Xoshiro256StarStar) -> [[Int]] {
    let size = 1 + generator.next(below: 8)
    return (0..<d).map { _ in (0..<m).map { _ in generator.next(below: 2 * size + 1) - size } }
  }

  /// To the nearest integer; near the middle up, so that the last bits of a cosine do not matter.
  private static func rounded(_ value: Double) -> Int {
    let shifted = value + 0.5 + 1e-9
    let whole = Int(shifted)
    return Double(whole) > shifted ? whole - 1 : whole
  }
}
