// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements
import TextLayout

/// Certified intervals for capacities, as a table.
public struct CapacityTable: Sendable {
  /// One interval with the witness of its ends.
  public struct Row: Sendable {
    /// The interval.
    public let claim: CapacityClaim
    /// Why its ends hold.
    public let witness: CapacityWitness

    /// A row.
    public init(_ claim: CapacityClaim, _ witness: CapacityWitness) {
      self.claim = claim
      self.witness = witness
    }

    var isExact: Bool { claim.lower == claim.upper }
  }

  /// The rows, in order.
  public let rows: [Row]

  /// A table.
  public init(rows: [Row]) { self.rows = rows }

  private var hasEpsilon: Bool { rows.contains { $0.claim.decoder != .threshold } }

  private var header: [String] {
    ["m", "k"] + (hasEpsilon ? ["epsilon", "relation"] : []) + ["lower", "upper", "lower bound by", "upper bound by"]
  }

  private func cells(_ row: Row) -> [String] {
    var cells = ["\(row.claim.m)", "\(row.claim.k)"]
    if case .linear(let relation, let epsilon) = row.claim.decoder { cells += ["\(epsilon)", relation.rawValue] }
    return cells + ["\(row.claim.lower)", "\(row.claim.upper)", row.witness.lower.name, row.witness.upper.name]
  }

  /// A Markdown table, exact rows in bold, and a line that counts them.
  public var markdown: String {
    var lines = ["| " + header.joined(separator: " | ") + " |", "|" + header.map { _ in "---|" }.joined()]
    for row in rows {
      var cells = cells(row)
      if row.isExact { for i in cells.count - 4..<cells.count - 2 { cells[i] = "**\(cells[i])**" } }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n\n" + summary + "\n"
  }

  /// Comma-separated values.
  public var csv: String {
    ([header] + rows.map(cells)).map { $0.map(Escaping.csv).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// A LaTeX tabular.
  public var latex: String {
    let columns = String(repeating: "r", count: header.count - 2) + "ll"
    let lines = ([header] + rows.map(cells)).map { $0.map(Escaping.latex).joined(separator: " & ") + " \\\\" }
    return "\\begin{tabular}{\(columns)}\n" + lines.prefix(1).joined() + " \\hline\n" + lines.dropFirst().joined(separator: "\n")
      + "\n\\end{tabular}\n"
  }

  /// How many rows are exact, and the geometric mean of upper/lower over the rows with lower > 0.
  public var summary: String {
    let ratios = rows.filter { $0.claim.lower > 0 }.map { Rational($0.claim.upper) / Rational($0.claim.lower) }
    let mean = CapacityTable.geometricMean(ratios).approximation(3)
    return "\(rows.filter(\.isExact).count) of \(rows.count) rows exact; geometric mean of upper/lower: \(mean)."
  }

  /// The geometric mean of numbers ≥ 1, rounded up to thousandths; 1 of none.
  static func geometricMean(_ ratios: [Rational]) -> Rational {
    let product = ratios.reduce(Rational.one, *)
    var mean = 1000
    while Rational(Integer(mean), 1000).power(ratios.count) < product { mean += 1 }
    return Rational(Integer(mean), 1000)
  }
}
