// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The shapes of format §5.13–§5.15.
extension Kind {
  // MARK: §5.13

  func basisPursuit(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["d", "digests", "k", "kind", "m"])
    let claim = BasisPursuitClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit))
    guard self == .basisPursuit else {
      return .basisPursuit(claim, .kernelVector(try witness.members(["kernelVector"]).get("kernelVector").sparseVector()))
    }
    var certificates: [[Integer]] = []
    for element in try witness.members(["certificates"]).get("certificates").elements() { certificates.append(try element.integers()) }
    return .basisPursuit(claim, .certificates(certificates))
  }

  // MARK: §5.14

  func exactDecoding(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["d", "digests", "k", "kind", "m"])
    let claim = ExactDecodingClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit))
    guard self == .exactDecoding else {
      return .exactDecoding(claim, .kernelVector(try witness.members(["kernelVector"]).get("kernelVector").sparseVector()))
    }
    return .exactDecoding(claim, .prime(try witness.members(["prime"]).get("prime").count(2...Int(Int32.max))))
  }

  // MARK: §5.15

  func l1Minimiser(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["d", "digests", "kind", "m", "norm", "unique"])
    let claim = L1MinimiserClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), norm: try fields.get("norm").nonnegative(),
      unique: try fields.get("unique").choice(Uniqueness.self))
    let parts = try witness.members(claim.unique == .yes ? ["dual", "independent", "x"] : ["dual", "x"])
    var dual: [Rational] = []
    for element in try parts.get("dual").elements() { dual.append(try element.exact()) }
    var independent: L1MinimiserWitness.Independence?
    if claim.unique == .yes {
      let fields = try parts.get("independent").members(["prime", "rows"])
      independent = L1MinimiserWitness.Independence(
        rows: try fields.get("rows").indexList(), prime: try fields.get("prime").count(2...Int(Int32.max)))
    }
    return .l1Minimiser(claim, L1MinimiserWitness(x: try parts.get("x").sparseVector(), dual: dual, independent: independent))
  }
}

extension Field {
  /// An array of pairs `[j, x]`, j strictly increasing, x exact and ≠ 0.
  func sparseVector() throws(MalformedCertificate) -> SparseVector {
    var entries: [SparseVector.Entry] = []
    guard let elements = value.elements else { throw malformed("expected an array") }
    entries.reserveCapacity(elements.count)
    for (number, element) in elements.enumerated() {
      guard case .array(let pair) = element, pair.count == 2, case .count(let index) = pair[0],
        let value = Field.exact(pair[1], bytes), !value.isZero
      else { throw malformed(element: number, "expected [index, nonzero exact value]") }
      if let last = entries.last, last.index >= index { throw malformed("indices are not strictly increasing") }
      entries.append(SparseVector.Entry(index, value))
    }
    return SparseVector(entries)
  }
}
