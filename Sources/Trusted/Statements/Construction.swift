// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// q = prime^exponent, the order of a finite field.
public struct PrimePower: Hashable, Sendable {
  /// The prime; from 2 below 2³¹.
  public var prime: Int
  /// The exponent; from 1 to 64.
  public var exponent: Int

  /// A prime and an exponent; that the prime is one is for the kernel to check.
  public init(prime: Int, exponent: Int) {
    self.prime = prime
    self.exponent = exponent
  }

  /// prime^exponent.
  public var order: Integer { Integer(prime).power(exponent) }
}

/// Which of the two nondegenerate quadrics.
public enum QuadricSign: String, Sendable, CaseIterable {
  /// 2^(t−1)·(2^t − 1) points off a hyperbolic quadric.
  case minus
  /// 2^(t−1)·(2^t + 1).
  case plus
}

/// A way to build a real matrix of small rank with ones on the diagonal and small entries elsewhere (format §5.16.2, `proofs/constructions.md`).
public indirect enum Construction: Hashable, Sendable {
  /// All entries 1.
  case ones(columns: Int)
  /// Orthonormal vectors.
  case identity(columns: Int)
  /// A regular simplex.
  case simplex(columns: Int)
  /// Equally spaced directions of the plane.
  case plane(columns: Int)
  /// Two dimensions fewer than columns: the kernel is that of equally spaced directions.
  case polygon(columns: Int)
  /// The equiangular lines of a symmetric conference matrix (Paley).
  case paley(PrimePower)
  /// The equiangular lines of the Hermitian unital (Taylor).
  case unitary(PrimePower)
  /// The complement of `unitary`.
  case unitaryComplement(PrimePower)
  /// The equiangular lines of a quadric over the field of two elements.
  case quadric(rank: Int, sign: QuadricSign)
  /// Signs of quadratic forms in 2·rank variables that differ in rank ≥ 2(rank − defect), and a basis; Kerdock for defect 0.
  case delsarteGoethals(defect: Int, rank: Int)
  /// Signs of quadratic forms in an odd number of variables (Gold, dual BCH codes), and a basis.
  case gold(defect: Int, rank: Int)
  /// The points of the plane over a field, two of them joined when their line is in one of `classes` parallel classes: a Latin square graph.
  case net(classes: Int, PrimePower)
  /// Mutually unbiased bases of ℂ^q, over ℝ.
  case chirps(PrimePower)
  /// Graphs of polynomials (DeVore).
  case devore(degree: Int, PrimePower)
  /// Reed–Solomon words with simplex blocks.
  case reedSolomon(dimension: Int, length: Int, PrimePower)
  /// The same with the signs of a Hadamard matrix; its order is the product over `hadamard`.
  case signedReedSolomon(dimension: Int, length: Int, PrimePower, hadamard: [PrimePower])
  /// Sign vectors of this dimension with inner products at most `product` in absolute value, which exist by counting.
  case gilbertVarshamov(columns: Int, dimension: Int, product: Int)
  /// The words of a binary linear code: bit b of position l is entry (b, l) of the generator matrix, which has `dimension` rows.
  case code(dimension: Int, positions: [Int])
  /// An encoder, and a probe unless it is the encoder.
  case matrix(encoder: Matrix<Rational>, probe: Matrix<Rational>?)
  /// Blocks on a diagonal.
  case directSum([Construction])
  /// Tensor products.
  case kronecker([Construction])

  /// The family, for people.
  public var name: String {
    switch self {
    case .ones: return "ones"
    case .identity: return "identity"
    case .simplex: return "simplex"
    case .plane: return "plane"
    case .polygon: return "polygon kernel"
    case .paley(let q): return "Paley conference ETF, q = \(q.order)"
    case .unitary(let q): return "unitary ETF, q = \(q.order)"
    case .unitaryComplement(let q): return "unitary ETF complement, q = \(q.order)"
    case .quadric(let t, let sign): return "quadric ETF, t = \(t), \(sign.rawValue)"
    case .delsarteGoethals(let g, let t): return g == 0 ? "Kerdock, d = 4^\(t)" : "Delsarte–Goethals, d = 4^\(t), defect \(g)"
    case .gold(let g, let t): return g == 1 ? "Gold, d = 2^\(t)" : "dual BCH, d = 2^\(t), defect \(g)"
    case .net(let g, let q): return "net, q = \(q.order), \(g == 1 ? "1 class" : "\(g) classes")"
    case .chirps(let q): return "unbiased bases of ℂ^\(q.order)"
    case .devore(let r, let q): return "DeVore, q = \(q.order), degree \(r)"
    case .reedSolomon(let r, let l, let q): return "Reed–Solomon [\(l), \(r)], q = \(q.order)"
    case .signedReedSolomon(let r, let l, let q, _): return "signed Reed–Solomon [\(l), \(r)], q = \(q.order)"
    case .gilbertVarshamov: return "Gilbert–Varshamov"
    case .code(let s, let positions): return "code [\(positions.count), \(s)]"
    case .matrix(let encoder, _): return "matrix \(encoder.rows)×\(encoder.columns)"
    case .directSum(let parts): return "direct sum of \(Construction.names(parts))"
    case .kronecker(let parts): return "product of \(Construction.names(parts))"
    }
  }

  private static func names(_ parts: [Construction]) -> String {
    var counts: [(name: String, count: Int)] = []
    for part in parts {
      if let last = counts.last, last.name == part.name { counts[counts.count - 1].count += 1 } else { counts.append((part.name, 1)) }
    }
    return counts.map { $0.count == 1 ? $0.name : "\($0.count) × \($0.name)" }.joined(separator: ", ")
  }
}
