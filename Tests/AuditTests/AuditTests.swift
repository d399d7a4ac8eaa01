// SPDX-License-Identifier: Apache-2.0
import Audit
import Certification
import ExactArithmetic
import Foundation
import LinearSensing
import MatrixFiles
import SparseAutoencoderFiles
import Statements
import TestSupport
import Testing
import Thresholds

/// The subject of an audit, made as the command makes it, but from the names here.
private func subject(_ autoencoder: SparseAutoencoder) -> AuditSubject {
  AuditSubject(
    encoder: ProofInput(.matrix(autoencoder.decoder.matrix.transpose)), probe: ProofInput(.matrix(autoencoder.encoder.matrix)),
    thresholds: InputReading.allCases.map { reading in
      let values = autoencoder.firingThresholds(reading)
      return (reading.words, "own-\(reading)", ProofInput(Matrix(rows: values.count, columns: 1, entries: values)))
    })
}

@Suite("Audits")
struct AuditTests {
  @Test("which features are right is what running the autoencoder on every Boolean z shows, for both readings of x")
  func smallAutoencoders() throws {
    var (right, wrong) = (0, 0)
    try withRandomCases(300, seed: 60_000) { generator in
      let raw = generator.autoencoder()
      let autoencoder = try raw.loaded()
      let k = generator.int(1...raw.m)
      var questions = AuditQuestions(sparsity: k)
      questions.rankLimit = 0
      let audit = try AuditProver().audit(subject(autoencoder), questions)
      checkEqual(audit.recovery.count, k)
      for (offset, reading) in InputReading.allCases.enumerated() {
        // The first criterion is about any threshold.
        let result = audit.features[offset + 1].result
        let expected = (0..<raw.m).map { i in
          (1...raw.m).filter { s in
            (0..<1 << raw.m).filter { $0.nonzeroBitCount <= s }.allSatisfy { mask in
              let z = (0..<raw.m).map { Double(mask >> $0 & 1) }
              return raw.fires(i, at: raw.input(z, reading)) == (mask >> i & 1 == 1)
            }
          }.count
        }
        checkEqual(result.sparsities, expected, "\(raw), \(reading)")
        let all = expected.allSatisfy { $0 >= k }
        let own = audit.thresholds[offset + 1].result
        if case .proved = own.outcome { check(all, "\(raw), \(reading)") } else { check(!all, "\(raw), \(reading)") }
        right += expected.filter { $0 > 0 }.count
        wrong += expected.filter { $0 == 0 }.count
      }
      for statement in audit.statements {
        if case .undecided(let tried) = statement.outcome { check(false, "\(statement.title): \(tried)") }
      }
      checkEqual(Set(audit.statements.map(\.stem)).count, audit.statements.count, "names of files")
    }
    #expect(min(right, wrong) > TestEnvironment.scaled(100), "\(right) \(wrong)")
  }

