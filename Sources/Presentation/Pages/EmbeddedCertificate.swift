// SPDX-License-Identifier: Apache-2.0
import CertificateWriter
import Certification
import Digests
import Statements
import Walkthroughs

/// A certificate of the walkthrough as the page shows it and hands it out.
struct EmbeddedCertificate {
  /// Its place in the list, from 1.
  let number: Int
  /// Its name in the walkthrough, and as a file: `lower-bound.json`.
  let name: String
  let file: String
  let kind, sentence: String
  let state, stateWords, mark: String
  /// Its size and hash, or what to do when it is not in the page.
  let size, hash: String
  let isEmbedded, isTooLarge, isUndecided: Bool
  /// The certified claim with its inputs; nil when nothing was certified.
  let certificate: Certificate?
  /// The exact bytes, when they are in the page.
  let text: String?

  /// The certificates of a walkthrough; those that would make the page larger than it may be are named only.
  ///
  /// - Parameter budget: bytes that all of them together may take in the page, escaped.
  static func all(of walkthrough: Walkthrough, budget: Int) -> [EmbeddedCertificate] {
    var left = budget
    return walkthrough.certificates.enumerated().map { index, named in
      let file = fileName(named.name, walkthrough)
      let look = StatementMap.look(StatementState(named.outcome))
      switch named.outcome {
      case .proved(let certificate), .refuted(let certificate):
        let bytes = CertificateWriter.bytes(of: certificate)
        // Every quotation mark takes a backslash.
        let size = bytes.count + bytes.count { $0 == UInt8(ascii: "\"") }
        let fits = size <= left
        if fits { left -= size }
        return EmbeddedCertificate(
          number: index + 1, name: named.name, file: file, kind: certificate.assertion.kind,
          sentence: MathText.html(certificate.assertion.sentence + "."),
          state: look.state, stateWords: look.words, mark: look.mark, size: grouped(bytes.count), hash: SHA256.hexDigest(bytes),
          isEmbedded: fits,
          isTooLarge: !fits, isUndecided: false, certificate: certificate, text: fits ? String(decoding: bytes, as: UTF8.self) : nil)
      case .undecided(let tried):
        return EmbeddedCertificate(
          number: index + 1, name: named.name, file: file, kind: "undecided", sentence: MathText.html(tried.joined(separator: "; ") + "."),
          state: look.state,
          stateWords: look.words, mark: look.mark, size: "", hash: "", isEmbedded: false, isTooLarge: false, isUndecided: true,
          certificate: nil, text: nil)
      }
    }
  }

  private static func fileName(_ name: String, _ walkthrough: Walkthrough) -> String {
    let stem = name.isEmpty ? walkthrough.name : name
    return String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "_" }) + ".json"
  }

  /// `12,345`.
  private static func grouped(_ count: Int) -> String {
    var digits = Array(String(count))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
