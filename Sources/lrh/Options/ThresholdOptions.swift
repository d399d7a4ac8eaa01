// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import Statements

/// The thresholds of a decoder on the command line.
struct ThresholdOptions: ParsableArguments {
  // A number may be negative.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The thresholds t_i of ⟨b_i, x⟩: a vector of m numbers, or one number for all. Without them and --bias: any.",
      valueName: "file[::tensor]|number"))
  var thresholds: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A bias β_i before the threshold, which is 0 unless --thresholds says otherwise: t_i − β_i takes its place.",
      valueName: "file[::tensor]|number"))
  var bias: String?

  /// What the report calls them; nil when none are given.
  var name: String? {
    guard let bias else { return thresholds }
    return "\(thresholds ?? "0") minus the bias \(bias)"
  }

  /// The options as typed; a value may begin with a minus.
  var words: [String] { (thresholds.map { ["--thresholds=\($0)"] } ?? []) + (bias.map { ["--bias=\($0)"] } ?? []) }

  /// The effective thresholds of m features as an m×1 matrix; nil when none are given.
  ///
  /// - Throws: `DataError` when a vector has another length.
  func load(_ loader: inout InputLoader, count m: Int) throws -> ProofInput? {
    let t = try thresholds.map { try vector($0, "--thresholds", &loader, m) }
    guard let bias else { return t }
    let β = try vector(bias, "--bias", &loader, m)
    guard let x = β.matrix, let y = t?.matrix ?? InputMatrix?.some(.rational(Matrix(rows: m, columns: 1) { _, _ in .zero })) else {
      throw DataError("\(bias): not a vector")
    }
    if let r = x.radicand, let s = y.radicand, r != s { throw DataError("the thresholds are over ℚ(√\(s)), the bias over ℚ(√\(r))") }
    let entries = zip(y.surdEntries, x.surdEntries).map { $0 - $1 }
    guard let radicand = x.radicand ?? y.radicand else {
      return ProofInput(Matrix(rows: m, columns: 1, entries: entries.map(\.rational)))
    }
    return ProofInput(.matrix(.surd(Matrix(rows: m, columns: 1, entries: entries), radicand: radicand)))
  }

  private func vector(_ text: String, _ option: String, _ loader: inout InputLoader, _ m: Int) throws -> ProofInput {
    if let number = Rational(text) { return ProofInput(Matrix(rows: m, columns: 1) { _, _ in number }) }
    let input = try loader.column(text)
    guard let matrix = input.matrix, matrix.rows == m, matrix.columns == 1 else {
      let size = input.matrix.map { "\($0.rows)×\($0.columns)" } ?? "no matrix"
      throw DataError("\(option) \(text): \(size), but there are \(m) features, the columns of the encoder")
    }
    return input
  }
}

extension InputMatrix {
  /// The entries, row by row, in the field of the matrix.
  fileprivate var surdEntries: [QuadraticSurd] {
    switch self {
    case .rational(let matrix): return matrix.entries.map { QuadraticSurd($0) }
    case .surd(let matrix, _): return matrix.entries
    }
  }
}
