// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A pair (A, B) whose interference matrix C = BᵀA is to be gone through: C_ij = ⟨b_i, a_j⟩.
public struct InterferencePair: Sendable {
  /// Where the probes come from.
  public enum Probe: Sendable {
    /// b_i = a_i. C is symmetric.
    case encoder
    /// b_i = a_i/‖a_i‖². C is symmetric up to a factor for each row.
    case matched
    /// Vectors of their own.
    case vectors(VectorSet)
  }

  /// The representation vectors a_j.
  public let encoder: VectorSet
  /// The probe vectors b_i, or for matched probes their multiples a_i.
  let probe: VectorSet
  /// Whether the products are those of the a_j with each other.
  public let isSymmetric: Bool
  /// For matched probes the divisors ‖a_i‖²; nil when they are all 1.
  let divisors: [Rational]?
  let products: ExactProducts
  /// Whether products in floats are exact, whatever the order of summation: all are integers below 2²⁴ times one power of two.
  public let isExactInFloats: Bool
  /// How blocks of products are computed.
  private(set) var blocks: BlockProducts

  /// Whether blocks of products are computed in integers, and no arithmetic of floats has a part in them.
  public var usesIntegers: Bool {
    if case .floats = blocks { return false }
    return true
  }

  /// Whether that is by counting signs.
  public var countsSigns: Bool {
    if case .signs = blocks { return true }
    return false
  }

  /// The same with blocks of products computed in floats: what a benchmark compares integers with.
  package var multipliedInFloats: InterferencePair {
    var pair = self
    pair.blocks = .floats(FloatProducts(probe, encoder))
    return pair
  }

  /// m.
  public var count: Int { encoder.count }
  /// d.
  public var length: Int { encoder.length }

  /// A pair; nil when matched probes meet a zero vector.
  ///
  /// - Precondition: the probes are as many and as long as the representation vectors; their length is below 2²⁰.
  public init?(encoder: VectorSet, probe: Probe) {
    self.encoder = encoder
    switch probe {
    case .encoder, .matched: self.probe = encoder
    case .vectors(let vectors):
      precondition(vectors.count == encoder.count && vectors.length == encoder.length, "A and B differ in size")
      self.probe = vectors
    }
    precondition(encoder.length < 1 << 20, "vectors of length \(encoder.length)")
    products = ExactProducts(self.probe, encoder)
    if case .vectors = probe { isSymmetric = false } else { isSymmetric = true }
    if case .matched = probe {
      let products = products
      let norms = (0..<encoder.count).map { Rational(products.integer($0, $0)) * products.unit($0) }
      if norms.contains(where: \.isZero) { return nil }
      divisors = norms
    } else {
      divisors = nil
    }
    let exact = InterferencePair.isExactInFloats(self.probe, encoder)
    blocks = BlockProducts(self.probe, encoder, exact: exact)
    if case .floats = blocks { isExactInFloats = exact } else { isExactInFloats = true }
  }

  /// What C_ij / `products.integer(i, j)` is, for every j.
  func scale(_ i: Int) -> Rational {
    let unit = products.unit(i)
    return divisors.map { unit / $0[i] } ?? unit
  }

  /// Whether some a_j is 0.
  public var hasZeroVector: Bool { encoder.norms.indices.contains { encoder.norms[$0] < 0x1p-120 && isZero($0) } }

  private func isZero(_ j: Int) -> Bool {
    switch products {
    case .words(_, let a, let d, _): return a[j * d..<(j + 1) * d].allSatisfy { $0 == 0 }
    case .cleared(_, let a): return a.dot(j, a, j).isZero
    }
  }

  private static func isExactInFloats(_ b: VectorSet, _ a: VectorSet) -> Bool {
    guard b.isExact, a.isExact, let x = b.words, let y = a.words else { return false }
    // By Cauchy and Schwarz, ‖x‖‖y‖ bounds all partial sums of absolute values, in the unit of the words.
    func norm(_ words: DyadicWords, _ set: VectorSet) -> Double {
      (set.norms.max() ?? 0) * Double(sign: .plus, exponent: set.scale - words.exponent, significand: 1)
    }
    return norm(x, b) * norm(y, a) < 0x1p24
  }
}
