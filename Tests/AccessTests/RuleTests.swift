// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import ExactArithmetic
import Statements
import TestSupport
import Testing

/// The kernel's rules of format §5.12 on certificates made by hand.
@Suite("Access: the kernel")
struct AccessRuleTests {
  /// Kernel spanned by (3, 2, 2, 2, 2): μ* = 3/11.
  private let encoder = integers([[-2, 3, 0, 0, 0], [-2, 0, 3, 0, 0], [-2, 0, 0, 3, 0], [-2, 0, 0, 0, 3]])
  private let kernel = sparse([(0, 3), (1, 2), (2, 2), (3, 2), (4, 2)])

  private func claim(_ k: Int, _ epsilon: Rational, _ relation: Relation, _ error: Rational) -> AccessClaim {
    AccessClaim(d: 4, m: 5, k: k, epsilon: epsilon, relation: relation, worstError: error)
  }

  private func noAccess(_ claim: AccessClaim, _ vector: SparseVector? = nil) throws -> Verdict {
    try verdict(.access(claim, .kernelVector(vector ?? kernel)), encoder)
  }

  @Test("no-access: one kernel vector, strict and not, at every edge of the range")
  func noAccess() throws {
    let bound = Rational(6, 11)
    #expect(try noAccess(claim(2, Rational(1, 2), .lt, bound)) == .accepted)
    #expect(try noAccess(claim(2, bound, .lt, bound)) == .accepted)
    #expect(isRejected(try noAccess(claim(2, bound, .le, bound))))
    #expect(isRejected(try noAccess(claim(2, Rational(5, 9), .lt, bound))))
    #expect(try noAccess(claim(2, Rational(1, 2), .le, bound)) == .accepted)
    // From k = 4 on the bound is 1, and no more.
    for k in [4, 5, 100, (1 << 53) - 1] {
      #expect(try noAccess(claim(k, 1, .lt, 1)) == .accepted)
      #expect(isRejected(try noAccess(claim(k, 1, .le, 1))))
      #expect(isRejected(try noAccess(claim(k, Rational(12, 11), .lt, 1))))
      #expect(isRejected(try noAccess(claim(k, 1, .lt, Rational(k) * Rational(3, 11)))))
    }
    // Other multiples of v, and other lies.
    #expect(
      try noAccess(claim(2, Rational(1, 2), .lt, bound), sparse(kernel.entries.map { ($0.index, $0.value * Rational(-7, 3)) })) == .accepted
    )
    for wrong in [Rational(5, 11), Rational(7, 11), 0, 1] { #expect(isRejected(try noAccess(claim(2, Rational(1, 2), .lt, wrong)))) }
    for vector in [
      sparse([]), sparse([(0, 3), (1, 2), (2, 2), (3, 2)]), sparse([(5, 1)]),
      sparse(kernel.entries.map { ($0.index, $0.value.magnitude + 1) }),
    ] {
      #expect(isRejected(try noAccess(claim(2, Rational(1, 2), .lt, bound), vector)))
    }
    for (d, m) in [(3, 5), (4, 4), (5, 5), (4, 6)] {
      let claim = AccessClaim(d: d, m: m, k: 2, epsilon: Rational(1, 2), relation: .lt, worstError: bound)
      #expect(isRejected(try noAccess(claim)))
    }
  }

  @Test("access: the probes' own worst-case error")
  func access() throws {
    // B = 0 has error 1.
    let zero = Matrix<Rational>(rows: 4, columns: 5) { _, _ in 0 }
    func access(_ claim: AccessClaim, _ probes: Matrix<Rational>) throws -> Verdict {
      try verdict(.access(claim, .probes(probes)), encoder)
    }
    #expect(try access(claim(3, 1, .le, 1), zero) == .accepted)
    #expect(isRejected(try access(claim(3, 1, .lt, 1), zero)))
    #expect(try access(claim(3, Rational(101, 100), .lt, 1), zero) == .accepted)
    #expect(isRejected(try access(claim(3, 1, .le, Rational(9, 10)), zero)))
    // b_0 = 0, b_i = e_(i−1)/3: row i of E is −2/3 at 0, row 0 is −1 at 0.
    let thirds = Matrix<Rational>(rows: 4, columns: 5) { $1 == $0 + 1 ? Rational(1, 3) : 0 }
    #expect(try access(claim(2, 1, .le, 1), thirds) == .accepted)
    // b_0 = −(1, 1, 1, 1)/8: row 0 is (0, −3/8, −3/8, −3/8, −3/8); k = 1: the largest entry is 2/3, k = 2: 3/4.
    let better = Matrix<Rational>(rows: 4, columns: 5) { $1 == 0 ? Rational(-1, 8) : thirds[$0, $1] }
    #expect(try access(claim(1, Rational(3, 4), .lt, Rational(2, 3)), better) == .accepted)
    #expect(try access(claim(2, Rational(3, 4), .le, Rational(3, 4)), better) == .accepted)
    #expect(isRejected(try access(claim(2, Rational(3, 4), .lt, Rational(3, 4)), better)))
    #expect(try access(claim(9, 2, .lt, Rational(3, 2)), better) == .accepted)
    // Numbers beyond words.
    let huge = Rational(Integer(10).power(60), 7)
    let far = Assertion.access(claim(2, Rational(3, 4), .le, Rational(3, 4)), .probes(better.map { $0 / huge }))
    #expect(try verdict(far, encoder.map { $0 * huge }) == .accepted)
    for probes in [Matrix<Rational>(rows: 4, columns: 4) { _, _ in 0 }, Matrix(rows: 0, columns: 1 << 40, entries: []), zero.transpose] {
      #expect(isRejected(try access(claim(3, 1, .le, 1), probes)))
    }
  }

