// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A histogram of exact numbers ≥ 0: 0 has a bin of its own, and every octave [2^e, 2^(e+1)) has eight of equal width.
///
/// The bins do not depend on the data, so that histograms of parts add up to that of the whole.
public struct Bins: Hashable, Sendable {
  /// A bin of an octave: [2^octave·(8 + eighth)/8, 2^octave·(9 + eighth)/8).
  public struct Place: Hashable, Comparable, Sendable {
    /// e.
    public let octave: Int
    /// 0 to 7.
    public let eighth: Int

    /// A bin.
    public init(octave: Int, eighth: Int) {
      self.octave = octave
      self.eighth = eighth
    }

    /// The bin a positive number is in.
    public init(_ value: Rational) {
      precondition(value.sign > 0, "\(value) has no octave")
      var octave = value.numerator.bitLength - value.denominator.bitLength
      if value < Place.power(octave) { octave -= 1 }
      self.octave = octave
      eighth = (value / Place.power(octave) * 8).floor.asInt.map { $0 - 8 } ?? 0
    }

    /// The least number of the bin.
    public var lower: Rational { Place.power(octave) * Rational(Integer(8 + eighth), Integer(8)) }
    /// The least number above the bin.
    public var upper: Rational { Place.power(octave) * Rational(Integer(9 + eighth), Integer(8)) }

    /// The order of the numbers in them.
    public static func < (left: Place, right: Place) -> Bool { (left.octave, left.eighth) < (right.octave, right.eighth) }

    private static func power(_ exponent: Int) -> Rational {
      let size = Integer.one.shiftedLeft(by: abs(exponent))
      return exponent >= 0 ? Rational(size) : Rational(.one, size)
    }
  }

  /// How many numbers are 0.
  public private(set) var zeros = 0
  /// How many are in each bin that is not empty.
  public private(set) var counts: [Place: Int] = [:]

  /// No numbers.
  public init() {}

  /// Counts given.
  public init(zeros: Int, counts: [Place: Int]) {
    self.zeros = zeros
    self.counts = counts
  }

  /// Adds a number ≥ 0.
  public mutating func add(_ value: Rational) {
    if value.isZero { zeros += 1 } else { counts[Place(value), default: 0] += 1 }
  }

  /// Adds all numbers of another histogram.
  public mutating func add(_ other: Bins) {
    zeros += other.zeros
    counts.merge(other.counts, uniquingKeysWith: +)
  }
}
