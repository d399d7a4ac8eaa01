// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import KernelLadder
import Statements
import TextLayout

/// What one decoder makes of an activation.
public struct Decoding: Sendable {
  /// What the decoder is called.
  public let name: String
  /// Its x, all m entries.
  public let x: [Rational]

  /// The result of a decoder.
  public init(name: String, x: [Rational]) {
    self.name = name
    self.x = x
  }

  /// How many entries are not 0.
  var support: Int { x.filter { !$0.isZero }.count }
}

extension Report {
  /// Decoders side by side on one activation, the truth beside them if it is known.
  public static func decode(
    _ names: (encoder: String, activation: String), _ encoder: ProofInput, _ decodings: [Decoding],
    minimiser: L1MinimiserProver.Minimiser?, sparsity: Int?, truth: [Rational]?, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Decoding one activation (Theorem 1 beside linear probes; F7, F9)")
    report.paragraph(
      "Basis pursuit takes an x of least ‖x‖₁ among all with Ax = a; least squares the one of least ‖x‖₂; linear probes take Bᵀa. All exactly."
    )
    report.separate()
    report.facts([("A (encoder)", "\(names.encoder), \(size(encoder))"), ("a (activation)", names.activation)])
    report.heading("Entries")
    let all = (truth.map { [Decoding(name: "truth z", x: $0)] } ?? []) + decodings
    let shown = features(all, limit: 24)
    report.table(
      ["j"] + all.map(\.name), shown.map { j in ["\(j)"] + all.map { $0.x[j].isZero ? "0" : $0.x[j].forPeople } },
      alignments: [.right] + all.map { _ in .left })
    if let m = all.first?.x.count, shown.count < m { report.line("… \(m - shown.count) features more, smaller in all columns") }
    report.heading("Decoders")
    for decoding in decodings { report.line("\(decoding.name): " + summary(decoding, sparsity: sparsity, truth: truth)) }
    if let minimiser {
      if let other = minimiser.other {
        report.separate()
        report.paragraph("The minimiser of ‖x‖₁ is not the only one; another is \(entries("x", SparseVector(dense: other))).")
      }
      add(minimiser.outcome, to: &report)
    }
    return report
  }

  /// That no x has Ax = a.
  public static func noSolution(
    _ names: (encoder: String, activation: String), _ encoder: ProofInput, y: [Rational], style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Decoding one activation (Theorem 1 beside linear probes; F7, F9)")
    report.facts([("A (encoder)", "\(names.encoder), \(size(encoder))"), ("a (activation)", names.activation)])
    report.verdict(.refuted, "No x has Ax = a: this y has yᵀA = 0 and yᵀa ≠ 0, exactly.")
    report.line(entries("y", SparseVector(dense: y)))
    return report
  }

  private static func summary(_ decoding: Decoding, sparsity: Int?, truth: [Rational]?) -> String {
    let norm = decoding.x.reduce(Rational.zero) { $0 + $1.magnitude }
    var parts = ["‖x‖₁ = \(norm.forPeople)", "\(decoding.support) nonzero"]
    if let sparsity { parts.append(decoding.support <= sparsity ? "\(sparsity)-sparse" : "not \(sparsity)-sparse") }
    if let truth {
      let errors = zip(decoding.x, truth).map { ($0 - $1).magnitude }
      let largest = errors.max() ?? 0
      let place = errors.firstIndex(of: largest) ?? 0
      parts.append(largest.isZero ? "exactly z" : "largest error |x_j − z_j| = \(largest.forPeople) at j = \(place)")
    }
    return parts.joined(separator: ", ")
  }

  /// The features where some column is largest, at most `limit`, by index.
  private static func features(_ decodings: [Decoding], limit: Int) -> [Int] {
    guard let m = decodings.first?.x.count, m > limit else { return Array(0..<(decodings.first?.x.count ?? 0)) }
    let sizes = (0..<m).map { j in decodings.map { $0.x[j].magnitude }.max() ?? 0 }
    return (0..<m).sorted { (sizes[$0], $1) > (sizes[$1], $0) }.prefix(limit).sorted()
  }
}