  @Test("optimal-access: equal values for every feature, and nothing else")
  func optimalAccess() throws {
    // One neuron, columns 1, 2: kernel (2, −1); μ*_0 = 2/3 with b = 1/3, μ*_1 = 1/3 with b = 1/3.
    let a = integers([[1, 2]])
    let third = Rational(1, 3)
    let claim = OptimalAccessClaim(d: 1, m: 2, k: 1, featureMu: [2 * third, third], worstError: 2 * third)
    let witness = OptimalAccessWitness(
      probes: Matrix(rows: 1, columns: 2, entries: [third, third]), kernelVectors: [sparse([(0, 2), (1, -1)]), sparse([(0, -2), (1, 1)])])
    #expect(try verdict(.optimalAccess(claim, witness), a) == .accepted)
    var changed = claim
    changed.k = 2
    #expect(isRejected(try verdict(.optimalAccess(changed, witness), a)))
    changed.worstError = 1
    #expect(try verdict(.optimalAccess(changed, witness), a) == .accepted)
    changed.worstError = 4 * third
    #expect(isRejected(try verdict(.optimalAccess(changed, witness), a)))
    let claims: [(inout OptimalAccessClaim) -> Void] = [
      { $0.d = 2 }, { $0.m = 3 }, { $0.featureMu = [third, third] }, { $0.featureMu = [2 * third] }, { $0.featureMu.append(0) },
      { $0.featureMu[1] = 0 }, { $0.worstError = third }, { $0.worstError = 1 },
    ]
    for change in claims {
      var changed = claim
      change(&changed)
      #expect(isRejected(try verdict(.optimalAccess(changed, witness), a)), "\(changed)")
    }
    let witnesses: [(inout OptimalAccessWitness) -> Void] = [
      { $0.probes[0, 0] = Rational(1, 2) }, { $0.probes[0, 1] = 0 }, { $0.probes = $0.probes.transpose },
      { $0.kernelVectors.removeLast() }, { $0.kernelVectors.append(sparse([])) }, { $0.kernelVectors[0] = sparse([]) },
      { $0.kernelVectors[1] = sparse([]) }, { $0.kernelVectors[0] = sparse([(0, 1)]) }, { $0.kernelVectors[0] = sparse([(1, 1)]) },
      { $0.kernelVectors[0] = sparse([(0, 2), (1, -1), (2, 1)]) },
    ]
    for change in witnesses {
      var changed = witness
      change(&changed)
      #expect(isRejected(try verdict(.optimalAccess(claim, changed), a)), "\(changed)")
    }
    // A smaller value with a vector that does not prove it: (1, 1) with A = (1, −1), where μ* = 1/2.
    let b = integers([[1, -1]])
    let half = Rational(1, 2)
    let right = OptimalAccessClaim(d: 1, m: 2, k: 1, featureMu: [half, half], worstError: half)
    let probes = Matrix<Rational>(rows: 1, columns: 2, entries: [half, -half])
    let ones = sparse([(0, 5), (1, 5)])
    #expect(try verdict(.optimalAccess(right, OptimalAccessWitness(probes: probes, kernelVectors: [ones, ones])), b) == .accepted)
  }

  @Test("a kernel of 0: empty kernel vectors, and only with the value 0")
  func kernelZero() throws {
    let identity = Matrix<Rational>.identity(2)
    let claim = OptimalAccessClaim(d: 2, m: 2, k: 7, featureMu: [0, 0], worstError: 0)
    let none = [sparse([]), sparse([])]
    #expect(try verdict(.optimalAccess(claim, OptimalAccessWitness(probes: identity, kernelVectors: none)), identity) == .accepted)
    let vectors = [sparse([(0, 1)]), sparse([])]
    #expect(isRejected(try verdict(.optimalAccess(claim, OptimalAccessWitness(probes: identity, kernelVectors: vectors)), identity)))
    var lie = claim
    lie.featureMu = [1, 1]
    lie.worstError = 1
    let zero = Matrix<Rational>(rows: 2, columns: 2) { _, _ in 0 }
    #expect(isRejected(try verdict(.optimalAccess(lie, OptimalAccessWitness(probes: zero, kernelVectors: none)), identity)))
  }

