// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

/// Checks the axioms of an ordered field on all triples of the samples.
public func checkOrderedField<Scalar: ExactField>(
  _ samples: [Scalar], sourceLocation: SourceLocation = #_sourceLocation
) {
  func law(_ holds: Bool, _ name: @autoclosure () -> String) {
    check(holds, name(), sourceLocation: sourceLocation)
  }
  withEvery("a", in: samples) { a in
    law(a + .zero == a && a * .one == a, "identities")
    law(a + -a == .zero && a - a == .zero && (-(-a)) == a, "additive inverse")
    law(a * .zero == .zero, "zero absorbs")
    if !a.isZero { law(a * (.one / a) == .one && a / a == .one, "multiplicative inverse") }
    law(a.sign == (a > .zero ? 1 : a < .zero ? -1 : 0) && a.isZero == (a.sign == 0), "sign")
    law(a.magnitude >= .zero && (a.magnitude == a || a.magnitude == -a), "magnitude")
    law((a * a).sign >= 0, "squares are not negative")
    law(a.power(0) == .one && a.power(1) == a && a.power(5) == a * a * a * a * a, "powers")
    withEvery("b", in: samples) { b in
      law(a + b == b + a && a * b == b * a, "commutative")
      law(a - b == a + -b && (a - b) + b == a, "do and undo by addition")
      if !b.isZero { law((a / b) * b == a, "do and undo by multiplication") }
      law([a < b, a == b, a > b].filter { $0 }.count == 1, "trichotomy")
      law((a <= b) == !(b < a) && (a >= b) == !(a < b), "order")
      law((a < b) == ((a - b).sign < 0), "order and sign")
      law((a * b).sign == a.sign * b.sign, "rule of signs")
      if a == b { law(a.hashValue == b.hashValue, "hash") }
      var c = a
      c += b
      law(c == a + b, "+=")
      c = a
      c -= b
      law(c == a - b, "-=")
      c = a
      c *= b
      law(c == a * b, "*=")
      withEvery("c", in: samples) { c in
        law((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c), "associative")
        law(a * (b + c) == a * b + a * c, "distributive")
        law(!(a < b && b < c) || a < c, "transitive")
        law((a < b) == (a + c < b + c), "translation")
        if c.sign > 0 { law((a < b) == (a * c < b * c), "scaling") }
      }
    }
  }
}

/// Checks that values are equal, with equal hashes, exactly when they are in the same class.
public func checkHashable<Value: Hashable>(
  equivalenceClasses classes: [[Value]], sourceLocation: SourceLocation = #_sourceLocation
) {
  let all = classes.enumerated().flatMap { index, members in members.map { (index, $0) } }
  for (i, a) in all {
    for (j, b) in all {
      check((a == b) == (i == j), "\(a) == \(b)", sourceLocation: sourceLocation)
      if i == j {
        check(a.hashValue == b.hashValue, "hashes of \(a) and \(b)", sourceLocation: sourceLocation)
      }
    }
  }
  checkEqual(Set(all.map(\.1)).count, classes.count, "members of a set", sourceLocation: sourceLocation)
}

/// Checks that the order is that of the classes, and that members of one class are equal.
public func checkComparable<Value: Comparable>(
  sortedEquivalenceClasses classes: [[Value]], sourceLocation: SourceLocation = #_sourceLocation
) {
  let all = classes.enumerated().flatMap { index, members in members.map { (index, $0) } }
  for (i, a) in all {
    for (j, b) in all {
      check((a < b) == (i < j), "\(a) < \(b)", sourceLocation: sourceLocation)
      check((a <= b) == (i <= j), "\(a) <= \(b)", sourceLocation: sourceLocation)
      check((a > b) == (i > j), "\(a) > \(b)", sourceLocation: sourceLocation)
      check((a >= b) == (i >= j), "\(a) >= \(b)", sourceLocation: sourceLocation)
      check((a == b) == (i == j), "\(a) == \(b)", sourceLocation: sourceLocation)
    }
  }
}
