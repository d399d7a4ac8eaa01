// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ProbeProgram {
  /// The program and the proof of its optimum as a certificate of VIPR's format 1.0 (github.com/ambros-gleixner/VIPR).
  ///
  /// Variables: t, then b_0, …, b_(d−1), all free. Constraint 2j is t + (Aᵀb)_j ≥ δ_ij, constraint 2j + 1 is t − (Aᵀb)_j ≥ −δ_ij. The solution
  /// proves the upper bound. The lower one is derived: v_j⁺ times constraint 2j and v_j⁻ times constraint 2j + 1, over ‖v‖₁, add up to t ≥ mu.
  public var vipr: String {
    let (d, m) = (encoder.rows, encoder.columns)
    var text = "% min t: -t <= (A^T b - e_\(feature))_j <= t for all j; A is \(d)x\(m)\nVER 1.0\nVAR \(d + 1)\nt"
    for l in 0..<d { text += " b\(l)" }
    text += "\nINT 0\nOBJ min\n1  0 1\nCON \(2 * m) 0\n"
    for j in 0..<m {
      let delta: Rational = j == feature ? 1 : 0
      for (name, sign) in [("P", Rational(1)), ("N", Rational(-1))] {
        let row = [(0, Rational(1))] + (0..<d).map { ($0 + 1, sign * encoder[$0, j]) }.filter { !$0.1.isZero }
        text += "\(name)\(j) G \(sign * delta)  \(ProbeProgram.list(row))\n"
      }
    }
    let solution = ([mu] + probe).enumerated().filter { !$1.isZero }.map { ($0, $1) }
    text += "RTP range \(mu) \(mu)\nSOL 1\nbest \(ProbeProgram.list(solution))\nDER 1\n"
    text += "bound G \(mu)  1  0 1  { lin \(ProbeProgram.list(multipliers)) } -1\n"
    return text
  }

  /// What the constraints are multiplied by.
  private var multipliers: [(Int, Rational)] {
    // Any two opposite constraints add up to 2t ≥ 0.
    if mu.isZero { return [(2 * feature, Rational(1, 2)), (2 * feature + 1, Rational(1, 2))] }
    let sign = kernelVector.entries.first { $0.index == feature }.map { $0.value.sign } ?? 1
    let norm = kernelVector.norm
    return kernelVector.entries.map { entry in
      (2 * entry.index + (entry.value.sign == sign ? 0 : 1), entry.value.magnitude / norm)
    }
  }

  private static func list(_ entries: [(Int, Rational)]) -> String {
    (["\(entries.count)"] + entries.map { "\($0.0) \($0.1)" }).joined(separator: "  ")
  }
}
