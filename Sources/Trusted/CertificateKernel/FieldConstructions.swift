// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension Construction {
  /// The constructions over a finite field of q = prime^exponent elements.
  func fieldBounds() throws(Rejection) -> ConstructionBounds {
    switch self {
    case .paley(let field):
      let q = try order(field)
      try require(q.residue(modulo: 4) == 1, "q is not 1 modulo 4")
      return ConstructionBounds((q + 1).dividedExactly(by: 2), q + 1, Rational(1, q))
    case .unitary(let field):
      let q = try oddOrder(field)
      return ConstructionBounds(q * q - q + 1, q.power(3) + 1, Rational(1, q * q))
    case .unitaryComplement(let field):
      let q = try oddOrder(field)
      return ConstructionBounds(q * (q * q - q + 1), q.power(3) + 1, Rational(1, q.power(4)))
    case .net(let classes, let field):
      let (q, g) = (try order(field), Integer(classes))
      try require(classes >= 1 && g <= q, "the number of classes is not from 1 to q")
      return ConstructionBounds(q * q - g * (q - 1), q * q, Rational(1, 2 * (q - g) + 1).power(2))
    case .chirps(let field):
      let q = try oddOrder(field)
      return ConstructionBounds(2 * q, 2 * q * (q + 1), Rational(1, q))
    case .devore(let degree, let field):
      let (q, r) = (try order(field), Integer(degree))
      try require(degree >= 1 && r < q, "the degree is not from 1 to q − 1")
      return ConstructionBounds(q * q, ConstructionBounds.power(q, degree + 1), Rational(r, q).power(2))
    case .reedSolomon(let dimension, let length, let field):
      let (q, r, l) = (try order(field), Integer(dimension), Integer(length))
      try requireWords(dimension, l, q)
      let entry = max(Rational((r - 1) * q - l, l * (q - 1)), Rational(1, q - 1))
      return ConstructionBounds(l * (q - 1), ConstructionBounds.power(q, dimension), entry.power(2))
    case .signedReedSolomon(let dimension, let length, let field, let hadamard):
      let (q, r, l) = (try order(field), Integer(dimension), Integer(length))
      try requireWords(dimension, l, q)
      try require(try hadamardOrder(hadamard, limit: l) == l, "the Hadamard matrix is not of order \(length)")
      let entry = max(Rational((r - 1) * q, l * (q - 1)), Rational(1, q - 1))
      return ConstructionBounds(l * (q - 1), l * ConstructionBounds.power(q, dimension), entry.power(2))
    default: preconditionFailure("not a construction over a field")
    }
  }

  private func requireWords(_ dimension: Int, _ length: Integer, _ q: Integer) throws(Rejection) {
    try require(
      dimension >= 1 && dimension <= 4096 && Integer(dimension) <= length && length <= q + 1, "not 1 ≤ dimension ≤ length ≤ q + 1")
  }
}

/// prime^exponent, when the prime is one.
private func order(_ field: PrimePower) throws(Rejection) -> Integer {
  try require(isPrime(field.prime), "\(field.prime) is not a prime")
  return field.order
}

private func oddOrder(_ field: PrimePower) throws(Rejection) -> Integer {
  try require(field.prime != 2, "q is even")
  return try order(field)
}

/// The order of a product of Hadamard matrices: 2^e (Sylvester), q + 1 for q ≡ 3 modulo 4 and 2(q + 1) for q ≡ 1 modulo 4 (Paley); some number
/// above the limit when it is larger.
private func hadamardOrder(_ factors: [PrimePower], limit: Integer) throws(Rejection) -> Integer {
  var product = Integer.one
  for factor in factors {
    let q = try order(factor)
    if factor.prime == 2 { product *= q } else { product *= q.residue(modulo: 4) == 3 ? q + 1 : 2 * (q + 1) }
    if product > limit { break }
  }
  return product
}
