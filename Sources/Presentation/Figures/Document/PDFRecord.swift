// SPDX-License-Identifier: Apache-2.0

/// A figure's record inside a PDF: comments before the cross-reference table. No object moves; only the table's own place, at the end of the
/// file, is written anew.
public enum PDFRecord {
  /// What each physical line begins with.
  public static let prefix = "%lrh"

  /// The PDF with the lines in it; nil when it is not one with a plain cross-reference table.
  public static func insert(_ lines: [String], into pdf: [UInt8]) -> [UInt8]? {
    let (keyword, table) = (Array("startxref\n".utf8), Array("xref\n".utf8))
    guard let start = lastPlace(of: keyword, in: pdf) else { return nil }
    let digits = pdf[(start + keyword.count)...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard digits.count <= 12, let offset = Int(String(decoding: digits, as: UTF8.self)), offset < start, pdf[offset...].starts(with: table)
    else { return nil }
    let block = Array(lines.map { $0 + "\n" }.joined().utf8)
    var result = Array(pdf[..<offset]) + block
    result += pdf[offset..<start + keyword.count]
    result += Array("\(offset + block.count)".utf8)
    return result + pdf[(start + keyword.count + digits.count)...]
  }

  private static func lastPlace(of word: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= word.count else { return nil }
    // It stands within the last kilobyte.
    for start in stride(from: bytes.count - word.count, through: max(0, bytes.count - 1024), by: -1)
    where bytes[start...].starts(with: word) { return start }
    return nil
  }
}
