// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Twelve features in seven neurons, small enough to be followed by hand (Theorem 3).
///
/// Features 0 … 9 are the three-element sets of neurons 0 … 4, in lexicographic order: the representation is 1 on the set and −1 on the two others, the probe
/// ¼ on the set and 0 elsewhere. So C_ii = ¾, and C_ij = ¼ or −¼ as the sets have two or one neuron in common: ten equiangular lines in R⁵. Features 10
/// and 11 have a neuron each of their own, 5 and 6, and their representations lean by 2/5 on those of features 0 and 1: they interfere with these, and
/// hardly with the rest. The worst-case error at sparsity 2 is 11/20.
public enum NeuronSets {
  private static let sets: [Set<Int>] = (0..<5).flatMap { i in
    (i + 1..<5).flatMap { j in (j + 1..<max(5, j + 1)).map { [i, j, $0] } }
  }

  /// A, 7×12.
  public static var encoder: Matrix<Rational> {
    Matrix(rows: 7, columns: 12) { neuron, feature in
      func entry(_ set: Int) -> Rational { neuron >= 5 ? 0 : sets[set].contains(neuron) ? 1 : -1 }
      if feature < 10 { return entry(feature) }
      return neuron - 5 == feature - 10 ? 1 : Rational(2, 5) * entry(feature - 10)
    }
  }

  /// B, 7×12.
  public static var probe: Matrix<Rational> {
    Matrix(rows: 7, columns: 12) { neuron, feature in
      if feature < 10 { return neuron < 5 && sets[feature].contains(neuron) ? Rational(1, 4) : 0 }
      return neuron - 5 == feature - 10 ? 1 : 0
    }
  }

  /// Probes of features 0 and 1 that do not see features 10 and 11, by 3/10 of their probes: the worst-case error is 1/2, and no probes have less.
  public static var betterProbe: Matrix<Rational> {
    let b = probe
    return Matrix(rows: 7, columns: 12) { $1 < 2 ? b[$0, $1] - Rational(3, 10) * b[$0, 10 + $1] : b[$0, $1] }
  }
}
