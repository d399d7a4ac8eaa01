// SPDX-License-Identifier: Apache-2.0
import CGMP

extension Integer: CustomStringConvertible {
  /// The decimal digits, with a minus sign when negative.
  public var description: String {
    switch self {
    case .small(let value): return String(value)
    case .big(let value):
      return withExtendedLifetime(value) {
        let capacity = __gmpz_sizeinbase(value.pointer, 10) + 2
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
          guard let start = buffer.baseAddress, __gmpz_get_str(start, 10, value.pointer) != nil else {
            preconditionFailure("GMP wrote no digits")
          }
          return String(cString: start)
        }
      }
    }
  }

  /// The integer whose decimal digits (ASCII `0`…`9`, at least one, leading zeros allowed) are `digits`.
  ///
  /// Returns nil for anything else.
  public init?(digits: some Collection<UInt8>) {
    let direct: Integer?? = digits.withContiguousStorageIfAvailable { Integer(digits: $0) }
    guard let value = direct ?? Array(digits).withUnsafeBufferPointer({ Integer(digits: $0) }) else { return nil }
    self = value
  }

  /// The same of bytes in memory, as the certificate reader has them.
  public init?(digits: UnsafeBufferPointer<UInt8>) {
    guard !digits.isEmpty else { return nil }
    var value = 0
    let isShort = digits.count <= 18
    for byte in digits {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      if isShort { value = value * 10 + Int(byte - 0x30) }
    }
    if isShort {
      self = .small(value)
      return
    }
    self = withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits.count + 1) { text in
      for i in 0..<digits.count { text[i] = CChar(digits[i]) }
      text[digits.count] = 0
      return .make { result in _ = __gmpz_init_set_str(result, text.baseAddress, 10) }
    }
  }

  /// The integer written as an optional sign and decimal digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var bytes = Substring(text).utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard let magnitude = Integer(digits: bytes) else { return nil }
    self = negative ? -magnitude : magnitude
  }
}
