// SPDX-License-Identifier: Apache-2.0

/// Walks over the lines of a file and the words of a line, keeping the line number for error messages.
///
/// Lines end with LF or CR LF; the last line needs no end. Words are separated by spaces and tabs. Every step is
/// linear in the bytes it passes; nothing is copied.
package struct TextScanner {
  /// The whole file.
  package let bytes: [UInt8]
  /// The file's name, for messages.
  package let file: String
  /// The current line's number, from 1; 0 before the first line.
  package private(set) var line = 0
  /// The current line, without its end.
  package private(set) var lineRange = 0..<0
  /// Where the next word of the current line is looked for.
  package var position = 0
  private var nextLineStart: Int

  /// A scanner before the first line; `start` skips a prefix.
  package init(_ bytes: [UInt8], file: String, start: Int = 0) {
    self.bytes = bytes
    self.file = file
    nextLineStart = start
  }

  /// Goes to the next line; false at the end of the file.
  package mutating func nextLine() -> Bool {
    guard nextLineStart < bytes.count else { return false }
    let start = nextLineStart
    var end = start
    while end < bytes.count && bytes[end] != 0x0A { end += 1 }
    nextLineStart = end + 1
    if end > start && bytes[end - 1] == 0x0D { end -= 1 }
    line += 1
    lineRange = start..<end
    position = start
    return true
  }

  /// The next word of the line, or nil at its end.
  package mutating func nextWord() -> Range<Int>? {
    let end = lineRange.upperBound
    while position < end && TextScanner.isBlank(bytes[position]) { position += 1 }
    guard position < end else { return nil }
    let start = position
    while position < end && !TextScanner.isBlank(bytes[position]) { position += 1 }
    return start..<position
  }

  /// Whether nothing but spaces is left on the line.
  package func isAtLineEnd() -> Bool {
    var copy = position
    while copy < lineRange.upperBound && TextScanner.isBlank(bytes[copy]) { copy += 1 }
    return copy >= lineRange.upperBound
  }

  /// The next word of the line as a decimal number without sign that fits an `Int`; nil when it is none. Does not
  /// say whether the word was missing or malformed; see `expectCount`.
  package mutating func nextCount() -> Int? { nextWord().flatMap(count) }

  /// The number written in a range of the file: ASCII digits only, fitting an `Int`.
  package func count(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for i in range {
      let digit = bytes[i] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// `nextCount`, throwing an error that says what was expected.
  package mutating func expectCount(_ what: @autoclosure () -> String) throws -> Int {
    let start = position
    guard let word = nextWord() else { throw malformed("expected \(what()), found the end of the line") }
    guard let value = count(word) else {
      position = start
      throw malformed("expected \(what()), found \(quoted(word))")
    }
    return value
  }

  /// Throws unless nothing but spaces is left on the line.
  package mutating func expectLineEnd() throws {
    if let word = nextWord() { throw malformed("expected the end of the line, found \(quoted(word))") }
  }

  /// Part of the file, for a message.
  package func quoted(_ range: Range<Int>) -> String { MalformedFile.quoted(bytes[range]) }

  /// An error at the current line (line 1 before the first).
  package func malformed(_ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: .line(max(line, 1)), problem: problem)
  }

  /// Whether the current line begins with the given ASCII text.
  package func lineStarts(with prefix: StaticString) -> Bool {
    guard lineRange.count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { bytes[lineRange].prefix($0.count).elementsEqual($0) }
  }

  @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
