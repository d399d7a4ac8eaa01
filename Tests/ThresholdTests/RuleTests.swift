// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Foundation
import Statements
import TestSupport
import Testing

/// C = 3I − J for three features in two dimensions (F11's example): P_2 = 0, C_ii − N_1 = 1, so t_i in [0, 1) at k = 2.
@Suite("Kernel rules of thresholds")
struct ThresholdRuleTests {
  private let a = Matrix<Rational>(rows: 2, columns: 3, entries: [1, 0, -1, 0, 1, -1])
  private let b = Matrix<Rational>(rows: 2, columns: 3, entries: [2, -1, -1, -1, 2, -1])

  private func verdict(_ assertion: Assertion, _ inputs: [Role: Matrix<Rational>], limit: Integer = 1_000_000) -> Verdict {
    CertificateKernel.check(certificate(assertion, inputs), workLimit: limit)
  }

  private func isAccepted(_ assertion: Assertion, _ inputs: [Role: Matrix<Rational>]) -> Bool {
    switch verdict(assertion, inputs) {
    case .accepted: return true
    case .rejected: return false
    case .undecided(let reason):
      Issue.record("\(reason)")
      return false
    }
  }

  private func column(_ entries: [Rational]) -> Matrix<Rational> { Matrix(rows: entries.count, columns: 1, entries: entries) }

  private func claim(_ setting: ThresholdSetting, k: Int = 2, units: FeatureUnits = .columns) -> ThresholdClaim {
    ThresholdClaim(d: 2, m: 3, k: k, setting: setting, units: units)
  }

  @Test("given thresholds: both ends of the interval, and sizes")
  func given() {
    func holds(_ t: [Rational], k: Int = 2) -> Bool {
      isAccepted(.threshold(claim(.thresholds, k: k), ThresholdWitness()), [.encoder: a, .probe: b, .thresholds: column(t)])
    }
    #expect(holds([0, 0, 0]) && holds([Rational(99, 100), 0, Rational(1, 2)]))
    #expect(!holds([0, 1, 0]) && !holds([0, 0, Rational(-1, 1000)]) && !holds([0, 0]) && !holds([0, 0, 0, 0]))
    #expect(!holds([0, 0, 0], k: 3) && holds([1, 1, 1], k: 1) && !holds([2, 1, 1], k: 1))
    let row = Matrix<Rational>(rows: 1, columns: 3, entries: [0, 0, 0])
    #expect(!isAccepted(.threshold(claim(.thresholds), ThresholdWitness()), [.encoder: a, .probe: b, .thresholds: row]))
    var other = claim(.thresholds)
    other.d = 3
    #expect(!isAccepted(.threshold(other, ThresholdWitness()), [.encoder: a, .probe: b, .thresholds: column([0, 0, 0])]))
  }

  @Test("thresholds and probes of the witness")
  func witness() {
    func holds(_ probes: Matrix<Rational>?, _ t: [QuadraticSurd]) -> Bool {
      isAccepted(
        .threshold(claim(probes == nil ? .probe : .encoder), ThresholdWitness(probes: probes, thresholds: t)),
        probes == nil ? [.encoder: a, .probe: b] : [.encoder: a])
    }
    let zeros = [QuadraticSurd](repeating: .zero, count: 3)
    #expect(holds(nil, zeros) && holds(b, zeros) && !holds(a, zeros))
    #expect(!holds(nil, []) && !holds(b, []) && !holds(nil, zeros + zeros))
    #expect(!holds(Matrix(rows: 0, columns: 1 << 50, entries: []), zeros) && !holds(Matrix(rows: 1 << 50, columns: 0, entries: []), zeros))
    #expect(!holds(Matrix(rows: 3, columns: 2, entries: b.entries), zeros))
  }

  @Test("a feature scale divides thresholds and probes")
  func scale() {
    let scale = column([2, 1, Rational(1, 3)])
    func holds(_ t: [Rational], _ scale: Matrix<Rational>) -> Bool {
      isAccepted(
        .threshold(claim(.thresholds, units: .featureScale), ThresholdWitness()),
        [.encoder: a, .probe: b, .thresholds: column(t), .featureScale: scale])
    }
    // ⟨b_0, s_j a_j⟩ = 4, −1, −1/3 for j = 0, 1, 2: t_0 in [0, 3); feature 2: −2, −1, 2/3: t_2 in [0, −4/3): nothing.
    #expect(!holds([0, 0, 0], scale))
    // Equal scales stretch the interval.
    #expect(holds([Rational(3, 2), 0, 0], column([2, 2, 2])) && !holds([2, 0, 0], column([2, 2, 2])))
    #expect(!holds([0, 0, 0], column([1, 1])) && !holds([0, 0, 0], column([1, 1, 0])) && !holds([0, 0], column([1, 1, 1])))
  }

