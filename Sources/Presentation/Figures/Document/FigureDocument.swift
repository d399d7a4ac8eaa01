// SPDX-License-Identifier: Apache-2.0
import Certification
import Digests
import Statements

/// The formats a figure is written in directly.
public enum FigureFormat: String, Sendable, CaseIterable {
  case svg, tex, csv

  /// What each physical line of the record begins with.
  var prefix: String {
    switch self {
    case .svg: return ""
    case .tex: return "%"
    case .csv: return "#"
    }
  }
}

/// A figure with its certificates, ready to be written.
public struct FigureDocument: Sendable {
  /// More certificate bytes than this go into a file beside the figure.
  public static let insideLimit = 400_000
  /// A figure has at most this many marks.
  public static let markLimit = 200_000

  /// The marks.
  public let drawing: Drawing
  /// The certificates, in the order the recipe wants.
  public let certificates: [FigureCertificate]
  private let record: FigureRecord
  private let hasFooter: Bool

  /// Draws.
  ///
  /// - Parameter title: in place of the recipe's; empty for none.
  /// - Throws: `FigureError`.
  public init(
    _ recipe: some FigureRecipe, _ certificates: [FigureCertificate], title: String?, footer: Bool, place: CertificatePlace = .inside,
    producer: String = "\(Certifier.producer.name) \(Certifier.producer.version)"
  ) throws(FigureError) {
    var drawing = try recipe.drawing(certificates.map(\.certificate))
    let marks = drawing.series.reduce(0) { $0 + $1.marks.count }
    guard marks <= FigureDocument.markLimit else { throw .option("\(marks) marks are more than \(FigureDocument.markLimit)") }
    if let title { drawing.title = Label(plain: title) }
    self.drawing = drawing
    self.certificates = certificates
    hasFooter = footer
    var options = recipe.options
    if let title { options["title"] = PercentEncoding.encode(title) }
    if footer { options["footer-hash"] = "yes" }
    record = FigureRecord(
      figure: type(of: recipe).name, producer: producer,
      command: recipe.command(certificates.map(\.certificate), title: title, footer: footer), options: options,
      certificates: certificates.map(\.bytes), place: place)
  }

  /// How many bytes the certificates take.
  public static func size(_ certificates: [FigureCertificate]) -> Int { certificates.reduce(0) { $0 + $1.bytes.count } }

  /// The file with the certificates, one a line, when they are beside the figure.
  public static func besideFile(_ certificates: [FigureCertificate]) -> [UInt8] {
    FigureRecord.besideFile(certificates.map(\.bytes))
  }

  /// The record in physical lines, each with this before it.
  public func recordLines(prefix: String) -> [String] { CutLines.cut(record.logicalLines).map { prefix + $0 } }

  /// How many marks there are.
  public var markCount: Int { drawing.series.reduce(0) { $0 + $1.marks.count } }

  /// The figure's file.
  public func bytes(_ format: FigureFormat) -> [UInt8] {
    // Where the certificates are is left out of the hash: it is the same figure.
    let content = record.logicalLines.filter { !$0.hasPrefix("{") && !$0.hasPrefix("beside ") && !$0.hasPrefix("end ") }.joined(
      separator: "\n")
    let hash = SHA256.hexDigest(content.utf8)
    let stamp = FigureStamp(
      lines: recordLines(prefix: format.prefix), shortHash: String(hash.prefix(8)),
      footer: hasFooter ? "lrh figure \(hash.prefix(16))" : nil)
    switch format {
    case .svg: return Array(SVGRenderer.render(drawing, stamp).utf8)
    case .tex: return Array(TeXRenderer.render(drawing, stamp).utf8)
    case .csv: return Array(CSVRenderer.render(drawing, stamp).utf8)
    }
  }
}
