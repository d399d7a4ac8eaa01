// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// Constructions that carry their own data (`Data/`): systems of lines (`Scripts/packings/exact_lines.py`), packings found by a floating-point
/// optimiser and rounded (`Scripts/packings/find_packing.py`; those that a group respects: `invariant_packing.py`, `strict_packing.py`), codes
/// found by simulated annealing over unions of cosets of a subgroup of the multiplicative group of a field. What is said of them here is a
/// promise that chooses among them; the kernel computes it again.
enum Library {
  /// An integer matrix with the bound it was found for.
  struct Entry {
    let columns: Int
    let dimension: Int
    /// The entries of the near-identity matrix are at most this.
    let entry: Rational
    let matrix: PackedMatrix

    var candidate: Candidate {
      Candidate(ConstructionBounds(Integer(dimension), Integer(columns), entry * entry)) { matrix.construction }
    }
  }

  /// A code: its positions, with the same promise.
  struct Code {
    let dimension: Int
    let entry: Rational
    let positions: [Int]

    var candidate: Candidate {
      let bounds = ConstructionBounds(Integer(Set(positions).count), Integer(1 << dimension), entry * entry)
      return Candidate(bounds) { .code(dimension: dimension, positions: positions) }
    }
  }

  /// All of them.
  static let all: [Candidate] = matrices.map(\.candidate) + codes.map(\.candidate)
}
