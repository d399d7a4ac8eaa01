// SPDX-License-Identifier: Apache-2.0
import FileAccess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that results are written to.
enum OutputFolder {
  /// Makes the folder, with all before it, if it is not there.
  ///
  /// - Throws: `FileAccessError` when it cannot be made.
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
