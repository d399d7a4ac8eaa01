// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension SplitMix64 {
  /// Sign and 64-bit words, least significant first, of a random integer; biased to 0, ±1 and the ends of machine words.
  public mutating func integerParts() -> (negative: Bool, words: [UInt64]) {
    let negative = oneIn(2)
    switch int(0...7) {
    case 0: return (false, [])
    case 1: return (negative, [1])
    case 2:
      let ends: [UInt64] = [0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, 0x4000_0000_0000_0000]
      let wordEnds: [UInt64] = [0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0x8000_0000_0000_0001, .max]
      return (negative, [pick(ends + wordEnds)])
    case 3: return (negative, [next() >> UInt64(int(0...63))])
    case 4:
      let special: [UInt64] = [0, 1, 0x8000_0000_0000_0000, .max]
      var words = (0..<int(2...5)).map { _ in oneIn(3) ? pick(special) : next() }
      words.append(1)
      return (negative, words)
    case 5:
      // One above or below a power of two: long carries.
      let count = int(1...3)
      if oneIn(2) { return (negative, [UInt64](repeating: .max, count: count)) }
      return (negative, [1] + [UInt64](repeating: 0, count: count) + [1])
    default: return (negative, [UInt64(int(0...30))])
    }
  }

  /// A random integer, biased to corner cases.
  public mutating func integer() -> Integer {
    let (negative, words) = integerParts()
    let base = Integer(UInt64.max) + 1
    var size = Integer.zero
    for word in words.reversed() { size = size * base + Integer(word) }
    return negative ? -size : size
  }

  /// A random rational number, biased to corner cases.
  public mutating func rational() -> Rational {
    let numerator = integer()
    if oneIn(3) { return Rational(numerator) }
    var denominator = integer()
    while denominator.isZero { denominator = integer() }
    return Rational(numerator, denominator)
  }

  /// A random rational number with small numerator and denominator.
  public mutating func smallRational(_ size: Int = 9) -> Rational {
    Rational(Integer(int(-size...size)), Integer(int(1...max(1, size / 2))))
  }

  /// A random element of ℚ(√D).
  public mutating func surd(_ radicand: Int, small: Bool = false) -> QuadraticSurd {
    QuadraticSurd(
      small ? smallRational() : rational(), oneIn(3) ? 0 : small ? smallRational() : rational(),
      radicand: radicand)
  }

  /// A random matrix with small rational entries.
  public mutating func matrix(_ rows: Int, _ columns: Int, size: Int = 9) -> Matrix<Rational> {
    Matrix(
      rows: rows, columns: columns,
      entries: (0..<rows * columns).map { _ in oneIn(4) ? 0 : smallRational(size) })
  }

  /// A random matrix of exactly this rank: a diagonal of r ones, stirred by row and column operations.
  ///
  /// - Precondition: rank ≤ min(rows, columns).
  public mutating func matrix(_ rows: Int, _ columns: Int, rank: Int) -> Matrix<Rational> {
    var matrix = Matrix<Rational>(rows: rows, columns: columns) { $0 == $1 && $0 < rank ? 1 : 0 }
    for _ in 0..<3 * (rows + columns) where rows > 0 && columns > 0 {
      let factor = smallRational(4)
      if oneIn(2) && rows > 1 {
        let (i, k) = (int(0...rows - 1), int(0...rows - 1))
        if i != k { for j in 0..<columns { matrix[i, j] += factor * matrix[k, j] } }
      } else if columns > 1 {
        let (j, k) = (int(0...columns - 1), int(0...columns - 1))
        if j != k { for i in 0..<rows { matrix[i, j] += factor * matrix[i, k] } }
      }
    }
    return matrix
  }

  /// A random graph: every edge with probability percent/100.
  public mutating func graph(_ n: Int, percent: Int) -> Graph {
    var edges: [Edge] = []
    for u in 0..<n {
      for v in u + 1..<max(n, u + 1) where int(1...100) <= percent {
        edges.append(Edge(UInt32(u), UInt32(v)))
      }
    }
    return Graph(vertexCount: n, sortedEdges: edges)
  }
}

/// The rank over the field, by the plainest Gaussian elimination: an oracle for faster methods.
public func naiveRank<Scalar: ExactField>(_ matrix: Matrix<Scalar>) -> Int {
  var rows = (0..<matrix.rows).map { Array(matrix.row($0)) }
  var rank = 0
  for column in 0..<matrix.columns {
    guard let pivot = rows.indices.dropFirst(rank).first(where: { !rows[$0][column].isZero }) else {
      continue
    }
    rows.swapAt(rank, pivot)
    for i in rank + 1..<max(rows.count, rank + 1) where !rows[i][column].isZero {
      let factor = rows[i][column] / rows[rank][column]
      for j in 0..<matrix.columns { rows[i][j] -= factor * rows[rank][j] }
    }
    rank += 1
  }
  return rank
}
