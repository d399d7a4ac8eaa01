// SPDX-License-Identifier: Apache-2.0

/// A small seeded generator (SplitMix64), so that a failing case can be repeated.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The generator that starts from this seed.
  public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in the range, all equally likely.
  public mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True once in n times.
  public mutating func oneIn(_ n: Int) -> Bool { int(1...n) == 1 }

  /// One of the values.
  public mutating func pick<Value>(_ values: [Value]) -> Value { values[int(0...values.count - 1)] }
}
