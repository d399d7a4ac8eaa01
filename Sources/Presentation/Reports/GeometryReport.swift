// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import Statements
import TextLayout

extension Report {
  /// Norms and cosines of a pair that recovers (Propositions 9 and 11).
  public static func geometry(
    _ names: (encoder: String, probe: String), _ encoder: ProofInput, _ probe: ProofInput, _ result: GeometryProver.Result,
    sparsity k: Int, epsilon: Rational, relation: Relation, featureScale: (name: String, scale: FeatureScale)? = nil,
    style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Proposition 11: what recovery with bounded norms forces (F13)")
    report.paragraph(
      "Statement. Let ‖a_i‖, ‖b_i‖ ≤ γ with γ ≥ 1, and let A and B recover every k-sparse z ∈ [-1, 1]^m with error \(relation.symbol) ε < 1. Then, for "
        + "i ≠ j, (i) cos(a_i, b_i) ≥ (1−ε)/γ²; (ii) |cos(a_i, a_j)| and (iii) |cos(b_i, b_j)| are at most εγ²/(1−ε) + √(1 − (1−ε)²/γ⁴).")
    report.separate()
    report.facts([
      ("A (encoder)", "\(names.encoder), \(size(encoder))"), ("B (probe)", "\(names.probe), \(size(probe))"),
      ("sparsity k", "\(k)"), ("ε", epsilon.forPeople),
    ])
    add(featureScale, to: &report)
    report.heading("Recovery (eq. 4)")
    let worst = result.worst
    report.facts([
      ("worst-case error", "\(worst.error.forPeople) at feature \(worst.row)"),
      ("slack ε − error", (QuadraticSurd(epsilon) - worst.error).forPeople),
    ])
    if let geometry = result.geometry, let bounds = result.bounds {
      add(geometry, bounds, to: &report)
    } else {
      report.line("the z that is not recovered: \(nonzeros(worst.z))")
      report.line("The proposition's hypothesis fails; nothing is said about the cosines.")
    }
    add(result.outcome, to: &report)
    return report
  }

  private static func add(_ geometry: PairGeometry, _ bounds: NormBounds, to report: inout TextReport) {
    report.heading("Norms")
    let gammaSquared = geometry.gammaSquared
    report.facts([
      ("largest ‖a_i‖²", "\(geometry.largestEncoderNorm.squared.forPeople) at feature \(geometry.largestEncoderNorm.at)"),
      ("largest ‖b_i‖²", "\(geometry.largestProbeNorm.squared.forPeople) at feature \(geometry.largestProbeNorm.at)"),
      ("γ²", gammaSquared.forPeople + (gammaSquared == .one ? " (γ = 1: no norm is larger, and the proposition needs γ ≥ 1)" : "")),
    ])
    report.heading("Cosines")
    var rows = [row("(i) a_i with b_i", geometry.own) { "\($0.0)" }]
    for (name, extremes) in [("(ii) a_i with a_j", geometry.encoder), ("(iii) b_i with b_j", geometry.probe)] {
      if let extremes { rows.append(row(name, extremes) { "(\($0.0), \($0.1))" }) }
    }
    report.table(["cosine of", "least", "at", "largest", "at"], rows, alignments: [.left, .right, .left, .right, .left])
    if geometry.encoder == nil { report.line("there is one feature only, so no pair") }
    report.heading("Bounds")
    var facts = [
      ("(i) (1−ε)/γ²", "\(bounds.own.forPeople); the tightest is feature \(geometry.own.leastAt.0)"),
      ("(ii), (iii) εγ²/(1−ε) + √(1−(1−ε)²/γ⁴)", bounds.pair.forPeople + (bounds.pair.isVacuous ? " ≥ 1: true of every cosine" : "")),
    ]
    if let sharper = bounds.sharperPair { facts.append(("sharper (F13, part 3)", sharper.forPeople)) }
    if let a = geometry.encoder?.widest, let b = geometry.probe?.widest {
      let (name, widest) = b.square > a.square ? ("b", b) : ("a", a)
      facts.append(
        (
          "tightest pair",
          "\(name)_\(widest.at.0), \(name)_\(widest.at.1): |cos| = \(widest.square.squareRootForPeople)"
        ))
    }
    report.facts(facts)
  }

  private static func row(_ name: String, _ extremes: PairGeometry.Extremes, _ place: ((Int, Int)) -> String) -> [String] {
    [
      name, extremes.range.least.cosineForPeople, place(extremes.leastAt), extremes.range.largest.cosineForPeople,
      place(extremes.largestAt),
    ]
  }

  static func geometryWitness(_ witness: GeometryWitness) -> [(String, String)] {
    func pairs(_ places: GeometryWitness.PairPlaces?) -> String {
      places.map { "least at (\($0.least.0), \($0.least.1)), largest at (\($0.largest.0), \($0.largest.1))" } ?? "one feature only"
    }
    return [
      ("cos(a_i, b_i)", "least at \(witness.own.least), largest at \(witness.own.largest)"), ("cos(a_i, a_j)", pairs(witness.encoder)),
      ("cos(b_i, b_j)", pairs(witness.probe)),
    ]
  }
}

extension RootBound {
  /// The bound for people: exactly, and rounded.
  var forPeople: String {
    let sum = base.rounded(8) + rootOf.squareRootApproximation
    return "\(base) + √(\(rootOf)) \(sum.approximation(4))"
  }
}
