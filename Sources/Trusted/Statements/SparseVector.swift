// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A vector given by its nonzero entries.
public struct SparseVector: Hashable, Sendable {
  /// An entry of the vector; its value is not 0.
  public struct Entry: Hashable, Sendable {
    /// Where it stands, from 0.
    public var index: Int
    /// What it is.
    public var value: Rational

    /// An entry.
    public init(_ index: Int, _ value: Rational) {
      self.index = index
      self.value = value
    }
  }

  /// The nonzero entries, by increasing index.
  public var entries: [Entry]

  /// A vector with these nonzero entries, by increasing index.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The vector with these values at 0, 1, 2, ….
  public init(dense values: [Rational]) {
    entries = values.enumerated().filter { !$1.isZero }.map { Entry($0, $1) }
  }

  /// Σ |v_j|.
  public var norm: Rational { entries.reduce(.zero) { $0 + $1.value.magnitude } }
}
