// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import Digests
import Statements

/// A certificate in a figure: its bytes, and what they say.
public struct FigureCertificate: Sendable {
  /// The canonical JSON.
  public let bytes: [UInt8]
  /// The certificate. Well-formed; not checked.
  public let certificate: Certificate

  /// The certificate the bytes spell.
  ///
  /// - Throws: `MalformedCertificate`; object files are refused.
  public init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    certificate = try CertificateReader.read(bytes) { name, _ in
      throw FigureError.malformed("a certificate inside a figure refers to the object file \(name)")
    }
  }
}

/// Where a figure's certificates are.
public enum CertificatePlace: Sendable {
  /// In the figure's own file.
  case inside
  /// One a line in this file, in the same folder; with its SHA-256.
  case beside(file: String, sha256: String)
}

/// What a figure is made from: its name, its options, its certificates. Everything drawn follows from these.
///
/// Written as lines (docs/figures.md): `lrh-figure/1`, `figure NAME`, `made-by …`, `command …`, an `option KEY VALUE` for each option, a
/// `certificate SHA256` for each certificate, followed, when it is inside, by the certificate itself; `beside SHA256 FILE` otherwise; `end SHA256`, of all before.
struct FigureRecord {
  var figure: String
  var producer: String
  var command: String
  var options: [String: String]
  var certificates: [[UInt8]]
  var place: CertificatePlace

  /// The lines, before they are cut.
  var logicalLines: [String] {
    var lines = [FigureStamp.marker, "figure \(figure)", "made-by \(producer)", "command \(command)"]
    for (key, value) in options.sorted(by: { $0.key < $1.key }) { lines.append("option \(key) \(value)") }
    for certificate in certificates {
      lines.append("certificate \(SHA256.hexDigest(certificate))")
      if case .inside = place { lines.append(String(decoding: certificate, as: UTF8.self)) }
    }
    if case .beside(let file, let sha256) = place { lines.append("beside \(sha256) \(file)") }
    return lines + ["end \(FigureRecord.digest(lines))"]
  }

  /// The SHA-256 of the lines before the last, each ended by a line feed: a slip in the record is told from a figure that was made that way.
  static func digest(_ lines: some Collection<String>) -> String { SHA256.hexDigest(lines.map { $0 + "\n" }.joined().utf8) }

  /// The file with the certificates when they are beside the figure.
  static func besideFile(_ certificates: [[UInt8]]) -> [UInt8] { Array(certificates.map { $0 + [UInt8(ascii: "\n")] }.joined()) }
}

/// Lines cut so that no file has very long ones: `|` begins a line, `>` goes on with it.
enum CutLines {
  private static let width = 110

  static func cut(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines {
      let bytes = Array(line.utf8)
      var start = 0
      repeat {
        let end = min(start + width, bytes.count)
        result.append((start == 0 ? "|" : ">") + String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
      } while start < bytes.count
    }
    return result
  }

  /// The lines again; nil when a piece does not begin as it must.
  static func join(_ pieces: some Sequence<Substring>) -> [String]? {
    var lines: [String] = []
    for piece in pieces {
      switch piece.utf8.first {
      case UInt8(ascii: "|"): lines.append(String(piece.dropFirst()))
      case UInt8(ascii: ">") where !lines.isEmpty: lines[lines.count - 1] += piece.dropFirst()
      default: return nil
      }
    }
    return lines
  }
}

/// Text that may be anything, as one printable word: by UTF-8 byte, `%XX`.
enum PercentEncoding {
  static func encode(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte >= 0x21 && byte <= 0x7E && byte != 0x25 {
        bytes.append(byte)
      } else {
        bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nil for what `encode` does not write.
  static func decode(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self), encode(decoded) == text else { return nil }
    return decoded
  }
}