  @Test("the fixture's errors are those of the independent oracle", .enabled(if: TestEnvironment.hasData))
  func oracle() throws {
    let oracle = try TestEnvironment.dataObject("oracle_values.json")
    let autoencoder = try SparseAutoencoderFile.read(TestEnvironment.data("sae_fixture/glove50_m100_jumprelu"))
    var questions = AuditQuestions(sparsity: 3)
    questions.epsilon = Rational(3, 4)
    let audit = try AuditProver().audit(subject(autoencoder), questions)
    for k in 1...3 {
      let values = try #require(oracle["glove50_m100 k=\(k)"] as? [String: Any])
      let numerator = try #require((values["num"] as? String).flatMap { Integer($0) })
      let bits = try #require(values["den_log2"] as? Int)
      #expect(audit.recovery[k - 1].worst.error == QuadraticSurd(Rational(numerator, Integer(2).power(bits))))
      #expect(audit.recovery[k - 1].worst.row == (values["attained"] as? [Any])?.first as? Int)
      if case .proved = audit.recovery[k - 1].outcome { #expect(k == 1) } else { #expect(k > 1) }
    }
    let recovered = audit.features[0].result.sparsities
    #expect(recovered.allSatisfy { $0 >= 1 } && recovered.contains(1))
    #expect(audit.statements.allSatisfy { if case .undecided = $0.outcome { false } else { true } })
    #expect(audit.rank?.rank == 50 && audit.geometry != nil)
  }

  @Test(
    "both readings of x agree with a run of the encoder in doubles, away from ties", .enabled(if: TestEnvironment.hasData),
    arguments: ["", "/params.npz"])
  func floats(_ file: String) throws {
    let autoencoder = try SparseAutoencoderFile.read(TestEnvironment.data("sae_fixture/glove50_m100_jumprelu") + file)
    let raw = RawAutoencoder(
      d: 50, m: 100, encoder: doubles(autoencoder.encoder), decoder: doubles(autoencoder.decoder),
      encoderBias: autoencoder.encoderBias.map(double), decoderBias: autoencoder.decoderBias.map(double),
      threshold: autoencoder.thresholds?.map(double), subtractsDecoderBias: autoencoder.subtractsDecoderBias)
    guard case .rational(let a) = autoencoder.decoder.matrix.transpose, case .rational(let b) = autoencoder.encoder.matrix else { return }
    let c = b.transpose * a
    var (on, off, ties) = (0, 0, 0)
    for reading in InputReading.allCases {
      let thresholds = autoencoder.firingThresholds(reading)
      withRandomCases(60, seed: 70_000) { generator in
        // Features at the activation 3 fire often, at 1 hardly ever.
        let level = generator.pick([1, 2, 3])
        let ones = Set((0..<generator.int(0...4)).map { _ in generator.int(0...99) })
        let x = raw.input((0..<100).map { ones.contains($0) ? Double(level) : 0 }, reading)
        for i in 0..<100 {
          let margin = raw.preactivation(i, at: x) - max(raw.threshold?[i] ?? 0, 0)
          if margin.magnitude < 1e-6 {
            ties += 1
            continue
          }
          let exact = ones.reduce(Rational.zero) { $0 + c[i, $1] } * Rational(level) > thresholds[i]
          check(exact == (margin > 0), "feature \(i), \(ones), \(reading): \(margin)")
          if exact { on += 1 } else { off += 1 }
        }
      }
    }
    #expect(on > TestEnvironment.scaled(50) && off > TestEnvironment.scaled(1_000) && ties < 10, "\(on) \(off) \(ties)")
  }

  @Test("a feature scale changes the unit of every statement")
  func scale() throws {
    let raw = RawAutoencoder(
      d: 2, m: 2, encoder: [[1, 0], [0, 1]], decoder: [[1, 0], [0, 1]], encoderBias: [0, 0], decoderBias: [0, 0], threshold: [1.5, 1.5])
    let autoencoder = try raw.loaded()
    let scale = try FeatureScale(ProofInput(Matrix<Rational>(rows: 2, columns: 1, entries: [2, 2])), count: 2)
    func own(_ scale: FeatureScale?) throws -> Bool {
      let audit = try AuditProver().audit(subject(autoencoder), AuditQuestions(sparsity: 2), featureScale: scale)
      if case .proved = audit.thresholds[1].result.outcome { return true }
      return false
    }
    #expect(try !own(nil) && own(scale))
  }

  @Test("any probes: decided when asked for")
  func anyProbes() throws {
    let raw = RawAutoencoder(
      d: 1, m: 2, encoder: [[1, 1]], decoder: [[1], [1]], encoderBias: [0, 0], decoderBias: [0], threshold: nil)
    var questions = AuditQuestions(sparsity: 1)
    #expect(try AuditProver().audit(subject(try raw.loaded()), questions).anyProbes == nil)
    questions.anyProbes = true
    let any = try #require(try AuditProver().audit(subject(try raw.loaded()), questions).anyProbes)
    guard case .refuted = any.outcome else {
      Issue.record("two equal vectors were told apart")
      return
    }
  }
}

@Suite("lrh audit sae")
struct AuditCommandTests {
  @Test("certificates are written, read back, and accepted by lrh-check")
  func certificates() throws {
    let folder = try TemporaryFolder()
    let arguments = ["audit", "sae", "examples/sae", "--sparsity", "2", "--epsilon", "1/2", "--any-probes", "--output-folder", folder.path]
    let run = try Programs.run("lrh", arguments + ["--summary", "json"])
    #expect(run.code == 0, "\(run.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let statements = try #require(object["statements"] as? [[String: String]])
    #expect(statements.count >= 12 && statements.allSatisfy { $0["check"] == "accepted" })
    #expect(Set(statements.compactMap { $0["certificate"] }) == Set(folder.contents))
    #expect(Set(statements.compactMap { $0["outcome"] }) == ["proved", "refuted"])
    let recovery = try #require(object["recovery"] as? [[String: Any]])
    #expect(recovery.compactMap { $0["error"] as? String } == ["1/2", "5/8"])
    #expect(try Programs.run("lrh-check", folder.contents.map(folder.file)).code == 0)
    // Sources are the tensors themselves.
    let source = "encoder=examples/sae/sae_weights.safetensors"
    #expect(try Programs.run("lrh", ["verify", folder.file("error-k1.json"), "--source", source]).code == 0)
    let again = try Programs.run("lrh", arguments)
    #expect(again.code == 74 && again.errors.contains("--force"))
    #expect(try Programs.run("lrh", arguments + ["--force", "--quiet"]).code == 0)
  }

  @Test("refusals and bad calls: exit codes")
  func exitCodes() throws {
    func code(_ arguments: String) throws -> Int32 { try Programs.run("lrh", arguments.split(separator: " ").map(String.init)).code }
    #expect(try code("audit sae examples/sae --sparsity 0") == 64)
    #expect(try code("audit sae examples/sae --sparsity 25") == 65)
    #expect(try code("audit sae examples/sae") == 64)
    #expect(try code("audit sae examples/nothing --sparsity 1") == 66)
    #expect(try code("audit sae examples/graphs --sparsity 1") == 66)
    #expect(try code("audit sae README.md --sparsity 1") == 65)
    #expect(try code("audit sae examples/sae --sparsity 1 --feature-scale 0") == 64)
    #expect(try code("audit sae examples/sae --sparsity 1 --work-limit 10") == 2)
    let folder = try TemporaryFolder()
    var gated = RawAutoencoder(
      d: 1, m: 1, encoder: [[1]], decoder: [[1]], encoderBias: [0], decoderBias: [0], threshold: nil)
    gated.configuration = ["architecture": "gated"]
    try gated.write(to: folder)
    let run = try Programs.run("lrh", ["audit", "sae", folder.path, "--sparsity", "1"])
    #expect(run.code == 65 && run.errors.contains("Corollary 13") && run.output.isEmpty)
  }

  @Test("the example is what its script writes", .enabled(if: (try? Programs.run("/usr/bin/env", ["python3", "--version"]).code) == 0))
  func example() throws {
    let folder = try TemporaryFolder()
    #expect(try Programs.run("/usr/bin/env", ["python3", "Scripts/make_example_sae.py", folder.path]).code == 0)
    for name in ["cfg.json", "sae_weights.safetensors"] {
      #expect(
        try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes("\(TestEnvironment.packageFolder)/examples/sae/\(name)"))
    }
  }
}
