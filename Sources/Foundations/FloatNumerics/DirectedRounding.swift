// SPDX-License-Identifier: Apache-2.0

/// Arithmetic rounded towards one side: a result ≥ (`Up`) or ≤ (`Down`) the exact one.
///
/// The next double above a result rounded to nearest is at least the exact result, and the next below at most, also where it is subnormal;
/// past the largest double `Up` gives infinity, which is still an upper bound. A NaN stays one.
extension Double {
  /// At least self + other.
  @inlinable public func addingUp(_ other: Double) -> Double { (self + other).nextUp }
  /// At most self + other.
  @inlinable public func addingDown(_ other: Double) -> Double { (self + other).nextDown }
  /// At least self · other.
  @inlinable public func multipliedUp(by other: Double) -> Double { (self * other).nextUp }
  /// At most self · other.
  @inlinable public func multipliedDown(by other: Double) -> Double { (self * other).nextDown }
  /// At least self / other.
  @inlinable public func dividedUp(by other: Double) -> Double { (self / other).nextUp }
  /// At least √self; self ≥ 0.
  @inlinable public var squareRootUp: Double { squareRoot().nextUp }
  /// At most √self, and at least 0; self ≥ 0.
  @inlinable public var squareRootDown: Double { Swift.max(0, squareRoot().nextDown) }

  /// The least `Float` that is at least self; infinity past the largest.
  public var roundedUpToFloat: Float {
    let nearest = Float(self)
    return Double(nearest) < self ? nearest.nextUp : nearest
  }
}

/// An interval that contains the squared Euclidean norm of a vector, widened by each entry added.
///
/// One an entry of a column suffices for a matrix read row by row.
public struct SquaredNormEnclosure: Sendable {
  /// At most the squared norm of the entries so far; ≥ 0.
  public private(set) var lower = 0.0
  /// At least the squared norm of the entries so far.
  public private(set) var upper = 0.0

  /// The norm of no entries.
  @inlinable public init() {}

  /// The squared norm of these entries.
  public init(of entries: some Sequence<Double>) { for entry in entries { add(entry) } }

  /// Takes in an entry; it is exact, as a double.
  public mutating func add(_ entry: Double) {
    if entry == 0 { return }
    lower = max(0, lower.addingDown(max(0, entry.multipliedDown(by: entry))))
    upper = upper.addingUp(entry.multipliedUp(by: entry))
  }

  /// At least the norm.
  public var upperNorm: Double { upper == 0 ? 0 : upper.squareRootUp }
  /// At most the norm; ≥ 0.
  public var lowerNorm: Double { lower.squareRootDown }
}
