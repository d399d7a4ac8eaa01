// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The options of a figure as text, read once each; what is left over at the end is an error.
struct OptionReader {
  private var rest: [String: String]

  init(_ options: [String: String]) { rest = options }

  mutating func text(_ key: String) throws(FigureError) -> String {
    guard let value = rest.removeValue(forKey: key) else { throw .malformed("the option \(key) is missing") }
    return value
  }

  mutating func optional<Value>(
    _ key: String, _ read: (inout OptionReader, String) throws(FigureError) -> Value
  ) throws(FigureError) -> Value? {
    rest[key] == nil ? nil : try read(&self, key)
  }

  mutating func rational(_ key: String) throws(FigureError) -> Rational {
    let text = try text(key)
    guard text.utf8.count <= 200, let value = Rational(text), value.description == text else {
      throw .malformed("option \(key): expected a number in lowest terms")
    }
    return value
  }

  mutating func count(_ key: String) throws(FigureError) -> Int {
    let text = try text(key)
    guard let value = Int(text), "\(value)" == text, value >= 0 else { throw .malformed("option \(key): expected a count") }
    return value
  }

  mutating func counts(_ key: String) throws(FigureError) -> [Int] {
    var counts: [Int] = []
    for part in try text(key).split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Int(part), "\(value)" == part, value >= 0 else { throw .malformed("option \(key): expected counts") }
      counts.append(value)
    }
    return counts
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(FigureError) -> Choice where Choice.RawValue == String {
    guard let value = Choice(rawValue: try text(key)) else {
      throw .malformed("option \(key): expected one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// A flag is there, as `yes`, or not.
  mutating func flag(_ key: String) throws(FigureError) -> Bool {
    guard try text(key) == "yes" else { throw .malformed("option \(key): expected yes") }
    return true
  }

  /// Nothing may be left.
  func end() throws(FigureError) {
    if let key = rest.keys.sorted().first { throw .malformed("unknown option \(key)") }
  }
}
