// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Where a figure's probes come from. For two of them the encoder says what they are, and `lrh verify` compares.
public enum ProbeSource: String, Sendable, CaseIterable {
  /// A file; any matrix.
  case file
  /// B = A.
  case encoder
  /// b_i = a_i/‖a_i‖².
  case matched

  /// Beside a figure: `B = A`.
  var label: String {
    switch self {
    case .file: return "*B* as given"
    case .encoder: return "*B* = *A*"
    case .matched: return "matched *B*"
    }
  }

  /// The same without markup.
  var words: String { Label(stringLiteral: label).text }

  /// The option `probe` when it is given on the command line by name; files are named by their source.
  var option: [String: String] { self == .file ? [:] : ["probe": rawValue] }

  init(_ reader: inout OptionReader) throws(FigureError) {
    let named = try reader.optional("probe") { reader, key throws(FigureError) in try reader.choice(key, ProbeSource.self) }
    if named == .file { throw .malformed("option probe: a file is named by its source") }
    self = named ?? .file
  }

  /// Checks the probe against the encoder.
  func check(encoder: InputMatrix, probe: InputMatrix) throws(FigureError) {
    switch self {
    case .file: break
    case .encoder: try Fit.require(encoder == probe, "the probes are not the encoder")
    case .matched:
      switch (encoder, probe) {
      case (.rational(let a), .rational(let b)): try Fit.require(ProbeSource.isMatched(a, b), "the probes are not matched")
      case (.surd(let a, _), .surd(let b, _)): try Fit.require(ProbeSource.isMatched(a, b), "the probes are not matched")
      default: throw .mismatch("the probes are not matched")
      }
    }
  }

  private static func isMatched<Scalar: ExactField>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    return (0..<a.columns).allSatisfy { j in
      let norm = (0..<a.rows).reduce(Scalar.zero) { $0 + a[$1, j] * a[$1, j] }
      return !norm.isZero && (0..<a.rows).allSatisfy { b[$0, j] * norm == a[$0, j] }
    }
  }
}
