// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 hash function (FIPS 180-4), here so that the trusted part needs no cryptographic library.
///
/// Tested on the NIST vectors.
public struct SHA256: Sendable {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var block: [UInt8] = []
  private var length: UInt64 = 0

  /// A hash of nothing yet.
  public init() { block.reserveCapacity(64) }

  /// The digest of bytes, in hex.
  public static func hexDigest(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  /// Appends bytes to the message.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { append($0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { append($0) } }
  }

  /// Appends the UTF-8 bytes of a string to the message.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends bytes to the message.
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    var done = 0
    if !block.isEmpty {
      done = min(64 - block.count, bytes.count)
      block += bytes[..<done]
      guard block.count == 64 else { return }
      block.withUnsafeBufferPointer { compress($0) }
      block.removeAll(keepingCapacity: true)
    }
    let whole = (bytes.count - done) / 64 * 64
    compress(UnsafeBufferPointer(rebasing: bytes[done..<done + whole]))
    block += bytes[(done + whole)...]
  }

  /// The digest of all that was appended, in hex.
  public consuming func hexDigest() -> String {
    let bits = length * 8
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - Int(length % 64)) % 64)
    padding += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    padding.withUnsafeBufferPointer { append($0) }
    let digits = Array("0123456789abcdef".utf8)
    let hex = (0..<64).map { digits[Int(state[$0 / 8] >> UInt32(28 - 4 * ($0 % 8))) & 15] }
    return String(decoding: hex, as: UTF8.self)
  }

  // Whole blocks of 64 bytes.
  private mutating func compress(_ message: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      for start in stride(from: 0, to: message.count, by: 64) {
        for t in 0..<16 {
          w[t] = UInt32(bigEndian: UnsafeRawBufferPointer(message).loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self))
        }
        for t in 16..<64 {
          let s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >> 3)
          let s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >> 10)
          w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in stride(from: 0, to: 64, by: 8) {
          // Instead of moving eight words one place in each round, the rounds take them one place further.
          round(w, t, a, b, c, &d, e, f, g, &h)
          round(w, t + 1, h, a, b, &c, d, e, f, &g)
          round(w, t + 2, g, h, a, &b, c, d, e, &f)
          round(w, t + 3, f, g, h, &a, b, c, d, &e)
          round(w, t + 4, e, f, g, &h, a, b, c, &d)
          round(w, t + 5, d, e, f, &g, h, a, b, &c)
          round(w, t + 6, c, d, e, &f, g, h, a, &b)
          round(w, t + 7, b, c, d, &e, f, g, h, &a)
        }
        state &+= SIMD8(a, b, c, d, e, f, g, h)
      }
    }
  }
}

// Round t: h becomes the new a, d the new e.
@inline(__always) private func round(
  _ schedule: UnsafeMutableBufferPointer<UInt32>, _ t: Int, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32,
  _ f: UInt32, _ g: UInt32, _ h: inout UInt32
) {
  let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
  let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ roundConstants[t] &+ schedule[t]
  let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
  d &+= first
  h = first &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
}

@inline(__always) private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word >> count | word << (32 - count)
}

private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
