// SPDX-License-Identifier: Apache-2.0
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reading whole files.
public enum FileContents {
  /// The bytes of a regular file, or, for the path `-`, of standard input up to its end.
  ///
  /// Throws `FileAccessError` when there is no such file, it is not regular, it holds more than `limit` bytes, or
  /// reading fails. Memory is proportional to what is read, at most `limit` + 64 KiB.
  public static func read(_ path: String, limit: Int = ReadLimits().bytes) throws -> [UInt8] {
    if path == "-" { return try readStream(STDIN_FILENO, path: "standard input", limit: limit) }
    let (descriptor, size) = try openRegular(path)
    defer { close(descriptor) }
    guard size <= limit else { throw FileAccessError.tooLarge(path, limit: limit) }
    let bytes = try readUpTo(size, from: descriptor, path)
    // Files of /proc say that they are empty; a file may grow while it is read.
    let rest = try readStream(descriptor, path: path, limit: limit, after: bytes.count)
    return rest.isEmpty ? bytes : bytes + rest
  }

  /// The first bytes of a regular file, at most `count`, and the size of the file.
  ///
  /// Throws `FileAccessError`.
  package static func prefix(of path: String, count: Int) throws -> (bytes: [UInt8], fileSize: Int) {
    let (descriptor, size) = try openRegular(path)
    defer { close(descriptor) }
    return (try readUpTo(min(size, count), from: descriptor, path), size)
  }

  private static func openRegular(_ path: String) throws -> (descriptor: Int32, size: Int) {
    // O_NONBLOCK: a named pipe must be refused, not waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileAccessError(errno: errno, path: path) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      let code = errno
      close(descriptor)
      throw FileAccessError(errno: code, path: path)
    }
    guard information.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileAccessError.notARegularFile(path)
    }
    return (descriptor, Int(information.st_size))
  }

  private static func readUpTo(_ size: Int, from descriptor: Int32, _ path: String) throws -> [UInt8] {
    try Array(unsafeUninitializedCapacity: size) { buffer, count in
      let whole = UnsafeMutableRawBufferPointer(buffer)
      count = 0
      while count < size {
        let got = try readSome(
          descriptor, into: UnsafeMutableRawBufferPointer(rebasing: whole[count...]), path)
        if got == 0 { break }
        count += got
      }
    }
  }

  private static func readStream(_ descriptor: Int32, path: String, limit: Int, after before: Int = 0) throws
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = try chunk.withUnsafeMutableBytes { try readSome(descriptor, into: $0, path) }
      if got == 0 { return bytes }
      guard got <= limit - before - bytes.count else { throw FileAccessError.tooLarge(path, limit: limit) }
      bytes += chunk[..<got]
    }
  }

  private static func readSome(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, _ path: String
  ) throws -> Int {
    while true {
      // Some systems refuse to read more than 2³¹ − 1 bytes at once.
      let got = systemRead(descriptor, buffer.baseAddress, min(buffer.count, 1 << 30))
      if got >= 0 { return got }
      if errno != EINTR { throw FileAccessError(errno: errno, path: path) }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

extension FileAccessError {
  /// The error for an `errno` value: `noSuchFile` for ENOENT and ENOTDIR.
  init(errno code: Int32, path: String) {
    switch code {
    case ENOENT, ENOTDIR: self = .noSuchFile(path)
    case EISDIR: self = .notARegularFile(path)
    default: self = .inputOutput(path, reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
  }
}
