// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import NearIdentityRank
import Statements

/// A rational matrix on the command line: a file, or a pair whose C = BᵀA is meant.
struct MatrixOrProductOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The matrix C; - is standard input.", valueName: "file[::tensor]"))
  var matrix: String?

  @Option(help: ArgumentHelp("Instead of MATRIX: the representation vectors, as columns.", valueName: "file[::tensor]"))
  var encoder: String?

  @Option(
    help: ArgumentHelp("With --encoder: the probe vectors; or encoder (B = A), or matched.", valueName: "file[::tensor]|encoder|matched"))
  var probe: String = "encoder"

  @OptionGroup var reading: PairReadingOptions

  func validate() throws {
    if matrix != nil && encoder != nil { throw ValidationError("give either a MATRIX or --encoder") }
  }

  /// Whether an instance is named.
  var isGiven: Bool { matrix != nil || encoder != nil }

  /// The matrix, what to call it, and the factors it is the product of, if it is one.
  ///
  /// - Parameter what: of what only rational matrices have a certificate, for the message when this one is not.
  /// - Precondition: an instance is named.
  func load(_ what: String) throws -> (name: String, input: ProofInput, factors: MatrixFactors?) {
    var loader = InputLoader()
    if let matrix {
      let input = try loader.matrix(matrix, format: reading.inputFormat)
      if let radicand = input.matrix?.radicand { throw DataError("\(matrix): entries in ℚ(√\(radicand)); \(what) for rational matrices") }
      return (matrix, input, nil)
    }
    let (a, b, names) = try reading.load(&loader, encoder: encoder ?? "", probe: probe)
    guard let x = a.matrix?.rationalMatrix, let y = b.matrix?.rationalMatrix else {
      throw DataError("\(names.encoder): entries outside ℚ; \(what) for rational matrices")
    }
    let factors = MatrixFactors(left: y.transpose, right: x)
    return ("BᵀA of A = \(names.encoder), B \(names.probe)", ProofInput(factors.product), factors)
  }

  /// The options as typed.
  var words: [String] {
    if let matrix { return [matrix] }
    return encoder.map { reading.words(encoder: $0, probe: probe) } ?? []
  }
}
