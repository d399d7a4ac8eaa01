// SPDX-License-Identifier: Apache-2.0
import CZlib

/// Unpacking of raw deflate streams into buffers of known size.
enum Inflation {
  /// No deflate stream expands more than this, per byte.
  static let ratioLimit = 1032

  /// What the unpacking of a stream came to.
  enum Outcome {
    /// The first bytes; the stream goes on, or ends exactly there.
    case bytes([UInt8], ended: Bool)
    /// Not a deflate stream, or cut off.
    case corrupt
  }

  /// The first `count` bytes of the stream, or all when it is shorter.
  ///
  /// Memory is `count` bytes, whatever the stream says.
  static func prefix(_ stream: ArraySlice<UInt8>, count: Int) -> Outcome {
    // zlib keeps a pointer to the record, so its place must not change.
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    state.initialize(to: z_stream())
    defer { state.deallocate() }
    // 15 bits of window; the minus sign means: no zlib header.
    let ready = inflateInit2_(state, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard ready == Z_OK else { return .corrupt }
    defer { inflateEnd(state) }
    var status = Z_OK
    let output = stream.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: max(count, 1)) { output, produced in
        var consumed = 0
        produced = 0
        while status == Z_OK && produced < count {
          let available = min(input.count - consumed, 1 << 30)
          let room = min(count - produced, 1 << 30)
          state.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + consumed) }
          state.pointee.avail_in = UInt32(available)
          state.pointee.next_out = output.baseAddress.map { $0 + produced }
          state.pointee.avail_out = UInt32(room)
          status = inflate(state, Z_NO_FLUSH)
          consumed += available - Int(state.pointee.avail_in)
          produced += room - Int(state.pointee.avail_out)
        }
      }
    }
    switch status {
    case Z_STREAM_END: return .bytes(output, ended: true)
    case Z_OK where output.count == count: return .bytes(output, ended: false)
    default: return .corrupt
    }
  }

  /// The CRC-32 of bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
