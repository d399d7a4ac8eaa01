// SPDX-License-Identifier: Apache-2.0
import TestSupport

/// Vectors whose floating-point products, summed from the first entry to the last, are off by nearly the bound of
/// proofs/floating-point-filter.md, some of them up and some down, so that a bound a little smaller gives wrong verdicts.
struct NearBoundVectors {
  /// m and d.
  let count, length: Int
  /// The vectors a_j and b_i, one after the other.
  let encoder, probe: [Float]

  /// Vectors of a kind; nil for kinds that are made entry by entry.
  init?(_ kind: EntryKind, _ random: inout SplitMix64) {
    switch kind {
    case .absorbed: self.init(absorbed: &random)
    case .underflowing: self.init(underflowing: &random)
    default: return nil
    }
  }

  /// (1 + 2qu, t, …, t), u = 2⁻²⁴: to a sum near 1 each product t·t′ < u adds nothing, and each t·t′ > u adds 2u.
  private init(absorbed random: inout SplitMix64) {
    let (m, d) = (random.int(3...9), random.int(48...200))
    func vector(_ random: inout SplitMix64) -> [Float] {
      let tail = 0x1p-12 * (1 + random.pick([-0x1p-9, 0x1p-9]))
      let sign: Float = random.oneIn(4) ? -1 : 1
      return ([1 + Double(random.int(0...2)) * 0x1p-23] + Array(repeating: tail, count: d - 1)).map { sign * Float($0) }
    }
    (count, length) = (m, d)
    encoder = (0..<m).flatMap { _ in vector(&random) }
    probe = (0..<m).flatMap { _ in vector(&random) }
  }

  /// Multiples of the least subnormal number λ against entries near 1/2: products just below λ/2 are rounded to 0, those just above to λ. The
  /// rounding unit times the norms is far below that.
  private init(underflowing random: inout SplitMix64) {
    let (m, d) = (random.int(4...9), random.int(8...40))
    func small(_ random: inout SplitMix64) -> [Float] { Array(repeating: .leastNonzeroMagnitude, count: d) }
    func large(_ random: inout SplitMix64) -> [Float] {
      let entry = random.pick([Float(0.5).nextDown, Float(0.5).nextUp])
      return (0..<d).map { $0 > 0 && random.oneIn(6) ? 0.75 : entry }
    }
    (count, length) = (m, d)
    // The first is large, and nothing is 1 or more, so that the floats are kept as they are, and exact.
    encoder = (0..<m).flatMap { $0 > 0 && random.oneIn(3) ? small(&random) : large(&random) }
    probe = (0..<m).flatMap { $0 > 0 && !random.oneIn(3) ? small(&random) : large(&random) }
  }
}
