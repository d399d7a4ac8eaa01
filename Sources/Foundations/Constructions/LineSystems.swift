// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Systems of lines with few angles, as integer matrices whose columns span the lines.
public enum LineSystems {
  /// 28 equiangular lines in R⁷ with cosine 1/3: the vectors of R⁸ with two entries 3 and six entries −1, which are orthogonal to
  /// (1, …, 1). An equiangular tight frame; squared norm 24.
  public static var twentyEightInR7: Matrix<Rational> {
    columns(length: 8, pairs(8).map { pair in (0..<8).map { pair.contains($0) ? 3 : -1 } })
  }

  /// 16 equiangular lines in R⁶ with cosine 1/3: sign vectors with an even number of minus signs, one of each pair ±v. An
  /// equiangular tight frame; squared norm 6.
  public static var sixteenInR6: Matrix<Rational> {
    columns(length: 6, signVectors(6).filter { $0[0] == 1 && $0.filter { $0 < 0 }.count.isMultiple(of: 2) })
  }

  /// The 120 lines of the root system E8, coordinates doubled: ±2e_i ± 2e_j, and sign vectors with an even number of minus
  /// signs. Cosines 0 and ±1/2; squared norm 8.
  public static var e8: Matrix<Rational> {
    let short = pairs(8).flatMap { pair in
      [2, -2].map { second in (0..<8).map { $0 == pair[0] ? 2 : $0 == pair[1] ? second : 0 } }
    }
    let long = signVectors(8).filter { $0[0] == 1 && $0.filter { $0 < 0 }.count.isMultiple(of: 2) }
    return columns(length: 8, short + long)
  }

  private static func columns(length: Int, _ vectors: [[Int]]) -> Matrix<Rational> {
    Matrix(rows: length, columns: vectors.count) { Rational(vectors[$1][$0]) }
  }

  private static func pairs(_ n: Int) -> [[Int]] { (0..<n).flatMap { i in (i + 1..<max(n, i + 1)).map { [i, $0] } } }

  private static func signVectors(_ n: Int) -> [[Int]] {
    (0..<1 << n).map { word in (0..<n).map { word >> (n - 1 - $0) & 1 == 0 ? 1 : -1 } }
  }
}
