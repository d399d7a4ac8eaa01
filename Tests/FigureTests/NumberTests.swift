// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Figures
import FloatNumerics
import TestSupport
import Testing
import TextLayout

@Suite("Numbers and text in figures")
struct NumberTests {
  @Test("ln: enclosed, narrow, and undone by exp")
  func logarithm() {
    withRandomCases(300, seed: 5) { generator in
      let x = Rational(Integer(generator.int(1...1_000_000)), Integer(generator.int(1...1_000_000))).power(generator.int(1...3))
      let ln = LogarithmEnclosure(of: x, precision: 60)
      check(ln.lower <= ln.upper, "\(x)")
      check((ln.upper - ln.lower) <= Rational(Integer(64), Integer(2).power(60)), "width at \(x)")
      // exp(lower) ≤ x ≤ exp(upper), for either sign.
      func isAtMost(_ y: Rational) -> Bool {
        y.sign >= 0
          ? ExponentialEnclosure(of: y, precision: 80).lower <= x
          : ExponentialEnclosure(of: -y, precision: 80).upper.reciprocal <= x
      }
      func isAtLeast(_ y: Rational) -> Bool {
        y.sign >= 0
          ? ExponentialEnclosure(of: y, precision: 80).upper >= x
          : ExponentialEnclosure(of: -y, precision: 80).lower.reciprocal >= x
      }
      check(isAtMost(ln.lower) && isAtLeast(ln.upper), "ln(\(x)) = \(ln.lower.nearestDouble)")
      check((ln.lower.nearestDouble - x.naturalLogarithm).magnitude < 1e-9, "\(x)")
    }
    let zero = LogarithmEnclosure(of: 1, precision: 40)
    #expect(zero.lower <= 0 && zero.upper >= 0)
  }

  @Test("decimals")
  func decimals() {
    #expect(Rational(1, 3).fixed(2) == "0.33")
    #expect(Rational(-1, 3).shortFixed(3) == "-0.333")
    #expect(Rational(-1, 1000).shortFixed(2) == "0")
    #expect(Rational(5, 2).shortFixed(4) == "2.5" && Rational(300).shortFixed(2) == "300")
    #expect(Rational(1, 3).significant(4) == "0.3333")
    #expect(Rational(99999).significant(4) == "100000" && Rational(1, 7).power(12).significant(5) == "7.2248e-11")
    #expect(Rational(Integer(10).power(20)).significant(4) == "1e20" && Rational(0).significant(3) == "0")
    #expect(Rational(-12345, 100).significant(3) == "-123")
    withRandomCases(200, seed: 8) { generator in
      let x = Rational(Integer(generator.int(1...1_000_000_000)), Integer(generator.int(1...1_000_000_000)))
      let e = x.decimalExponent
      let power = e >= 0 ? Rational(Integer(10).power(e)) : Rational(.one, Integer(10).power(-e))
      check(power <= x && x < power * 10, "\(x)")
      guard let back = Rational(x.significant(6)) else { return check(false, "\(x)") }
      check((back - x).magnitude * 1_000_00 <= x, "\(x) ≈ \(back)")
    }
  }

  @Test("LaTeX: specials escaped, mathematics, letters, codes")
  func latex() {
    #expect(Escaping.latex("a_b & 50%") == "a\\_b \\& 50\\%")
    #expect(Escaping.latex("ε ≤ μ") == "$\\varepsilon$ $\\le$ $\\mu$")
    #expect(Escaping.latex("Ünï") == "Ünï" && Escaping.latex("😀") == "U+1F600" && Escaping.latex("\u{7}") == "U+7")
    #expect(Escaping.latexFormula("kμ") == "k\\mu ")
    #expect(Escaping.csv("a,b") == "\"a,b\"" && Escaping.csv("a\r\nb") == "\"a\r\nb\"" && Escaping.csv("=1") == "=1")
  }
}