  @Test("failures: a misread z, two z that look alike, a kernel vector")
  func failures() {
    func fails(_ reason: ThresholdFailureWitness.Reason, feature: Int = 0, k: Int = 2, t: [Rational] = [1, 0, 0], probe: Bool = true)
      -> Bool
    {
      let witness = ThresholdFailureWitness(feature: feature, reason: reason)
      switch reason {
      case .misread:
        return isAccepted(
          .thresholdFailure(claim(.thresholds, k: k), witness), [.encoder: a, .probe: b, .thresholds: column(t)])
      case .inseparable: return isAccepted(.thresholdFailure(claim(.probe, k: k), witness), [.encoder: a, .probe: b])
      case .kernelVector: return isAccepted(.thresholdFailure(claim(.encoder, k: k), witness), [.encoder: a])
      }
    }
    // (Cz)_0 = 1 for z = e_0 + e_1: not above t_0 = 1.
    #expect(fails(.misread(z: [0, 1])) && !fails(.misread(z: [0])) && !fails(.misread(z: [0, 1]), t: [Rational(9, 10), 0, 0]))
    #expect(!fails(.misread(z: [])) && fails(.misread(z: []), t: [Rational(-1, 9), 0, 0]))
    #expect(!fails(.misread(z: [0, 1, 2])) && fails(.misread(z: [0, 1, 2]), k: 3) && !fails(.misread(z: [0, 3])))
    #expect(!fails(.misread(z: [0, 1]), feature: 2) && !fails(.misread(z: [0, 1]), feature: 3))
    #expect(fails(.inseparable(on: [0, 1, 2], off: []), k: 3) && !fails(.inseparable(on: [0, 1], off: [])))
    #expect(!fails(.inseparable(on: [1, 2], off: []), k: 3) && !fails(.inseparable(on: [0, 1, 2], off: [0]), k: 3))
    #expect(!fails(.inseparable(on: [0, 1, 2], off: [])) && !fails(.inseparable(on: [0, 1, 2], off: [5]), k: 3))
    func vector(_ values: [Rational]) -> ThresholdFailureWitness.Reason { .kernelVector(SparseVector(dense: values)) }
    #expect(fails(vector([1, 1, 1]), k: 3) && !fails(vector([1, 1, 1]), k: 2) && fails(vector([1, 1, 1]), feature: 2, k: 3))
    #expect(!fails(vector([-1, -1, -1]), k: 3) && !fails(vector([1, 1, 0]), k: 3) && !fails(vector([]), k: 3))
    #expect(!fails(vector([1, 1, 1, 1]), k: 4) && !fails(vector([1, 1, 1]), feature: 3, k: 4))
  }

  @Test("a kernel vector's feature must have the largest entry, and either part counts")
  func kernelVector() {
    // ker = (1, −2, 1): largest entry at 1, negative.
    let a = Matrix<Rational>(rows: 2, columns: 3, entries: [1, 1, 1, 1, 0, -1])
    func fails(_ v: [Rational], _ feature: Int, k: Int, scale: [Rational]? = nil) -> Bool {
      var inputs = [Role.encoder: a]
      inputs[.featureScale] = scale.map(column)
      return isAccepted(
        .thresholdFailure(
          claim(.encoder, k: k, units: scale == nil ? .columns : .featureScale),
          ThresholdFailureWitness(feature: feature, reason: .kernelVector(SparseVector(dense: v)))), inputs)
    }
    #expect(fails([-1, 2, -1], 1, k: 1) && !fails([1, -2, 1], 1, k: 1) && !fails([1, -2, 1], 0, k: 2) && !fails([1, -2, 1], 1, k: 2))
    #expect(!fails([-1, 2, -2], 1, k: 1))
    // The scaled kernel is that of the scaled columns.
    #expect(!fails([-1, 2, -1], 1, k: 1, scale: [1, 2, 1]) && fails([1, -1, 1], 0, k: 2, scale: [1, 2, 1]))
    #expect(!fails([1, -1, 1], 0, k: 1, scale: [1, 2, 1]) && !fails([1, -1, 1], 0, k: 2, scale: [1, 2]))
  }

