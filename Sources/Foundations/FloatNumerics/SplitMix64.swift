// SPDX-License-Identifier: Apache-2.0

/// The SplitMix64 generator (Steele, Lea, Flood 2014), in Vigna's public-domain formulation.
///
/// All arithmetic is modulo 2⁶⁴. One step: `state += 0x9E3779B97F4A7C15`; the output is `z` after
/// `z = (state ^ (state >> 30))·0xBF58476D1CE4E5B9`, `z = (z ^ (z >> 27))·0x94D049BB133111EB`, `z = z ^ (z >> 31)`.
/// Here it only spreads a seed over the state of `Xoshiro256StarStar`.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose state is the seed; every seed is allowed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
