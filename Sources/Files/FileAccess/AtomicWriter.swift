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
    try requireFree(path, force: force)
    let (descriptor, temporary) = try createTemporary(beside: path)
    Unfinished.set(temporary)
    defer { Unfinished.set(nil) }
    do {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path: path)
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw writeError(errno, path) }
    } catch {
      unlink(temporary)
      throw error
    }
    try name(temporary, path, force: force)
  }

  /// Throws what `write` would, as far as that can be known before there is anything to write: before long work, not after it.
  public static func requireWritable(_ path: String, force: Bool) throws {
    try requireFree(path, force: force)
    let folder = FileReference(path: path).folder
    guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else { throw writeError(errno, path) }
  }

  /// Removes the temporary file that is being written, if any. For signal handlers: it calls nothing but `unlink`.
  public static func removeUnfinished() { Unfinished.remove() }

  private static func requireFree(_ path: String, force: Bool) throws {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw FileAccessError.inputOutput(path, reason: "cannot be written: it is there and is not a regular file")
    }
    guard force else { throw FileAccessError.alreadyExists(path) }
  }

  /// What is missing on the way to a file to be written is no missing input.
  private static func writeError(_ code: Int32, _ path: String) -> FileAccessError {
    if code == ENOENT || code == ENOTDIR {
      return .inputOutput(path, reason: "cannot be written: there is no folder \(FileReference(path: path).folder)")
    }
    return .inputOutput(path, reason: "cannot be written: \(String(cString: strerror(code)))")
  }

  private static func createTemporary(beside path: String) throws -> (Int32, String) {
    let folder = FileReference(path: path).folder
    for attempt in 0..<100 {
      let temporary = "\(folder).lrh-\(getpid())-\(attempt).part"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { throw writeError(errno, path) }
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
          throw writeError(errno, path)
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
        throw code == EEXIST ? FileAccessError.alreadyExists(path) : writeError(code, path)
      }
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw writeError(code, path)
    }
  }
}

/// The name of the temporary file that is being written, where a signal handler can reach it.
private enum Unfinished {
  nonisolated(unsafe) private static var name: UnsafeMutablePointer<CChar>?

  static func set(_ path: String?) {
    let old = name
    name = path.flatMap { strdup($0) }
    free(old)
  }

  static func remove() { if let name { unlink(name) } }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
