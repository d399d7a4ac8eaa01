// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The largest squared cosine of two of the vectors a_j, one of them among the rows gone through.
public struct Coherence: Sendable {
  /// The largest ⟨a_i, a_j⟩²/(‖a_i‖²‖a_j‖²).
  public let squared: Rational
  /// The first pair i < j that attains it.
  public let pair: (Int, Int)
  /// All pairs i < j whose squared cosine is at least `squared`·(1 − 2⁻²⁰), sorted; nil when they are too many to be listed.
  public let nearPairs: [(Int, Int)]?

  /// The share of the largest square within which pairs are near.
  public static let nearness = Rational(Integer((1 << 20) - 1), Integer(1 << 20))
}

/// The search for the pair of largest squared cosine among candidates that floats propose: all of them are decided exactly, a batch at
/// a time.
///
/// Not thread-safe: whoever calls holds a lock, but for `cosine`, a bound to propose by that may be out of date.
final class CoherenceSearch {
  private let products: ExactProducts
  private let norm: (Int) -> Rational
  private var waiting: [(Int, Int)] = []
  private var kept: [(pair: (Int, Int), squared: Rational)] = []
  private var best: (squared: Rational, pair: (Int, Int))?
  private var tooMany = false
  /// Exact cosines computed.
  private(set) var decided = 0
  /// A lower bound of the largest cosine among all that was proposed.
  private(set) var cosine = 0.0

  /// What a squared cosine must reach to be the largest, or near to it; nil before any was decided.
  var nearBound: Rational? { best.map { $0.squared * Coherence.nearness } }

  private static let batch = 4096
  private static let limit = 10_000

  init(_ pair: InterferencePair) {
    let products = pair.products
    self.products = products
    norm = { Rational(products.integer($0, $0)) * products.unit($0) }
  }

  /// Takes a pair into account whose cosine is at least `cosine`.
  func propose(_ i: Int, _ j: Int, cosine: Double) {
    self.cosine = max(self.cosine, cosine)
    waiting.append((min(i, j), max(i, j)))
    if waiting.count == CoherenceSearch.batch { decide() }
  }

  /// The outcome; nil when no pair was proposed.
  func result() -> Coherence? {
    decide()
    guard let best else { return nil }
    let near = kept.map(\.pair).sorted { $0 < $1 }
    return Coherence(squared: best.squared, pair: best.pair, nearPairs: tooMany ? nil : near)
  }

  private func decide() {
    for (i, j) in waiting.sorted(by: { $0 < $1 }) {
      decided += 1
      let product = Rational(products.integer(i, j)) * products.unit(i)
      let squared = product * product / (norm(i) * norm(j))
      if let known = best, known.squared > squared || (known.squared == squared && known.pair <= (i, j)) {
        if squared < known.squared * Coherence.nearness { continue }
      } else {
        best = (squared, (i, j))
      }
      kept.append(((i, j), squared))
    }
    waiting = []
    guard let best else { return }
    let bound = best.squared * Coherence.nearness
    kept.removeAll { $0.squared < bound }
    // A pair may be proposed once for each of its rows.
    var seen: Set<[Int]> = []
    kept.removeAll { !seen.insert([$0.pair.0, $0.pair.1]).inserted }
    if kept.count > CoherenceSearch.limit {
      tooMany = true
      kept = []
    }
  }
}
