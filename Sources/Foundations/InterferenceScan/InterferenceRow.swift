// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a scan finds about a feature i: row i of C, in integers times `scale`. All of it is exact.
public struct InterferenceRow: Sendable {
  /// An entry of the row off the diagonal.
  public struct Entry: Sendable {
    /// The column j ≠ i.
    public let other: Int
    /// C_ij / `scale`; not 0.
    public let numerator: Integer
  }

  /// i.
  public let feature: Int
  /// What the integers count; positive.
  public let scale: Rational
  /// C_ii / `scale`.
  public let diagonal: Integer
  /// The entries of largest absolute value off the diagonal, the largest first, of equal ones the smaller index first: as many as
  /// asked for, or all that are not 0. When signs are told apart, those of each sign.
  public let largest: [Entry]
  /// For each level t, how many j ≠ i have |C_ij| ≥ t or |C_ji| ≥ t.
  public let degrees: [Int]

  /// A row.
  public init(feature: Int, scale: Rational, diagonal: Integer, largest: [Entry], degrees: [Int]) {
    self.feature = feature
    self.scale = scale
    self.diagonal = diagonal
    self.largest = largest
    self.degrees = degrees
  }

  /// C_ij of an entry.
  public func value(_ entry: Entry) -> Rational { Rational(entry.numerator) * scale }
}

/// How a scan came to its results. Other than those, this depends on the instructions and the number of threads.
public struct ScanStatistics: Sendable {
  /// The entries of C that were looked at.
  public internal(set) var entries = 0
  /// Those computed exactly because floats left something about them open, or to tell their value.
  public internal(set) var exactEntries = 0
  /// Pairs whose relation to a level was left open by single precision and decided in double.
  public internal(set) var doubleEntries = 0
  /// Rows gone through exactly as a whole.
  public internal(set) var exactRows = 0
  /// Whether the floats' products are exact by construction.
  public internal(set) var exactInFloats = false

  /// Adds what another scan took.
  public mutating func add(_ other: ScanStatistics) {
    entries += other.entries
    exactEntries += other.exactEntries
    doubleEntries += other.doubleEntries
    exactRows += other.exactRows
    exactInFloats = exactInFloats && other.exactInFloats
  }

  /// The share of the entries that floats decided.
  public var filteredShare: Double { entries == 0 ? 1 : 1 - Double(exactEntries) / Double(entries) }
}
