// SPDX-License-Identifier: Apache-2.0
import CertificateWriter
import Certification
import ExactArithmetic
import Foundation
import LinearSensing
import Statements
import TestSupport
import Testing

/// An independent exact solver: QSopt_ex's program `esolver` (Debian: qsopt-ex), one run a linear program.
private enum Oracle {
  static let path: String? = {
    for folder in ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    where FileManager.default.isExecutableFile(atPath: folder + "/esolver") {
      return folder + "/esolver"
    }
    print("SKIPPED: no esolver (Debian: apt install qsopt-ex): best probes are not compared with another exact solver")
    return nil
  }()

  /// max v_i subject to Av = 0, ‖v‖₁ ≤ 1, in LP format.
  static func program(_ a: Matrix<Rational>, _ i: Int) -> String {
    func term(_ value: Rational, _ name: String) -> String { "\(value.sign < 0 ? "-" : "+") \(value.magnitude) \(name)" }
    var text = "Maximize\n obj: p\(i) - n\(i)\nSubject To\n"
    for row in 0..<a.rows {
      let terms = (0..<a.columns).filter { !a[row, $0].isZero }.flatMap { [term(a[row, $0], "p\($0)"), term(-a[row, $0], "n\($0)")] }
      if !terms.isEmpty { text += " c\(row): \(terms.joined(separator: "\n ")) = 0\n" }
    }
    return text + " s: " + (0..<a.columns).map { "p\($0) + n\($0)" }.joined(separator: "\n + ") + " <= 1\nEnd\n"
  }

  /// The optimal values, in the order of the programs.
  static func values(_ programs: [String], _ solver: String) throws -> [Rational?] {
    let folder = try TemporaryFolder()
    for (index, program) in programs.enumerated() { _ = try folder.write("\(index).lp", Array(program.utf8)) }
    _ = try Programs.run(
      "/bin/sh", ["-c", "cd '\(folder.path)' && for f in *.lp; do '\(solver)' -O ${f%.lp}.sol $f >/dev/null 2>&1; done"])
    return programs.indices.map { index in
      guard let text = try? String(contentsOfFile: "\(folder.path)/\(index).sol", encoding: .utf8), text.contains("status OPTIMAL") else {
        return nil
      }
      let line = text.split(separator: "\n").first { $0.contains("Value = ") }
      return line.flatMap { $0.split(separator: " ").last }.flatMap { Rational(String($0)) }
    }
  }
}

@Suite("Access: an independent exact solver")
struct AccessOracleTests {
  /// 60 cases in the suite; LRH_TEST_MULTIPLIER=20 makes 1,200.
  @Test("random encoders: QSopt_ex's optima, and every certificate accepted by lrh-check")
  func oracle() throws {
    var generator = SplitMix64(seed: 7)
    let cases = TestEnvironment.scaled(60)
    let folder = try TemporaryFolder()
    var names: [String] = []
    var compared = 0
    var kinds: [String: Int] = [:]
    for trial in 0..<cases {
      let a = generator.encoder(1...12, 1...30)
      let k = generator.int(1...4)
      let epsilon = generator.oneIn(3) ? nil : generator.pick([Rational(1, 4), Rational(1, 2), Rational(3, 4), Rational(1)])
      let relation = generator.pick(Relation.allCases)
      let result = try AccessProver().prove(ProofInput(a), sparsity: k, epsilon: epsilon, relation: relation)
      switch result.outcome {
      case .proved(let certificate), .refuted(let certificate):
        kinds[certificate.assertion.kind, default: 0] += 1
        names.append("\(trial).json")
        _ = try folder.write("\(trial).json", CertificateWriter.bytes(of: certificate))
        if let epsilon {
          checkEqual(
            certificate.assertion.kind, relation.holds(result.decoder.error(sparsity: k), epsilon) ? "access" : "no-access",
            "trial \(trial)")
        }
      case .undecided(let tried): check(false, "trial \(trial): \(tried)")
      }
      if let solver = Oracle.path {
        let values = try Oracle.values((0..<a.columns).map { Oracle.program(a, $0) }, solver)
        for (i, value) in values.enumerated() {
          guard let value else {
            check(false, "trial \(trial), feature \(i): esolver says nothing")
            continue
          }
          checkEqual(result.decoder.mu[i], value, "trial \(trial), feature \(i), \(a.rows)×\(a.columns)")
        }
        compared += 1
      }
    }
    for start in stride(from: 0, to: names.count, by: 100) {
      let paths = names[start..<min(start + 100, names.count)].map { folder.path + "/" + $0 }
      let run = try Programs.run("lrh-check", ["--quiet"] + paths)
      checkEqual(run.code, 0, "lrh-check: \(run.output)\(run.errors)")
      if ProcessInfo.processInfo.environment["LRH_TEST_PYTHON_CHECKER"] == "1" {
        let python = try Programs.run("/usr/bin/env", ["python3", "proofs/checker/lrh_check.py", "--quiet"] + paths)
        checkEqual(python.code, 0, "lrh_check.py: \(python.output)\(python.errors)")
      }
    }
    print("access: \(cases) random encoders, \(kinds.sorted { $0.key < $1.key }), \(compared) compared with QSopt_ex")
    #expect(kinds.count == 3, "\(kinds)")
  }
}
