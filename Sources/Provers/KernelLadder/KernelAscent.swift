// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Looks for a kernel vector with as much of its ‖·‖₁ as possible on k columns.
///
/// From a set and signs: the kernel vector that is largest there for its size elsewhere; then its own k largest entries and their signs;
/// and again while that changes. The ends are made exact as elementary vectors. It finds most failures of the null space property at
/// once; that it finds none proves nothing.
struct KernelAscent {
  let space: KernelSpace
  let k: Int

  /// The most concentrated exact kernel vector found from single columns as starts; nil when the kernel is 0.
  ///
  /// - Complexity: at most `starts` runs of at most 8 rounds.
  func search(starts: Int = 64) -> SparseVector? {
    let interpolation = SignInterpolation(space)
    var best: SparseVector?
    var share = Rational.zero
    for start in stride(from: 0, to: space.m, by: max(1, space.m / starts)) {
      let vector: SparseVector?
      switch climb(from: start, interpolation) {
      case .vector(let near): vector = elementary(near: near)
      case .supported(let set): vector = space.kernelVector(on: set)
      }
      guard let vector else { continue }
      let found = vector.concentration(k)
      if found > share { (best, share) = (vector, found) }
      if 2 * share >= 1 { return best }
    }
    return best
  }

  /// The largest share of ‖v‖₁ on k columns found, in doubles, up to this limit.
  func largestShare(stopAt limit: Double) -> Double {
    let interpolation = SignInterpolation(space)
    var share = 0.0
    for start in 0..<space.m {
      guard case .vector(let vector) = climb(from: start, interpolation) else { return 1 }
      let sizes = vector.map(abs).sorted(by: >)
      let norm = sizes.reduce(0, +)
      if norm > 0 { share = max(share, sizes.prefix(k).reduce(0, +) / norm) }
      if share >= limit { return share }
    }
    return share
  }

  private enum End {
    /// A kernel vector in doubles; empty when the kernel is 0.
    case vector([Double])
    /// In doubles, some kernel vector lies on this set.
    case supported([Int])
  }

  private func climb(from start: Int, _ interpolation: SignInterpolation) -> End {
    var (set, signs) = ([start], [1])
    var last: [Double] = []
    for _ in 0..<8 {
      let result = interpolation.run(set, signs: signs, target: 0, ceiling: .infinity, steps: 25)
      if result.bound == .infinity { return .supported(set) }
      if result.kernelVector.isEmpty { break }
      last = result.kernelVector
      let largest = last.indices.sorted { (abs(last[$0]), $1) > (abs(last[$1]), $0) }.prefix(k).sorted()
      let next = largest.map { last[$0] < 0 ? -1 : 1 }
      if largest == set && next == signs { break }
      (set, signs) = (largest, next)
    }
    return .vector(last)
  }

  /// The elementary kernel vector that vanishes where this one is smallest.
  func elementary(near vector: [Double]) -> SparseVector? {
    vector.isEmpty ? nil : space.elementaryVector(vanishing: vector.indices.sorted { (abs(vector[$0]), $0) < (abs(vector[$1]), $1) })
  }
}
