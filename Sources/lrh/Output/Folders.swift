// SPDX-License-Identifier: Apache-2.0
import FileAccess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders for what commands write.
enum Folders {
  /// Makes the folder and those it lies in, unless they are there.
  static func make(_ path: String) throws {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += part + "/"
      if mkdir(prefix, 0o777) != 0 && errno != EEXIST {
        throw FileAccessError.inputOutput(path, reason: String(cString: strerror(errno)))
      }
    }
  }
}
