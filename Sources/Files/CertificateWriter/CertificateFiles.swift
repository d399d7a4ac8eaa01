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
  /// - Parameter objects: names of object files that are beside it already, by the role of the input each holds (`saveObject`).
  /// - Returns: the paths written, object files first.
  /// - Throws: `FileAccessError`.
  public static func save(
    _ certificate: Certificate, to path: String, force: Bool, objects: [Role: String] = [:]
  ) throws -> [String] {
    var certificate = certificate
    var written: [String] = []
    let reference = FileReference(path: path)
    for (role, input) in certificate.inputs.sorted(by: { $0.key < $1.key }) {
      if let name = objects[role] {
        certificate.inputs[role]?.objectFile = name
        continue
      }
      guard case .matrix(let matrix) = input.object, let bytes = objectBytes(matrix) else { continue }
      let name = objectName(reference.baseName, role)
      try AtomicWriter.write(bytes, to: reference.folder + name, force: force)
      written.append(reference.folder + name)
      certificate.inputs[role]?.objectFile = name
    }
    try AtomicWriter.write(CertificateWriter.bytes(of: certificate), to: path, force: force)
    return written + [path]
  }

  /// Writes a matrix as an object file, for several certificates in its folder to share.
  ///
  /// - Throws: `FileAccessError`.
  public static func saveObject(_ matrix: DyadicMatrix, to path: String, force: Bool) throws {
    try AtomicWriter.write(NpyWriter.encode(matrix), to: path, force: force)
  }

  /// The object file of a matrix that is too large to be written inline, if its entries allow one.
  private static func objectBytes(_ matrix: InputMatrix) -> [UInt8]? {
    switch matrix {
    case .rational(let matrix):
      return isLarge(matrix.entries.lazy) ? try? NpyWriter.encode(matrix) : nil
    case .dyadic(let matrix):
      let entries = (0..<matrix.rows * matrix.columns).lazy.map { Rational(dyadic: matrix.parts($0)) }
      return isLarge(entries) ? NpyWriter.encode(matrix) : nil
    case .surd: return nil
    }
  }

  /// Whether the entries take more than `inlineLimit` bytes of text.
  private static func isLarge(_ entries: some Sequence<Rational>) -> Bool {
    var size = 0
    for entry in entries {
      size += entry.description.utf8.count + 3
      if size > inlineLimit { return true }
    }
    return false
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
