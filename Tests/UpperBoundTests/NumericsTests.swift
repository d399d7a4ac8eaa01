// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import Testing

@Suite struct NumericsTests {
  @Test func doublesRoundTrip() throws {
    var generator = Xoshiro256StarStar(seed: 3)
    var values: [Double] = [
      0, 1, -1, 0.1, 1.0 / 3, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
      .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1.nextUp,
      1.nextDown,
    ]
    for _ in 0..<2000 { values.append(Double(bitPattern: generator.next())) }
    for value in values where value.isFinite {
      let rational = try #require(Rational(exactly: value))
      #expect(rational.nearestDouble == value, "\(value)")
    }
    #expect(Rational(exactly: .infinity) == nil)
    #expect(Rational(exactly: .nan) == nil)
    #expect(Rational(exactly: -0.0) == 0)
  }

  /// Halfway cases between neighbours go to the even one, and anything beyond goes to the nearer one.
  @Test func nearestDoubleRounds() throws {
    var generator = Xoshiro256StarStar(seed: 4)
    var values: [Double] = [
      0, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown, 1, 1.nextDown,
    ]
    for _ in 0..<500 { values.append(Double(bitPattern: generator.next() >> 1)) }
    for low in values where low.isFinite && low.nextUp.isFinite {
      let a = try #require(Rational(exactly: low))
      let b = try #require(Rational(exactly: low.nextUp))
      let middle = (a + b) / 2
      let nudge = (b - a) / Rational(1_000_003)
      let even = low.bitPattern & 1 == 0 ? low : low.nextUp
      #expect(middle.nearestDouble == even, "\(low)")
      #expect((middle - nudge).nearestDouble == low, "\(low)")
      #expect((middle + nudge).nearestDouble == low.nextUp, "\(low)")
      #expect((-middle).nearestDouble == -even, "\(low)")
    }
    #expect(Rational(1, 3).nearestDouble == 1.0 / 3)
    #expect(Rational(Integer(10).power(400)).nearestDouble == .infinity)
    #expect(Rational(-1, Integer(10).power(400)).nearestDouble == 0)
    let limit = Rational(Integer(2).power(1024) - Integer(2).power(970))
    #expect(limit.nearestDouble == .infinity)
    #expect((limit - 1).nearestDouble == .greatestFiniteMagnitude)
  }

  @Test func logarithms() {
    #expect(abs(Rational(1, 10).naturalLogarithm + 2.302585092994046) < 1e-14)
    #expect(abs(Rational(Integer(10).power(1000)).naturalLogarithm - 2302.585092994046) < 1e-11)
    #expect(abs(Rational(1, Integer(10).power(1000)).naturalLogarithm + 2302.585092994046) < 1e-11)
    #expect(Rational(1).naturalLogarithm == 0)
  }

  /// e to 50 digits, from the literature.
  @Test func enclosuresContainTheExponential() throws {
    let digits = try #require(Integer("271828182845904523536028747135266249775724709369995"))
    let e = Rational(digits, Integer(10).power(50))
    let step = Rational(1, Integer(10).power(50))
    for precision in [8, 53, 120, 200] {
      let enclosure = ExponentialEnclosure(of: 1, precision: precision)
      #expect(enclosure.lower <= e + step && enclosure.upper >= e)
      #expect(enclosure.upper - enclosure.lower < enclosure.lower / Rational(Integer(2).power(precision)))
    }
    // exp(a + b) = exp(a)·exp(b), by overlap.
    for (a, b) in [(Rational(7, 3), Rational(22, 7)), (Rational(1, 1000), Rational(19)), (0, Rational(5, 2))] {
      let (x, y, z) = (
        ExponentialEnclosure(of: a, precision: 80), ExponentialEnclosure(of: b, precision: 80),
        ExponentialEnclosure(of: a + b, precision: 80)
      )
      #expect(x.lower * y.lower <= z.upper && z.lower <= x.upper * y.upper)
    }
    #expect(ExponentialEnclosure(of: 0, precision: 10).lower <= 1)
  }

  @Test func exponentialComparisons() throws {
    typealias E = ExponentialEnclosure
    #expect(E.exponential(of: 0, isAtLeast: 1))
    #expect(!E.exponential(of: 0, isAtLeast: Rational(11, 10)))
    #expect(E.exponential(of: 1, isAtLeast: Rational(2718, 1000)))
    #expect(!E.exponential(of: 1, isAtLeast: Rational(2719, 1000)))
    #expect(E.exponential(of: 5, isAtLeast: -3))
    // Far too large to compute, and still decided.
    #expect(E.exponential(of: Rational(Integer(10).power(30)), isAtLeast: Rational(Integer(10).power(50))))
    // Closer than any double: e to 50 digits, rounded down and up.
    let digits = try #require(Integer("271828182845904523536028747135266249775724709369995"))
    #expect(E.exponential(of: 1, isAtLeast: Rational(digits, Integer(10).power(50))))
    #expect(!E.exponential(of: 1, isAtLeast: Rational(digits + 1, Integer(10).power(50))))
  }
}
