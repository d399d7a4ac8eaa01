// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import Digests
import ExactArithmetic
import Statements

/// Checks a figure: its certificates by the kernel, and then that the file is, byte for byte, what is drawn from them.
public struct FigureVerifier {
  /// The work that checking each certificate may take.
  public var workLimit: Integer
  /// Assumptions that certificates may lean on.
  public var accepted: Set<Assumption>
  /// Whether what the assumptions stand for is checked too, so that nothing is assumed.
  public var full: Bool
  /// Reads a file in the figure's folder, with the certificates of a figure that does not hold them itself.
  public var besideFile: (_ name: String) throws -> [UInt8]

  /// A verifier.
  public init(workLimit: Integer, accepted: Set<Assumption>, full: Bool = false, besideFile: @escaping (String) throws -> [UInt8]) {
    (self.workLimit, self.accepted, self.full, self.besideFile) = (workLimit, accepted, full, besideFile)
  }

  /// A figure whose certificates the kernel has accepted.
  public struct Checked {
    /// The figure drawn from the certificates.
    public let document: FigureDocument
    /// `staircase: 6 certificates, 24 marks`.
    public let summary: String
  }

  /// What a file that begins with these bytes may be; nil when it does not look like a figure.
  public static func format(of bytes: some Collection<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(400), as: UTF8.self)
    if head.hasPrefix("%PDF-") { return "pdf" }
    if head.hasPrefix("<") { return "svg" }
    if head.hasPrefix("%") { return "tex" }
    if head.hasPrefix("#") { return "csv" }
    return nil
  }

  /// Checks an SVG, TeX or CSV figure.
  ///
  /// - Throws: what `besideFile` throws.
  public func check(_ bytes: [UInt8], _ format: FigureFormat) throws -> FileOutcome {
    do {
      guard bytes.count <= 256 << 20 else { throw FigureError.malformed("more than 256 MiB") }
      let text = FigureVerifier.record(in: bytes, prefix: format.prefix, isEscaped: format == .svg)
      switch try check(record: try text.orMalformed("no record of lrh figure in it")) {
      case .failure(let stopped): return stopped.outcome
      case .success(let checked):
        let drawn = checked.document.bytes(format)
        guard drawn == bytes else { return .rejected(FigureVerifier.difference(bytes, drawn)) }
        return .accepted(checked.summary)
      }
    } catch let error as FigureError { return FigureVerifier.outcome(error) }
  }

  /// Checks the certificates of a record, joined and without prefixes, and draws the figure.
  public func check(record lines: [String]) throws -> Result<Checked, StoppedCheck> {
    do {
      let (record, extra) = try read(lines)
      var options = record.options
      let title = try options.removeValue(forKey: "title").map {
        try PercentEncoding.decode($0).orMalformed("option title: not percent-encoded")
      }
      let footer = options.removeValue(forKey: "footer-hash")
      if let footer, footer != "yes" { throw FigureError.malformed("option footer-hash: expected yes") }
      let recipe = try FigureRecipes.recipe(record.figure, options: options)
      var certificates: [FigureCertificate] = []
      for (i, bytes) in record.certificates.enumerated() {
        guard SHA256.hexDigest(bytes) == extra[i] else {
          return .failure(StoppedCheck(.rejected("certificate \(i) does not have the digest stated")))
        }
        let certificate = try FigureCertificate(bytes)
        switch CertificateKernel.check(certificate.certificate, workLimit: workLimit, accepting: accepted, full: full) {
        case .accepted: certificates.append(certificate)
        case .rejected(let reason): return .failure(StoppedCheck(.rejected("certificate \(i): \(reason)")))
        case .undecided(let reason): return .failure(StoppedCheck(.undecided("certificate \(i): \(reason)")))
        }
      }
      let document = try FigureDocument(
        recipe, certificates, title: title, footer: footer != nil, place: record.place, producer: record.producer)
      let count = certificates.count
      let summary =
        "\(record.figure): \(document.markCount) marks follow from \(count) certificate\(count == 1 ? "" : "s"), \(count == 1 ? "which is" : "all") accepted"
      return .success(Checked(document: document, summary: summary))
    } catch let error as FigureError { return .failure(StoppedCheck(FigureVerifier.outcome(error))) } catch let error
      as MalformedCertificate
    {
      return .failure(StoppedCheck(.malformed("a certificate: \(error.description)")))
    }
  }

  /// An outcome that ends the check early.
  public struct StoppedCheck: Error {
    /// The outcome.
    public let outcome: FileOutcome

    init(_ outcome: FileOutcome) { self.outcome = outcome }
  }

  // MARK: Reading

  /// The record's logical lines in a file; nil when there are none.
  public static func record(in bytes: [UInt8], prefix: String, isEscaped: Bool) -> [String]? {
    let starts = [prefix + "|", prefix + ">"].map { Array($0.utf8) }
    // In XML the > that goes on with a line is escaped, like the rest.
    let escapedStart = Array("&gt;".utf8)
    var pieces: [Substring] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      guard line.starts(with: starts[0]) || line.starts(with: starts[1]) || (isEscaped && line.starts(with: escapedStart)) else { continue }
      var text = String(decoding: line.dropFirst(prefix.utf8.count), as: UTF8.self)
      if isEscaped {
        for (escape, character) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] { text = text.replacing(escape, with: character) }
      }
      pieces.append(text[...])
    }
    return pieces.isEmpty ? nil : CutLines.join(pieces)
  }

  /// The record, and the digests stated for its certificates.
  private func read(_ lines: [String]) throws -> (record: FigureRecord, digests: [String]) {
    var rest = lines[...]
    func next(_ key: String) throws -> String {
      guard let line = rest.popFirst(), line.hasPrefix(key + " ") else { throw FigureError.malformed("the record has no \(key)") }
      return String(line.dropFirst(key.count + 1))
    }
    guard rest.popFirst() == FigureStamp.marker else { throw FigureError.malformed("expected \(FigureStamp.marker)") }
    var record = FigureRecord(
      figure: try next("figure"), producer: try next("made-by"), command: try next("command"), options: [:], certificates: [],
      place: .inside)
    while let line = rest.first, line.hasPrefix("option ") {
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, record.options[String(parts[1])] == nil else { throw FigureError.malformed("the record: \(line.prefix(80))") }
      record.options[String(parts[1])] = String(parts[2])
      rest.removeFirst()
    }
    var digests: [String] = []
    let isInside = !lines.contains { $0.hasPrefix("beside ") }
    while let line = rest.first, line.hasPrefix("certificate ") {
      digests.append(try next("certificate"))
      if isInside {
        guard let certificate = rest.popFirst() else { throw FigureError.malformed("the record ends before a certificate") }
        record.certificates.append(Array(certificate.utf8))
      }
    }
    if !isInside {
      let parts = try next("beside").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, FigureVerifier.isBareName(parts[1]) else {
        throw FigureError.malformed("beside: expected a digest and a bare file name")
      }
      record.place = .beside(file: parts[1], sha256: parts[0])
      let bytes = try besideFile(parts[1])
      guard SHA256.hexDigest(bytes) == parts[0] else { throw FigureError.mismatch("\(parts[1]) does not have the digest stated") }
      record.certificates = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).map(Array.init)
      guard record.certificates.count == digests.count else { throw FigureError.mismatch("\(parts[1]) has another number of certificates") }
    }
    let digest = try next("end")
    guard rest.isEmpty else { throw FigureError.malformed("the record goes on after its end") }
    guard digest == FigureRecord.digest(lines.dropLast()) else {
      throw FigureError.mismatch("the record does not have the digest stated at its end")
    }
    return (record, digests)
  }

  private static func isBareName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 255 && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\0")
  }

  private static func outcome(_ error: FigureError) -> FileOutcome {
    switch error {
    case .malformed(let reason): return .malformed(reason)
    case .mismatch(let reason): return .rejected(reason)
    case .option(let reason): return .malformed(reason)
    case .undecided(let tried): return .undecided(tried.joined(separator: "; "))
    }
  }

  /// Where two files differ first.
  static func difference(_ bytes: [UInt8], _ drawn: [UInt8]) -> String {
    let same = zip(bytes, drawn).prefix { $0 == $1 }.count
    let line = bytes[..<min(same, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
    return "not what its certificates draw: byte \(same), line \(line), is the first that differs"
  }
}

extension Optional {
  func orMalformed(_ what: String) throws -> Wrapped {
    guard let self else { throw FigureError.malformed(what) }
    return self
  }
}
