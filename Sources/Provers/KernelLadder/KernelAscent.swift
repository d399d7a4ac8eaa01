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
    let stride = max(1, space.m / starts)
    for start in Swift.stride(from: 0, to: space.m, by: stride) {
      var (set, signs) = ([start], [1])
      var last: [Double] = []
      for _ in 0..<8 {
        let result = interpolation.run(set, signs: signs, target: 0, ceiling: .infinity, steps: 25)
        if result.bound == .infinity {
          if let vector = space.kernelVector(on: set) { return vector }
          break
        }
        if result.kernelVector.isEmpty { break }
        last = result.kernelVector
        let largest = last.indices.sorted { (abs(last[$0]), $1) > (abs(last[$1]), $0) }.prefix(k).sorted()
        let next = largest.map { last[$0] < 0 ? -1 : 1 }
        if largest == set && next == signs { break }
        (set, signs) = (largest, next)
      }
      guard !last.isEmpty, let vector = elementary(near: last) else { continue }
      let found = vector.concentration(k)
      if found > share { (best, share) = (vector, found) }
      if 2 * share >= 1 { return best }
    }
    return best
  }

  /// The elementary kernel vector that vanishes where this one is smallest.
  func elementary(near vector: [Double]) -> SparseVector? {
    space.elementaryVector(vanishing: vector.indices.sorted { (abs(vector[$0]), $0) < (abs(vector[$1]), $1) })
  }
}
