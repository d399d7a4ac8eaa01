// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// In doubles: the vector h of the row space of A with given signs on a set T and the least largest entry outside T.
///
/// Outside T, h minimises ‖h‖_∞ subject to ⟨h, v⟩ = 0 for all kernel vectors v. Lawson's iteration (1961): a least-squares problem with
/// weights, each then multiplied by its residual. Every step also gives a kernel vector v, and |Σ_T σ_j v_j| / ‖v_{T^c}‖₁ is a lower
/// bound of the optimum. Nothing here decides anything: the results are rounded and checked exactly.
struct SignInterpolation {
  /// What a run came to.
  struct Result {
    /// The values ⟨a_j, y⟩ for all j: the signs on T.
    var values: [Double]
    /// The largest |value| outside T.
    var largest: Double
    /// A kernel vector.
    var kernelVector: [Double]
    /// Its lower bound on the optimum; infinite when it lies on T.
    var bound: Double
    /// How many least-squares problems were solved.
    var steps: Int
  }

  private let basis: [[Double]]
  private let n: Int

  /// For the kernel of this space.
  init(_ space: KernelSpace) {
    basis = space.floatBasis
    n = space.nullity
  }

  /// Runs until the largest value is below `target`, the bound exceeds `ceiling`, or for so many steps.
  ///
  /// - Parameter signs: 1 or −1 for each member of the set.
  func run(_ set: [Int], signs: [Int], target: Double = 0.75, ceiling: Double = 1, steps: Int) -> Result {
    let m = basis.count
    var values = [Double](repeating: 0, count: m)
    var isInside = [Bool](repeating: false, count: m)
    for (j, sign) in zip(set, signs) {
      values[j] = Double(sign)
      isInside[j] = true
    }
    let outside = (0..<m).filter { !isInside[$0] }
    var result = Result(values: values, largest: n == 0 ? 0 : .infinity, kernelVector: [], bound: 0, steps: 0)
    if n == 0 { return result }
    // ⟨h, v⟩ = 0 for the basis vectors v: Σ_{outside} h_l k_l = −Σ_T σ_j k_j.
    var right = [Double](repeating: 0, count: n)
    for j in set { for a in 0..<n { right[a] -= values[j] * basis[j][a] } }
    // Inverse weights.
    var freedom = [Double](repeating: 1, count: m)
    for step in 1...max(steps, 1) {
      result.steps = step
      guard let u = solve(outside, freedom, right) else {
        result.bound = .infinity
        return result
      }
      var vector = [Double](repeating: 0, count: m)
      var (largest, outer, inner) = (0.0, 0.0, 0.0)
      for l in outside {
        let entry = dot(basis[l], u)
        vector[l] = entry
        values[l] = freedom[l] * entry
        largest = max(largest, abs(values[l]))
        outer += abs(entry)
      }
      for j in set {
        vector[j] = dot(basis[j], u)
        inner += values[j] * vector[j]
      }
      if largest < result.largest {
        result.largest = largest
        result.values = values
      }
      let bound = outer > 0 ? abs(inner) / outer : 0
      if bound > result.bound || result.kernelVector.isEmpty {
        result.bound = bound
        result.kernelVector = vector
      }
      if result.largest <= target || result.bound >= ceiling || largest == 0 { break }
      // Weight times residual; a weight never falls below a billionth of the largest.
      var least = Double.infinity
      for l in outside {
        freedom[l] /= max(abs(values[l]) / largest, 1e-3)
        least = min(least, freedom[l])
      }
      for l in outside { freedom[l] = min(freedom[l] / least, 1e9) }
    }
    return result
  }

  /// u with (Σ f_l k_l k_lᵀ) u = right, by Cholesky's method; nil when the matrix is not positive definite to working precision.
  private func solve(_ outside: [Int], _ freedom: [Double], _ right: [Double]) -> [Double]? {
    var gram = [Double](repeating: 0, count: n * n)
    for l in outside {
      let row = basis[l]
      for a in 0..<n where row[a] != 0 {
        let factor = freedom[l] * row[a]
        for b in 0...a { gram[a * n + b] += factor * row[b] }
      }
    }
    for a in 0..<n {
      let diagonal = gram[a * n + a]
      for b in 0..<a {
        var sum = gram[a * n + b]
        for c in 0..<b { sum -= gram[a * n + c] * gram[b * n + c] }
        gram[a * n + b] = sum / gram[b * n + b]
      }
      var rest = diagonal
      for c in 0..<a { rest -= gram[a * n + c] * gram[a * n + c] }
      guard rest > diagonal * 1e-13 else { return nil }
      gram[a * n + a] = rest.squareRoot()
    }
    var u = right
    for a in 0..<n {
      for c in 0..<a { u[a] -= gram[a * n + c] * u[c] }
      u[a] /= gram[a * n + a]
    }
    for a in (0..<n).reversed() {
      for c in a + 1..<max(n, a + 1) { u[a] -= gram[c * n + a] * u[c] }
      u[a] /= gram[a * n + a]
    }
    return u
  }
}
