// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// m vectors of length d: exactly, and in floats that are near to them.
///
/// The floats are the vectors divided by one power of two, `scale`, chosen so that the largest entry lies in [1/2, 1]; then no product
/// or sum of products overflows.
public struct VectorSet: Sendable {
  /// m.
  public let count: Int
  /// d.
  public let length: Int
  /// The vectors one after the other, divided by 2^scale and rounded to floats.
  let floats: [Float]
  /// The exponent of the power of two.
  let scale: Int
  /// Whether the floats are the vectors divided by 2^scale exactly.
  let isExact: Bool
  /// For each vector of floats, an upper bound of its Euclidean norm.
  let norms: [Double]
  /// The vectors as words times a common power of two, when they are such.
  let words: DyadicWords?
  /// What the floats were made from, when they do not tell it exactly.
  private let source: Source?

  private enum Source: Sendable {
    case floats([Float])
    case doubles([Double])
    case columns(Matrix<Rational>)
  }

  /// Vectors of finite floats, one after the other.
  ///
  /// - Precondition: floats.count = count·length > 0.
  public init(floats values: [Float], count: Int, length: Int) {
    precondition(values.count == count * length && !values.isEmpty, "\(values.count) floats for \(count) vectors of \(length)")
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let scale = largest == 0 ? 0 : Int(largest.exponent) + 1
    // Doubles hold the quotients exactly; only where floats get subnormal they are rounded.
    let factor = Double(sign: .plus, exponent: -scale, significand: 1)
    let scaled = values.map { Float(Double($0) * factor) }
    let exact = zip(scaled, values).allSatisfy { Double($0) == Double($1) * factor }
    self.init(
      count: count, length: length, floats: scaled, scale: scale, isExact: exact, words: DyadicWords(values),
      source: exact ? nil : .floats(values))
  }

  /// Vectors of finite doubles, one after the other.
  ///
  /// - Precondition: doubles.count = count·length > 0.
  public init(doubles values: [Double], count: Int, length: Int) {
    precondition(values.count == count * length && !values.isEmpty, "\(values.count) doubles for \(count) vectors of \(length)")
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let scale = largest == 0 ? 0 : Int(largest.exponent) + 1
    var exact = true
    let scaled = values.map { value in
      let quotient = Float(Double(sign: .plus, exponent: -scale, significand: value))
      if Double(sign: .plus, exponent: scale, significand: Double(quotient)) != value { exact = false }
      return quotient
    }
    self.init(
      count: count, length: length, floats: scaled, scale: scale, isExact: exact, words: DyadicWords(values),
      source: exact ? nil : .doubles(values))
  }

  /// The columns of a rational matrix.
  ///
  /// - Precondition: the matrix has entries.
  public init(columns matrix: Matrix<Rational>) {
    let (d, m) = (matrix.rows, matrix.columns)
    precondition(d > 0 && m > 0, "a \(d)×\(m) matrix")
    // 2^(e−1) < |x| < 2^(e+1)
    let scale = matrix.entries.map { $0.isZero ? Int.min : $0.numerator.bitLength - $0.denominator.bitLength + 1 }.max() ?? 0
    let factor = Rational.powerOfTwo(scale == .min ? 0 : -scale)
    var exact = true
    let scaled = (0..<m * d).map { at in
      let quotient = matrix.entries[at % d * m + at / d] * factor
      let float = Float(quotient.nearestDouble)
      if exact, Rational(exactly: Double(float)) != quotient { exact = false }
      return float
    }
    self.init(
      count: m, length: d, floats: scaled, scale: scale == .min ? 0 : scale, isExact: exact,
      words: DyadicWords((0..<m * d).map { matrix.entries[$0 % d * m + $0 / d] }), source: exact ? nil : .columns(matrix))
  }

  /// The columns of a dyadic matrix.
  ///
  /// - Precondition: the matrix has entries.
  public init(columns matrix: DyadicMatrix) {
    let (d, m) = (matrix.rows, matrix.columns)
    precondition(d > 0 && m > 0, "a \(d)×\(m) matrix")
    func list<Value>(_ zero: Value, _ value: (Int) -> Value) -> [Value] {
      var values = [Value](repeating: zero, count: d * m)
      // A few rows at a time, so that what is written to a column lies together.
      for first in stride(from: 0, to: d, by: 16) {
        for j in 0..<m { for l in first..<min(first + 16, d) { values[j * d + l] = value(l * m + j) } }
      }
      return values
    }
    switch matrix.format {
    case .binary32: self.init(floats: list(0) { Float(bitPattern: UInt32(matrix.bits($0))) }, count: m, length: d)
    case .binary64: self.init(doubles: list(0) { Double(bitPattern: matrix.bits($0)) }, count: m, length: d)
    case .int64:
      let words = list(Int64(0)) { Int64(bitPattern: matrix.bits($0)) }
      if words.allSatisfy({ $0.magnitude <= 1 << 53 }) {
        self.init(doubles: words.map { Double($0) }, count: m, length: d)
      } else {
        self.init(columns: matrix.rational)
      }
    }
  }

  private init(
    count: Int, length: Int, floats: [Float], scale: Int, isExact: Bool, words: DyadicWords?, source: Source?
  ) {
    self.count = count
    self.length = length
    self.floats = floats
    self.scale = scale
    self.isExact = isExact
    self.words = words
    self.source = source
    norms = floats.withUnsafeBufferPointer { floats in
      (0..<count).map { j in
        var sum = 0.0
        for l in j * length..<(j + 1) * length { sum += Double(floats[l]) * Double(floats[l]) }
        // Squares of floats are doubles exactly; each of the sums, and the root, errs by a factor of at most 1 + 2⁻⁵³.
        return (sum * (1 + Double(length) * 0x1p-52)).squareRoot() * (1 + 0x1p-51)
      }
    }
  }

  /// The squared norms of the vectors, exactly.
  public var squaredNorms: [Rational] {
    let products = ExactProducts(self, self)
    return (0..<count).map { Rational(products.integer($0, $0)) * products.unit($0) }
  }

  /// The vectors one after the other in floats; what is out of their range is infinite or 0.
  public var nearestFloats: [Float] {
    let factor = Double(sign: .plus, exponent: max(-1000, min(1000, scale)), significand: 1)
    return floats.map { Float(Double($0) * factor) }
  }

  /// The vectors as the columns of a rational matrix.
  func rationalColumns() -> Matrix<Rational> {
    let value: (Int) -> Rational?
    switch source {
    case .columns(let matrix): return matrix
    case .doubles(let doubles): value = { Rational(exactly: doubles[$0]) }
    case .floats(let floats): value = { Rational(exactly: Double(floats[$0])) }
    case nil:
      let factor = Rational.powerOfTwo(scale)
      value = { at in Rational(exactly: Double(floats[at])).map { $0 * factor } }
    }
    return Matrix(rows: length, columns: count) { l, j in
      guard let entry = value(j * length + l) else { preconditionFailure("entries are finite") }
      return entry
    }
  }
}
