// SPDX-License-Identifier: Apache-2.0

/// The field of p^e elements, as tables; its elements are 0 ..< p^e, the digits of a number to base p being the coefficients of a polynomial.
///
/// Meant for small fields: the tables take a list of all elements.
public struct FiniteField: Sendable {
  /// The characteristic, a prime.
  public let prime: Int
  /// The number of elements.
  public let order: Int
  private let exponent: Int
  /// Powers of a generator, and the exponent of each element (−1 for 0).
  private let powers: [Int]
  private let logarithms: [Int]

  /// The field of prime^exponent elements.
  ///
  /// - Precondition: `prime` is a prime and exponent ≥ 1.
  /// - Complexity: at most order² steps, to find a primitive polynomial.
  public init(prime: Int, exponent: Int) {
    self.prime = prime
    self.exponent = exponent
    let order = (0..<exponent).reduce(1) { product, _ in product * prime }
    self.order = order
    // x^exponent = tail(x); the first tail for which the powers of x (for exponent 1: of the number) run through all nonzero elements.
    for tail in 1..<order {
      var powers = [1]
      while true {
        let next = FiniteField.timesGenerator(powers[powers.count - 1], tail, prime, exponent, order)
        if next == 1 || next == 0 || powers.count >= order { break }
        powers.append(next)
      }
      guard powers.count == order - 1 else { continue }
      var logarithms = [Int](repeating: -1, count: order)
      for (i, power) in powers.enumerated() { logarithms[power] = i }
      (self.powers, self.logarithms) = (powers, logarithms)
      return
    }
    preconditionFailure("\(prime) is not a prime")
  }

  private static func timesGenerator(_ a: Int, _ tail: Int, _ prime: Int, _ exponent: Int, _ order: Int) -> Int {
    if exponent == 1 { return a * tail % prime }
    let leading = a / (order / prime)
    var (shifted, result, tail, place) = (a % (order / prime) * prime, 0, tail, 1)
    for _ in 0..<exponent {
      result += (shifted % prime + leading * (tail % prime)) % prime * place
      (shifted, tail, place) = (shifted / prime, tail / prime, place * prime)
    }
    return result
  }

  /// The elements.
  public var elements: Range<Int> { 0..<order }

  /// a + b.
  public func sum(_ a: Int, _ b: Int) -> Int {
    var (a, b, result, place) = (a, b, 0, 1)
    while a > 0 || b > 0 {
      result += (a % prime + b % prime) % prime * place
      (a, b, place) = (a / prime, b / prime, place * prime)
    }
    return result
  }

  /// −a.
  public func negative(_ a: Int) -> Int {
    var (a, result, place) = (a, 0, 1)
    while a > 0 {
      result += (prime - a % prime) % prime * place
      (a, place) = (a / prime, place * prime)
    }
    return result
  }

  /// a·b.
  public func product(_ a: Int, _ b: Int) -> Int {
    a == 0 || b == 0 ? 0 : powers[(logarithms[a] + logarithms[b]) % (order - 1)]
  }

  /// aⁿ for n ≥ 0.
  public func power(_ a: Int, _ n: Int) -> Int { n == 0 ? 1 : a == 0 ? 0 : powers[logarithms[a] * n % (order - 1)] }

  /// The trace to the prime field: a + a^p + … .
  public func trace(_ a: Int) -> Int {
    var (conjugate, trace) = (a, 0)
    for _ in 0..<exponent { (trace, conjugate) = (sum(trace, conjugate), power(conjugate, prime)) }
    return trace
  }

  /// The quadratic character: 1 on nonzero squares, −1 on non-squares, 0 at 0; for odd orders.
  public func quadraticCharacter(_ a: Int) -> Int { a == 0 ? 0 : logarithms[a].isMultiple(of: 2) ? 1 : -1 }
}
