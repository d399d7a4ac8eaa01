// SPDX-License-Identifier: Apache-2.0

/// The xoshiro256** 1.0 generator (Blackman, Vigna 2018), seeded by four outputs of SplitMix64.
///
/// The same seed gives the same numbers on every machine and in every language: see `nextPackedSigns(_:)`,
/// `next(below:)` and `nextSupport(size:of:)` for how bits become signs, integers and sets.
/// One step, with state s₀…s₃, `rotl` a 64-bit rotation to the left and arithmetic modulo 2⁶⁴:
/// output `rotl(s₁·5, 7)·9`; then `t = s₁ << 17; s₂ ^= s₀; s₃ ^= s₁; s₁ ^= s₂; s₀ ^= s₃; s₂ ^= t; s₃ = rotl(s₃, 45)`.
public struct Xoshiro256StarStar: RandomNumberGenerator, Sendable {
  private var s0, s1, s2, s3: UInt64

  /// The generator whose state s₀, s₁, s₂, s₃ is the first four outputs of `SplitMix64(seed:)`.
  public init(seed: UInt64) {
    var spread = SplitMix64(seed: seed)
    self.init(state: (spread.next(), spread.next(), spread.next(), spread.next()))
  }

  /// A generator with this state.
  ///
  /// - Precondition: the four words are not all 0.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state.0 | state.1 | state.2 | state.3 != 0, "xoshiro256** cannot start from the zero state")
    (s0, s1, s2, s3) = state
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    func rotateLeft(_ x: UInt64, _ count: UInt64) -> UInt64 { (x &<< count) | (x &>> (64 - count)) }
    let output = rotateLeft(s1 &* 5, 7) &* 9
    let t = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotateLeft(s3, 45)
    return output
  }

  /// Advances the generator by 2¹²⁸ steps: the stream after a jump never meets the stream before it in practice.
  public mutating func jump() {
    let polynomial: [UInt64] = [
      0x180E_C6D3_3CFD_0ABA, 0xD5A6_1266_F0C9_392C, 0xA958_2618_E03F_C9AA, 0x39AB_DC45_29B1_661C,
    ]
    var sum: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in polynomial {
      for bit in 0..<64 {
        if (word >> UInt64(bit)) & 1 == 1 { sum = (sum.0 ^ s0, sum.1 ^ s1, sum.2 ^ s2, sum.3 ^ s3) }
        _ = next()
      }
    }
    (s0, s1, s2, s3) = sum
  }
}

extension Xoshiro256StarStar {
  /// `count` random signs, 64 to a word.
  ///
  /// Takes ⌈count/64⌉ outputs of the generator, in order. Sign number l (from 0) is bit l mod 64 of word ⌊l/64⌋, bit 0
  /// being the least significant: a 0 bit means +1, a 1 bit means −1. The bits of the last word that stand for no sign
  /// are drawn, thrown away, and 0 in the result. The next call starts with a fresh output.
  ///
  /// - Precondition: count ≥ 0.
  public mutating func nextPackedSigns(_ count: Int) -> [UInt64] {
    precondition(count >= 0, "\(count) signs")
    var words: [UInt64] = []
    words.reserveCapacity((count + 63) / 64)
    for start in stride(from: 0, to: count, by: 64) {
      let word = next()
      let used = min(64, count - start)
      words.append(used == 64 ? word : word & ((1 << UInt64(used)) - 1))
    }
    return words
  }

  /// The signs of `nextPackedSigns(_:)` as an array of +1 and −1.
  ///
  /// - Precondition: count ≥ 0.
  public mutating func nextSigns(_ count: Int) -> [Int] {
    let words = nextPackedSigns(count)
    return (0..<count).map { (words[$0 / 64] >> UInt64($0 % 64)) & 1 == 0 ? 1 : -1 }
  }

  /// A uniform integer in 0..<bound, without bias.
  ///
  /// Draws x until x < 2⁶⁴ − (2⁶⁴ mod bound), and gives x mod bound. (Not `next(upperBound:)` of the standard library,
  /// whose algorithm is not part of its contract.)
  ///
  /// - Precondition: bound ≥ 1.
  public mutating func next(below bound: Int) -> Int {
    precondition(bound >= 1, "no integer in 0..<\(bound)")
    let divisor = UInt64(bound)
    let excess = (UInt64.max % divisor + 1) % divisor
    while true {
      let x = next()
      if x <= UInt64.max - excess { return Int(x % divisor) }
    }
  }

  /// A uniform subset of 0..<count with `size` members, in increasing order.
  ///
  /// The first `size` places of 0, 1, …, count−1 after exchanging, for i = 0, 1, …, size−1, place i with place
  /// i + next(below: count − i); then sorted.
  ///
  /// - Precondition: 0 ≤ size ≤ count.
  /// - Complexity: O(count).
  public mutating func nextSupport(size: Int, of count: Int) -> [Int] {
    precondition(size >= 0 && size <= count, "\(size) of \(count)")
    var places = Array(0..<count)
    for i in 0..<size { places.swapAt(i, i + next(below: count - i)) }
    return places.prefix(size).sorted()
  }
}
