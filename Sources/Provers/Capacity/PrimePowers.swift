// SPDX-License-Identifier: Apache-2.0
import Statements

/// Orders of finite fields, found by trial division.
enum PrimePowers {
  /// The largest order looked for; primes are below 2³¹ in certificates.
  static let limit = Int(Int32.max)

  /// q as a power of a prime; nil when it is none.
  static func primePower(_ q: Int) -> PrimePower? {
    guard q >= 2 else { return nil }
    var divisor = 2
    while divisor * divisor <= q && q % divisor != 0 { divisor += divisor == 2 ? 1 : 2 }
    if divisor * divisor > q { return PrimePower(prime: q, exponent: 1) }
    var (rest, exponent) = (q, 0)
    while rest % divisor == 0 { (rest, exponent) = (rest / divisor, exponent + 1) }
    return rest == 1 ? PrimePower(prime: divisor, exponent: exponent) : nil
  }

  /// The first few prime powers from q on that pass the test.
  static func from(_ q: Int, count: Int, where test: (Int) -> Bool = { _ in true }) -> [PrimePower] {
    var found: [PrimePower] = []
    var next = max(q, 2)
    while found.count < count && next <= limit {
      if test(next), let power = primePower(next) { found.append(power) }
      next += 1
    }
    return found
  }

  /// Prime powers whose Hadamard matrices multiply to one of order n (format §5.16.2); nil when there are none.
  static func hadamard(_ n: Int) -> [PrimePower]? {
    if n == 1 { return [] }
    guard n == 2 || n % 4 == 0 else { return nil }
    if let q = primePower(n), q.prime == 2 { return [q] }
    if n % 4 == 0, let q = primePower(n - 1), (n - 1) % 4 == 3 { return [q] }
    if n % 4 == 0, let q = primePower(n / 2 - 1), (n / 2 - 1) % 4 == 1 { return [q] }
    // A power of two times one of the above.
    guard let rest = hadamard(n / 2) else { return nil }
    if let first = rest.first, first.prime == 2 { return [PrimePower(prime: 2, exponent: first.exponent + 1)] + rest.dropFirst() }
    return [PrimePower(prime: 2, exponent: 1)] + rest
  }
}
