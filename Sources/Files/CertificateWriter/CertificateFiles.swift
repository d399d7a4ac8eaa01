// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements

/// Saves certificates, with object files beside them for large inputs.
public enum CertificateFiles {
  /// An inline matrix that takes more bytes than this goes into an object file (format §4.1), if its entries allow it.
  public static let inlineLimit = 8_000_000

  /// Writes the certificate to a file, and its large matrices to `NAME.ROLE.npy` beside it.
  ///
  /// Each file appears whole or not at all. A matrix whose entries fit none of the object formats stays inline.
  /// - Returns: the paths written, object files first.
  /// - Throws: `FileAccessError`.
  public static func save(_ certificate: Certificate, to path: String, force: Bool) throws -> [String] {
    var certificate = certificate
    var written: [String] = []
    let reference = FileReference(path: path)
    for (role, input) in certificate.inputs.sorted(by: { $0.key < $1.key }) {
      guard case .matrix(.rational(let matrix)) = input.object, inlineSize(matrix) > inlineLimit,
        let bytes = try? NpyWriter.encode(matrix)
      else { continue }
      let name = objectName(reference.baseName, role)
      try AtomicWriter.write(bytes, to: reference.folder + name, force: force)
      written.append(reference.folder + name)
      certificate.inputs[role]?.objectFile = name
    }
    try AtomicWriter.write(CertificateWriter.bytes(of: certificate), to: path, force: force)
    return written + [path]
  }

  private static func inlineSize(_ matrix: Matrix<Rational>) -> Int {
    matrix.entries.reduce(0) { $0 + $1.description.utf8.count + 3 }
  }

  /// A bare name of the characters the format allows.
  private static func objectName(_ certificateName: String, _ role: Role) -> String {
    let stem = certificateName.hasSuffix(".json") ? String(certificateName.dropLast(5)) : certificateName
    let allowed = stem.unicodeScalars.map { scalar -> Character in
      let plain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_" || scalar == ".")
      return plain ? Character(scalar) : "_"
    }
    let name = String(allowed.prefix(100))
    let first = name.first.map { $0.isLetter || $0.isNumber } ?? false
    return (first ? name : "certificate" + name) + ".\(role.rawValue).npy"
  }
}
