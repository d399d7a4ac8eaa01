// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import TestSupport
import Testing
import UpperBound
import Walkthroughs

@Suite struct UpperBoundWalkthroughTests {
  @Test func provedWalkthrough() throws {
    let (report, outcomes) = try UpperBoundWalkthrough.run(
      UpperBoundParameters(features: 64, sparsity: 2, epsilon: Rational(1, 2)))
    #expect(outcomes.count == 2 && outcomes.allSatisfy { $0.proof != nil })
    #expect(report.conclusion.verdict == .proved)
    for step in report.steps {
      if case .exact(let holds, _) = step.verdict { #expect(holds, "\(step.title)") }
      #expect(!step.statement.isEmpty && !step.why.isEmpty && !step.reference.isEmpty)
    }
    let text = report.text()
    for phrase in [
      "eq. 8", "eq. 18, 19", "eq. 20", "Lemma 5", "Definition 4", "no probability is left", "3/17", "11/34",
      "PROVED",
    ] {
      #expect(text.contains(phrase), "\(phrase)")
    }
    #expect(report.steps.flatMap(\.notes).filter { $0.kind == .erratum }.count == 2)
    #expect(!text.contains("REFUTED") && !text.contains("nan"))
    #expect(text.contains("this is no superposition"))
  }

  /// One screen a step, no line wider than a paragraph of the report.
  @Test func stepsFitAScreen() throws {
    for (m, k, neurons) in [(64, 2, nil), (40, 2, 20), (1, 1, nil), (30, 20, 100)] as [(Int, Int, Int?)] {
      let (report, _) = try UpperBoundWalkthrough.run(
        UpperBoundParameters(features: m, sparsity: k, epsilon: Rational(1, 2), neurons: neurons))
      let lines = report.text().split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= 110 }, "\(lines.filter { $0.count > 110 })")
      var length = 0
      for line in lines {
        length = line.hasPrefix("Step ") ? 0 : length + 1
        #expect(length <= 45)
      }
    }
  }

  @Test func failedWalkthroughClaimsNothing() throws {
    let (report, outcomes) = try UpperBoundWalkthrough.run(
      UpperBoundParameters(features: 40, sparsity: 2, epsilon: Rational(1, 2), neurons: 20))
    #expect(outcomes.allSatisfy { $0.refutation != nil })
    #expect(report.conclusion.verdict == .refuted)
    let text = report.text()
    #expect(text.contains("The construction failed: none of 20 samples"))
    #expect(!text.contains("PROVED") && text.contains("REFUTED"))
    #expect(text.contains("says nothing about how often samples fail"))
  }

  /// Incoherence is sufficient, not necessary: with two features the error is one inner product, not k of them.
  @Test func recoveryWithoutIncoherence() throws {
    let (report, outcomes) = try UpperBoundWalkthrough.run(
      UpperBoundParameters(
        features: 2, sparsity: 20, epsilon: Rational(1, 2), seed: 3, neurons: 15, attempts: 1))
    #expect(outcomes[0].refutation != nil && outcomes[1].proof != nil)
    #expect(report.conclusion.verdict == .refuted)
    let text = report.text()
    #expect(text.contains("not necessary") && !text.contains("PROVED"))
  }

  /// Some samples fail, a later one is proved, and the report says how it went.
  @Test func resampledWalkthrough() throws {
    for seed in UInt64(0)..<40 {
      let run = try UpperBoundRun(
        UpperBoundParameters(
          features: 6, sparsity: 1, epsilon: Rational(1, 2), seed: seed, neurons: 24, attempts: 10))
      guard run.succeeded, run.attempts.count > 1 else { continue }
      let report = UpperBoundWalkthrough(run).report
      #expect(report.conclusion.verdict == .proved)
      #expect(report.text().contains("the next seed tried") && report.text().contains("≥ μ: fails"))
      return
    }
    Issue.record("no seed below 40 needs a second sample")
  }

  @Test func budgetWalkthroughIsUndecided() throws {
    let (report, _) = try UpperBoundWalkthrough.run(
      UpperBoundParameters(features: 10, sparsity: 1, epsilon: Rational(1, 2)),
      certifier: Certifier(workLimit: 1000))
    #expect(report.conclusion.verdict == .undecided)
    #expect(report.text().contains("budget") && !report.text().contains("PROVED"))
  }

  @Test func edgeCasesRender() throws {
    for (m, k, epsilon) in [
      (1, 1, Rational(1, 2)), (2, 5, Rational(1, 2)), (5, 1, Rational(1)), (5, 1, Rational(9)),
    ] {
      let (report, _) = try UpperBoundWalkthrough.run(
        UpperBoundParameters(features: m, sparsity: k, epsilon: epsilon))
      #expect(report.conclusion.verdict == .proved)
      #expect(report.text().contains("PROVED"))
    }
  }

  /// Markdown tables keep their columns: |…| in a cell is escaped.
  @Test func markdownTables() throws {
    let (report, _) = try UpperBoundWalkthrough.run(
      UpperBoundParameters(features: 8, sparsity: 1, epsilon: Rational(9, 10)))
    let lines = report.markdown().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { $0.hasPrefix("## Step ") }.count == report.steps.count)
    func cells(_ line: Substring) -> Int {
      var count = 0
      var escaped = false
      for character in line {
        if character == "|" && !escaped { count += 1 }
        escaped = character == "\\" && !escaped
      }
      return count - 1
    }
    var width: Int?
    for line in lines {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      if let width { #expect(cells(line) == width, "\(line)") }
      width = cells(line)
    }
  }
}
