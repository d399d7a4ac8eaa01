// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// A construction with what it proves.
struct Candidate: Sendable {
  let bounds: ConstructionBounds
  private let make: @Sendable () -> Construction

  /// Nil when the construction's conditions fail.
  init?(_ construction: Construction) {
    guard let bounds = CertificateKernel.bounds(of: construction) else { return nil }
    self.init(bounds) { construction }
  }

  /// A construction that is made only when it is wanted, with what it promises to prove.
  init(_ bounds: ConstructionBounds, make: @escaping @Sendable () -> Construction) {
    self.bounds = bounds
    self.make = make
  }

  /// The construction.
  var construction: Construction { make() }
}

/// What a near-identity matrix has to satisfy: m columns, entries ⋖ η.
struct Requirement {
  let columns: Int
  let relation: Relation
  /// Nil when any finite entries do.
  let eta: Rational?

  /// Whether entries of this square are small enough.
  func allows(_ squaredEntries: Rational) -> Bool {
    guard let eta else { return true }
    return relation.holds(squaredEntries, eta * eta)
  }

  /// Whether entries of this size are small enough.
  func allows(entry: Rational) -> Bool {
    guard let eta else { return true }
    return relation.holds(entry, eta)
  }

  /// The least t for which a net of q − t classes has entries 1/(2t + 1) small enough.
  var omittedClasses: Int? { Requirement.least(0...columns) { allows(entry: Rational(1, 2 * Integer($0) + 1)) } }

  func isMet(by candidate: Candidate) -> Bool {
    candidate.bounds.columns >= Integer(columns) && (columns == 1 || allows(candidate.bounds.squaredEntries))
  }

  /// The least t in the range that passes a test which holds from some t on; nil when none does.
  static func least(_ range: ClosedRange<Int>, _ test: (Int) -> Bool) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    guard low <= high, test(high) else { return nil }
    while low < high {
      let middle = low + (high - low) / 2
      if test(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
