// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import Statements

/// Certificates that a command reads and does not check.
enum CertificateInput {
  /// The certificate in the file (`-`: standard input).
  ///
  /// - Throws: `DataError` that names the file and the place when it is malformed, `UnreadableFile` when it cannot be read.
  static func load(_ file: String) throws -> Certificate {
    do {
      return try CertificateFile.load(file)
    } catch let error as MalformedCertificate {
      throw DataError("\(file): \(error.description)")
    }
  }
}
