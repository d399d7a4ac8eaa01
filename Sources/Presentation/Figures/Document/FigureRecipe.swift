// SPDX-License-Identifier: Apache-2.0
import Certification
import Statements

/// A kind of figure with its options: how the drawing follows from certificates.
///
/// `drawing` is the same code for the one who makes the figure and the one who checks it. It may use the options, what the certificates claim, and
/// what it computes exactly from the inputs they carry; nothing else.
public protocol FigureRecipe: Sendable {
  /// The name on the command line.
  static var name: String { get }
  /// Reads options, as `options` writes them, and checks their ranges.
  init(options: [String: String]) throws(FigureError)
  /// The options as text, in one spelling.
  var options: [String: String] { get }
  /// The figure.
  ///
  /// - Throws: `FigureError.mismatch` when the certificates are not the ones that these options ask for.
  func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing
}

extension FigureRecipe {
  /// The command that makes the figure, with the options in one order and files by the names that the certificates give as their sources.
  func command(_ certificates: [Certificate], title: String?, footer: Bool) -> String {
    var words = ["lrh", "figure", Self.name]
    for role in [Role.encoder, .probe, .graph] {
      guard let source = certificates.lazy.compactMap({ $0.sources.first { $0.role == role } }).first else { continue }
      let tensor = source.tensor.isEmpty ? "" : "::\(source.tensor)"
      words += (role == .graph ? [] : ["--\(role.rawValue)"]) + [source.name + tensor]
      if source.transposed { words.append("--\(role.rawValue)-rows-are-features") }
    }
    for (key, value) in options.sorted(by: { $0.key < $1.key }) {
      words += value == "yes" ? ["--\(key)"] : ["--\(key)", value]
    }
    if let title { words += ["--title", PercentEncoding.encode(title)] }
    if footer { words.append("--footer-hash") }
    return words.joined(separator: " ")
  }
}

/// Shorthand for recipes that read certificates.
enum Fit {
  static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws(FigureError) {
    if !condition { throw .mismatch(what()) }
  }

  /// The rational or surd matrix in the role.
  static func matrix(_ certificate: Certificate, _ role: Role) throws(FigureError) -> InputMatrix {
    guard case .matrix(let matrix)? = certificate.inputs[role]?.object else {
      throw .mismatch("a certificate has no \(role.rawValue)")
    }
    return matrix
  }

  /// That all certificates speak of the same inputs, and of no others.
  static func sameInputs(_ certificates: [Certificate], roles: Set<Role>) throws(FigureError) {
    guard let first = certificates.first else { throw .mismatch("there are no certificates") }
    for certificate in certificates {
      try require(Set(certificate.inputs.keys) == roles, "a certificate has inputs other than \(roles.map(\.rawValue).sorted())")
      for role in roles {
        try require(
          certificate.inputs[role]?.object == first.inputs[role]?.object, "the certificates speak of different \(role.rawValue)s")
      }
    }
  }
}

extension Fit {
  /// About twelve counts from low to high.
  static func countTicks(_ low: Int, _ high: Int) -> [Int] {
    let stride = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { (high - low) / $0 <= 12 } ?? max(1, (high - low) / 10)
    var ticks = Array(Swift.stride(from: low - low % stride, through: high, by: stride)).filter { $0 >= low }
    if stride > 1 && low == 1 { ticks.insert(1, at: 0) }
    return ticks
  }
}

extension Outcome {
  /// The certificate of what was proved or refuted.
  ///
  /// - Throws: `FigureError.undecided`.
  func certified() throws(FigureError) -> Certificate {
    switch self {
    case .proved(let certificate), .refuted(let certificate): return certificate
    case .undecided(let tried): throw .undecided(tried)
    }
  }
}