  @Test("the feature scale multiplies the columns of A, and nothing else")
  func featureScale() throws {
    // (1, 2) with s = (2, 1) is (2, 2): kernel (1, −1), μ* = 1/2, b = 1/4.
    let a = integers([[1, 2]])
    let (half, quarter) = (Rational(1, 2), Rational(1, 4))
    let claim = OptimalAccessClaim(d: 1, m: 2, k: 1, featureMu: [half, half], worstError: half, units: .featureScale)
    let v = sparse([(0, 1), (1, -1)])
    let witness = OptimalAccessWitness(probes: Matrix(rows: 1, columns: 2, entries: [quarter, quarter]), kernelVectors: [v, v])
    #expect(try verdict(.optimalAccess(claim, witness), a, featureScale: [2, 1]) == .accepted)
    for scale in [[1, 1], [2, 2], [2], [2, 1, 1], [2, 0], [-2, -1]] as [[Rational]] {
      #expect(isRejected(try verdict(.optimalAccess(claim, witness), a, featureScale: scale)), "\(scale)")
    }
    #expect(isRejected(try verdict(.optimalAccess(claim, witness), a)))
    let access = AccessClaim(d: 1, m: 2, k: 1, epsilon: half, relation: .le, worstError: half, units: .featureScale)
    #expect(try verdict(.access(access, .probes(witness.probes)), a, featureScale: [2, 1]) == .accepted)
    var strict = access
    strict.relation = .lt
    #expect(try verdict(.access(strict, .kernelVector(v)), a, featureScale: [2, 1]) == .accepted)
    #expect(isRejected(try verdict(.access(strict, .kernelVector(v)), a, featureScale: [2, 3])))
  }

  @Test("work is as the format says")
  func work() throws {
    // m = 5, d = 4, everything in one word: m²(d + 16) for probes, d·z for a vector.
    let zero = Matrix<Rational>(rows: 4, columns: 5) { _, _ in 0 }
    let access = Assertion.access(claim(3, 1, .le, 1), .probes(zero))
    #expect(try verdict(access, encoder, workLimit: 500) == .accepted)
    guard case .undecided = try verdict(access, encoder, workLimit: 499) else { return #expect(Bool(false)) }
    let vector = Assertion.access(claim(2, Rational(1, 2), .lt, Rational(6, 11)), .kernelVector(kernel))
    #expect(try verdict(vector, encoder, workLimit: 20) == .accepted)
    guard case .undecided = try verdict(vector, encoder, workLimit: 19) else { return #expect(Bool(false)) }
    let optimal = Assertion.optimalAccess(
      OptimalAccessClaim(d: 4, m: 5, k: 1, featureMu: [], worstError: 0),
      OptimalAccessWitness(probes: zero, kernelVectors: [kernel, kernel]))
    guard case .undecided = try verdict(optimal, encoder, workLimit: 539) else { return #expect(Bool(false)) }
    #expect(isRejected(try verdict(optimal, encoder, workLimit: 540)))
  }

  @Test("shapes: what is malformed")
  func malformed() throws {
    let good = String(
      decoding: CertificateWriter.bytes(
        of: certificate(.access(claim(2, Rational(1, 2), .lt, Rational(6, 11)), .kernelVector(kernel)), [.encoder: encoder])),
      as: UTF8.self)
    let changes = [
      ("\"kind\":\"no-access\"", "\"kind\":\"access\""), ("[0,\"3\"]", "[0,\"0\"]"), ("[0,\"3\"],", "[1,\"3\"],"), ("[0,\"3\"]", "[0,3]"),
      ("[0,\"3\"]", "[\"0\",\"3\"]"), ("\"epsilon\":\"1/2\"", "\"epsilon\":\"0\""), ("\"epsilon\":\"1/2\"", "\"epsilon\":\"-1/2\""),
      ("\"worstError\":\"6/11\"", "\"worstError\":\"-6/11\""), ("\"k\":2", "\"k\":0"), ("\"relation\":\"lt\"", "\"relation\":\"eq\""),
      ("\"kernelVector\":[", "\"kernelVectors\":["), ("\"k\":2,", ""), ("\"rows\":4", "\"radicand\":5,\"rows\":4"),
    ]
    _ = try CertificateReader.read(Array(good.utf8)) { _, _ in [] }
    for (old, new) in changes {
      #expect(good.contains(old), "\(old)")
      let bad = good.replacing(old, with: new, maxReplacements: 1)
      #expect(throws: MalformedCertificate.self, "\(old) to \(new)") { try CertificateReader.read(Array(bad.utf8)) { _, _ in [] } }
    }
  }
}
