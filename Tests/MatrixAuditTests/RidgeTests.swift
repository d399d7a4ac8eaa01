// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatLinearAlgebra
import FloatNumerics
import LinearAlgebra
import TestSupport
import Testing

@Suite("Ridge probes")
struct RidgeTests {
  @Test("probes solve the normal equations, as near as floats go")
  func normalEquations() {
    withEvery("seed", in: 0..<TestEnvironment.scaled(30)) { seed in
      var random = SplitMix64(seed: seed)
      let (d, m) = (random.int(1...6), random.int(7...20))
      let a = (0..<m * d).map { _ in Float(random.int(-16...16)) / 16 }
      let lambda = random.pick([0, 0.5, 3])
      guard let b = RidgeRegression.probes(a, count: m, length: d, lambda: lambda) else { return check(lambda == 0, "not singular") }
      // (AAᵀ + λI)B = A.
      for j in 0..<m {
        for l in 0..<d {
          var sum = lambda * Double(b[j * d + l])
          for r in 0..<d {
            let gram = (0..<m).reduce(0.0) { $0 + Double(a[$1 * d + l]) * Double(a[$1 * d + r]) }
            sum += gram * Double(b[j * d + r])
          }
          check(abs(sum - Double(a[j * d + l])) < 1e-4, "entry \(l), \(j): \(sum)")
        }
      }
    }
  }

  @Test("a singular AAᵀ has no least-squares probes, and ridge probes")
  func singular() {
    let a: [Float] = [1, 2, 2, 4, 3, 6]
    #expect(RidgeRegression.probes(a, count: 3, length: 2, lambda: 0) == nil)
    #expect(RidgeRegression.probes(a, count: 3, length: 2, lambda: 1) != nil)
    #expect(RidgeRegression.probes([0, 0], count: 1, length: 2, lambda: 0) == nil)
  }
}
