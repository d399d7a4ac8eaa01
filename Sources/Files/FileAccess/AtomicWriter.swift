// SPDX-License-Identifier: Apache-2.0
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writing whole files so that a reader sees the old file or the complete new one, never a part.
public enum AtomicWriter {
  /// Writes the bytes to a temporary file in the folder of `path` and then gives it its name.
  ///
  /// Without `force` an existing file is left alone, even one that appears while this one is written. Folders,
  /// devices, pipes and links are never replaced. Throws `FileAccessError`; nothing is left behind then.
  public static func write(_ bytes: [UInt8], to path: String, force: Bool = false) throws {
    var information = stat()
    if lstat(path, &information) == 0 {
      guard information.st_mode & S_IFMT == S_IFREG else { throw FileAccessError.notARegularFile(path) }
      guard force else { throw FileAccessError.alreadyExists(path) }
    }
    let (descriptor, temporary) = try createTemporary(beside: path)
    do {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileAccessError(errno: errno, path: path) }
    } catch {
      unlink(temporary)
      throw error
    }
    try name(temporary, path, force: force)
  }

  private static func createTemporary(beside path: String) throws -> (Int32, String) {
    let folder = FileReference(path: path).folder
    for attempt in 0..<100 {
      let temporary = "\(folder).lrh-\(getpid())-\(attempt).part"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { throw FileAccessError(errno: errno, path: path) }
    }
    throw FileAccessError.inputOutput(path, reason: "no free name for a temporary file")
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = systemWrite(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
        if count >= 0 {
          done += count
        } else if errno != EINTR {
          throw FileAccessError(errno: errno, path: path)
        }
      }
    }
  }

  private static func name(_ temporary: String, _ path: String, force: Bool) throws {
    // A hard link, unlike a rename, fails when the name is taken. Not every file system has them.
    if !force {
      if link(temporary, path) == 0 {
        unlink(temporary)
        return
      }
      let code = errno
      guard code == EPERM || code == ENOTSUP || code == EOPNOTSUPP || code == ENOSYS || code == EMLINK else {
        unlink(temporary)
        throw code == EEXIST ? FileAccessError.alreadyExists(path) : FileAccessError(errno: code, path: path)
      }
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileAccessError(errno: code, path: path)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
