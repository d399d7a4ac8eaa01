// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// What a construction proves (format §5.16.2): a real n×n matrix, n = `columns`, of rank at most `dimension`, with ones on the diagonal and
/// entries of square at most `squaredEntries` elsewhere.
///
/// Both counts stop at `ceiling`, which stands for all larger numbers: a claim's counts are below it, and products of many parts would not fit
/// into memory.
package struct ConstructionBounds: Hashable, Sendable {
  package let dimension: Integer
  package let columns: Integer
  package let squaredEntries: Rational

  /// 2^53, above every count of a certificate.
  package static let ceiling = Integer(1 << 53)

  package init(_ dimension: Integer, _ columns: Integer, _ squaredEntries: Rational) {
    self.dimension = min(dimension, ConstructionBounds.ceiling)
    self.columns = min(columns, ConstructionBounds.ceiling)
    self.squaredEntries = squaredEntries
  }

  /// The product of numbers ≥ 1, stopped at the ceiling.
  static func product(_ factors: some Sequence<Integer>) -> Integer {
    factors.reduce(.one) { min($0 * $1, ceiling) }
  }

  /// base^exponent for base ≥ 2, stopped at the ceiling.
  static func power(_ base: Integer, _ exponent: Int) -> Integer { product(repeatElement(base, count: min(exponent, 53))) }
}

extension Construction {
  /// The three numbers, from the parameters alone except for `code` and `matrix`; throws when a condition of the format fails.
  func bounds() throws(Rejection) -> ConstructionBounds {
    switch self {
    case .ones, .identity, .simplex, .plane, .polygon: return try elementaryBounds()
    case .paley, .unitary, .unitaryComplement, .net, .chirps, .devore, .reedSolomon, .signedReedSolomon: return try fieldBounds()
    case .quadric, .delsarteGoethals, .gold: return try quadraticFormBounds()
    case .gilbertVarshamov(let columns, let dimension, let product):
      return try countingBounds(columns: columns, dimension: dimension, product: product)
    case .code(let dimension, let positions): return try codeBounds(dimension: dimension, positions: positions)
    case .matrix(let encoder, let probe): return try matrixBounds(encoder: encoder, probe: probe ?? encoder)
    case .directSum(let parts):
      let bounds = try partBounds(parts)
      return ConstructionBounds(
        bounds.reduce(.zero) { $0 + $1.dimension }, bounds.reduce(.zero) { $0 + $1.columns }, bounds.map(\.squaredEntries).max() ?? .zero)
    case .kronecker(let parts):
      let bounds = try partBounds(parts)
      try require(bounds.allSatisfy { $0.squaredEntries <= 1 }, "a factor has entries above 1")
      return ConstructionBounds(
        ConstructionBounds.product(bounds.map(\.dimension)), ConstructionBounds.product(bounds.map(\.columns)),
        bounds.map(\.squaredEntries).max() ?? .zero)
    }
  }

  /// The work of `bounds`, by the formula of format §6; nil when it is infinite.
  var work: Integer? {
    switch self {
    case .code(let dimension, let positions):
      guard (1...30).contains(dimension) else { return .one }
      return Integer(1 << dimension) * Integer(1 + positions.count / 64) + Integer(positions.count)
    case .matrix(let encoder, let probe):
      guard let words = wordCount(encoder, .columnsSharingDenominator), let probeWords = wordCount(probe ?? encoder, .columns) else {
        return nil
      }
      let (d, n) = (Integer(encoder.rows), Integer(encoder.columns))
      return n * n * (d * words * probeWords + 16)
    case .gilbertVarshamov(_, let d, _): return d > 65_536 ? nil : Integer(d * (1 + d / 64))
    case .signedReedSolomon(_, _, _, let hadamard): return Integer(100_000) * Integer(1 + hadamard.count)
    case .directSum(let parts), .kronecker(let parts):
      var sum = Integer.one
      for part in parts {
        guard let work = part.work else { return nil }
        sum += work
      }
      return sum
    default: return Integer(100_000)
    }
  }

  private func partBounds(_ parts: [Construction]) throws(Rejection) -> [ConstructionBounds] {
    try require(!parts.isEmpty, "no parts")
    var bounds: [ConstructionBounds] = []
    for part in parts { bounds.append(try part.bounds()) }
    return bounds
  }
}

extension CertificateKernel {
  /// What the construction proves; nil when one of its conditions fails. For provers that compare constructions; `check` decides.
  package static func bounds(of construction: Construction) -> ConstructionBounds? {
    do throws(Rejection) { return try construction.bounds() } catch { return nil }
  }
}