  @Test("the sparsities of features are exact on both sides")
  func sparsities() {
    func holds(_ sparsities: [Int], _ criterion: FeatureCriterion, k: Int = 3, t: [Rational]? = nil) -> Bool {
      var inputs = [Role.encoder: a, .probe: b]
      inputs[.thresholds] = t.map(column)
      return isAccepted(.featureSparsity(FeatureSparsityClaim(d: 2, m: 3, k: k, criterion: criterion, sparsities: sparsities)), inputs)
    }
    #expect(holds([2, 2, 2], .separable) && !holds([2, 1, 2], .separable) && !holds([2, 3, 2], .separable))
    #expect(!holds([2, 2], .separable) && !holds([2, 2, 2, 2], .separable))
    #expect(holds([1, 1, 1], .separable, k: 1) && !holds([2, 2, 2], .separable, k: 1) && !holds([2, 2, 2], .separable, k: 4))
    #expect(
      holds([2, 1, 0], .thresholds, t: [0, 1, 2]) && !holds([2, 1, 1], .thresholds, t: [0, 1, 2]) && !holds([2, 1, 0], .thresholds))
    // |E_i| = 1, 1, 1: errors 1, 2, 3.
    #expect(holds([1, 1, 1], .recovery(.signed, .lt, epsilon: 2)) && holds([2, 2, 2], .recovery(.signed, .le, epsilon: 2)))
    #expect(!holds([2, 2, 2], .recovery(.signed, .lt, epsilon: 2)) && !holds([1, 1, 1], .recovery(.signed, .le, epsilon: 2)))
    #expect(holds([2, 2, 2], .recovery(.nonnegative, .le, epsilon: 2)) == false)
    #expect(holds([3, 3, 3], .recovery(.nonnegative, .le, epsilon: 2)))
  }

  @Test("works computed by hand from the formulas")
  func work() {
    func stated(_ assertion: Assertion, _ inputs: [Role: Matrix<Rational>]) -> String {
      guard case .undecided(let reason) = verdict(assertion, inputs, limit: 0) else { return "no work" }
      return String(reason.split(separator: " ")[2])
    }
    let t = column([0, 0, 0])
    // m²·(d + 16) + 3.
    #expect(stated(.threshold(claim(.thresholds), ThresholdWitness()), [.encoder: a, .probe: b, .thresholds: t]) == "165")
    // d·(m + z) + 3, d·(m + z), d·z.
    let misread = ThresholdFailureWitness(feature: 0, reason: .misread(z: [0, 1]))
    #expect(stated(.thresholdFailure(claim(.thresholds), misread), [.encoder: a, .probe: b, .thresholds: t]) == "13")
    let alike = ThresholdFailureWitness(feature: 0, reason: .inseparable(on: [0, 1, 2], off: [1]))
    #expect(stated(.thresholdFailure(claim(.probe), alike), [.encoder: a, .probe: b]) == "14")
    let kernel = ThresholdFailureWitness(feature: 0, reason: .kernelVector(SparseVector(dense: [1, 1, 1])))
    #expect(stated(.thresholdFailure(claim(.encoder), kernel), [.encoder: a]) == "6")
    let sparsity = FeatureSparsityClaim(d: 2, m: 3, k: 3, criterion: .separable, sparsities: [2, 2, 2])
    #expect(stated(.featureSparsity(sparsity), [.encoder: a, .probe: b]) == "162")
  }

  @Test("shapes: what is missing, superfluous or out of place is malformed")
  func shapes() throws {
    let certifier = Certifier()
    let inputs: [Role: ProofInput] = [.encoder: ProofInput(a), .probe: ProofInput(b), .thresholds: ProofInput(column([0, 0, 0]))]
    func text(_ assertion: Assertion, _ roles: [Role]) throws -> String {
      let outcome = try certifier.certify(assertion, inputs.filter { roles.contains($0.key) })
      return String(decoding: CertificateWriter.bytes(of: try #require(outcome.proof ?? outcome.refutation)), as: UTF8.self)
    }
    let texts = [
      try text(.threshold(claim(.thresholds), ThresholdWitness()), [.encoder, .probe, .thresholds]),
      try text(.threshold(claim(.probe), ThresholdWitness(thresholds: [.zero, .zero, .zero])), [.encoder, .probe]),
      try text(.threshold(claim(.encoder), ThresholdWitness(probes: b, thresholds: [.zero, .zero, .zero])), [.encoder]),
      try text(
        .thresholdFailure(claim(.probe, k: 3), ThresholdFailureWitness(feature: 0, reason: .inseparable(on: [0, 1, 2], off: []))),
        [.encoder, .probe]),
      try text(
        .thresholdFailure(
          claim(.encoder, k: 3), ThresholdFailureWitness(feature: 0, reason: .kernelVector(SparseVector(dense: [1, 1, 1])))), [.encoder]),
      try text(
        .featureSparsity(FeatureSparsityClaim(d: 2, m: 3, k: 3, criterion: .separable, sparsities: [2, 2, 2])), [.encoder, .probe]),
    ]
    func isMalformed(_ index: Int, _ old: String, _ new: String) throws -> Bool {
      let changed = texts[index].replacingOccurrences(of: old, with: new)
      try #require(changed != texts[index], "\(old) is not in the certificate")
      do {
        _ = try CertificateReader.read(Array(changed.utf8)) { name, _ in throw UnexpectedObject(name: name) }
        return false
      } catch is MalformedCertificate { return true }
    }
    let none = #""witness":{}"#
    #expect(try isMalformed(0, none, #""witness":{"thresholds":["0","0","0"]}"#))
    #expect(try isMalformed(0, #""kind":"threshold""#, #""kind":"threshold-failure""#))
    #expect(try isMalformed(1, #""witness":{"thresholds":["0","0","0"]}"#, none))
    #expect(try isMalformed(1, #"["0","0","0"]}"#, #"["0",["0","1"],"0"]}"#))
    #expect(try isMalformed(1, #""k":2"#, #""k":0"#))
    #expect(try isMalformed(2, #""probes":"#, #""probe":"#))
    #expect(try isMalformed(3, #""on":[0,1,2]"#, #""on":[1,0,2]"#))
    #expect(try isMalformed(3, #""off":[],"#, ""))
    #expect(try isMalformed(4, #"[0,"1"]"#, #"[0,"0"]"#))
    #expect(try isMalformed(4, #"[0,"1"]"#, #"[2,"1"]"#))
    #expect(try isMalformed(5, #""criterion":"separable""#, #""criterion":"thresholds""#))
    #expect(try isMalformed(5, #""criterion":"separable""#, #""criterion":"recovery""#))
    #expect(try isMalformed(5, #""d":2,"#, #""d":2,"epsilon":"1","#))
  }

  @Test("a radicand needs a probe")
  func radicand() throws {
    let surd = InputMatrix.surd(Matrix(rows: 1, columns: 1, entries: [QuadraticSurd(0, 1, radicand: 2)]), radicand: 2)
    let claim = ThresholdClaim(d: 1, m: 1, k: 1, setting: .probe)
    let witness = ThresholdWitness(thresholds: [QuadraticSurd(0, 1, radicand: 2)])
    let inputs: [Role: ProofInput] = [.encoder: ProofInput(.matrix(surd)), .probe: ProofInput(.matrix(surd))]
    let certificate = try #require(try Certifier().certify(.threshold(claim, witness), inputs).proof)
    #expect(try certificate.isAcceptedWhenReadBack())
    // √2·√2 = 2 is the largest threshold that is too large.
    let outcome = { try Certifier().certify(.threshold(claim, ThresholdWitness(thresholds: [QuadraticSurd(2)])), inputs) }
    #expect(throws: KernelRejection.self) { try outcome() }
    let alone = try #require(
      try Certifier().certify(
        .threshold(
          ThresholdClaim(d: 1, m: 1, k: 1, setting: .encoder),
          ThresholdWitness(probes: .identity(1), thresholds: [.zero])), [.encoder: ProofInput(.matrix(surd))]
      ).proof)
    #expect(throws: MalformedCertificate.self) { try alone.readBack() }
  }
}
