// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import Figures
import FileAccess

/// Figures among the files to verify.
enum FigureFiles {
  /// Checks the file if it looks like a figure; nil if not, or if it cannot be read at all.
  static func check(_ path: String, _ options: CheckOptions) throws -> FileOutcome? {
    guard path != "-", let head = try? FileContents.prefix(of: path, count: 512), let format = FigureVerifier.format(of: head.bytes) else {
      return nil
    }
    let folder = FileReference(path: path).folder
    let verifier = FigureVerifier(workLimit: options.workLimit, accepted: options.accepted, full: options.full) { name in
      try FileContents.read(folder + name)
    }
    do {
      let bytes = try FileContents.read(path)
      guard let direct = FigureFormat(rawValue: format) else { return try FigurePDF.check(bytes, verifier) }
      return try verifier.check(bytes, direct)
    } catch let error as any FileError {
      switch error.exitCode {
      case 65: return .malformed(error.description)
      case 66: return .missing(error.description)
      default: return .unreadable(error.description)
      }
    }
  }
}
