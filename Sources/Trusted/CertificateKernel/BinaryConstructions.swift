// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension Construction {
  /// The constructions from quadratic forms over the field of two elements.
  func quadraticFormBounds() throws(Rejection) -> ConstructionBounds {
    func two(_ exponent: Int) -> Integer { Integer.one.shiftedLeft(by: exponent) }
    switch self {
    case .quadric(let t, let sign):
      try require(t >= 1 && t <= 512, "the rank is not from 1 to 512")
      let inverse = sign == .plus ? two(t) + 1 : two(t) - 1
      return ConstructionBounds(two(t - 1) * inverse, two(2 * t), Rational(1, inverse * inverse))
    case .delsarteGoethals(let g, let t):
      try require(t >= 1 && t <= 512 && g < t, "not defect < rank ≤ 512")
      return ConstructionBounds(two(2 * t), two((2 * t - 1) * (g + 1) + 2 * t) + two(2 * t), Rational(two(2 * g), two(2 * t)))
    case .gold(let g, let t):
      try require(t >= 3 && t <= 511 && t % 2 == 1 && g >= 1 && g <= (t - 1) / 2, "rank not odd, or defect out of range")
      return ConstructionBounds(two(t), two(t * (g + 1)) + two(t), Rational(1, two(t + 1 - 2 * g)))
    default: preconditionFailure("not a construction from quadratic forms")
    }
  }
}

/// `code`: the weights of all words but 0, in the order of a Gray code.
///
/// - Complexity: 2^dimension steps on words of as many bits as there are positions.
func codeBounds(dimension: Int, positions: [Int]) throws(Rejection) -> ConstructionBounds {
  try require(dimension >= 1 && dimension <= 30, "the dimension is not from 1 to 30")
  let length = positions.count
  try require(length >= 1 && positions.allSatisfy { $0 < 1 << dimension }, "no positions, or one out of range")
  let words = (length + 63) / 64
  var generator = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: dimension)
  for (l, column) in positions.enumerated() {
    for bit in 0..<dimension where column >> bit & 1 == 1 { generator[bit][l / 64] |= 1 << UInt64(l % 64) }
  }
  var word = [UInt64](repeating: 0, count: words)
  var largest = 0
  for step in 1..<1 << dimension {
    let row = generator[step.trailingZeroBitCount]
    var weight = 0
    for i in 0..<words {
      word[i] ^= row[i]
      weight += word[i].nonzeroBitCount
    }
    largest = max(largest, abs(length - 2 * weight))
  }
  return ConstructionBounds(
    Integer(Set(positions).count), Integer(1 << dimension), Rational(Integer(largest), Integer(length)).power(2))
}

/// `matrix`: the largest |C_ij/C_ii| of C = probeᵀ·encoder.
///
/// - Complexity: columns² inner products.
func matrixBounds(encoder: Matrix<Rational>, probe: Matrix<Rational>) throws(Rejection) -> ConstructionBounds {
  let n = encoder.columns
  try require(encoder.rows >= 1 && n >= 1, "an empty matrix")
  try require(probe.rows == encoder.rows && probe.columns == n, "the probe has another size")
  guard let left = ClearedVectors(limited: probe, .columns), let right = ClearedVectors(limited: encoder, .columnsSharingDenominator) else {
    throw Rejection(reason: "a common denominator is too large")
  }
  // The common denominator of the encoder and that of column i of the probe divide out of C_ij/C_ii.
  var largest = Rational.zero
  for i in 0..<n {
    let diagonal = left.dot(i, right, i)
    try require(diagonal.sign > 0, "the diagonal entry \(i) is not positive")
    for j in 0..<n where j != i {
      let entry = left.dot(i, right, j).magnitude
      if entry * largest.denominator > largest.numerator * diagonal { largest = Rational(entry, diagonal) }
    }
  }
  return ConstructionBounds(Integer(encoder.rows), Integer(n), largest.power(2))
}
