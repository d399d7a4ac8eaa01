// SPDX-License-Identifier: Apache-2.0
import Catalogue
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Statements
import TestSupport
import Testing
import Walkthroughs

extension Outcome {
  /// Its certificate, if there is one.
  var certificate: Certificate? { proof ?? refutation }

  /// Proved, refuted or undecided.
  var word: String { proof != nil ? "proved" : refutation != nil ? "refuted" : "undecided" }
}

/// n/d.
func fraction(_ n: Int, _ d: Int) -> Rational { Rational(Integer(n), Integer(d)) }

/// What is true of every walkthrough on any instance.
func checkConsistent(_ walkthrough: Walkthrough) throws {
  let name = walkthrough.name
  check(!walkthrough.title.isEmpty && !walkthrough.introduction.isEmpty && !walkthrough.steps.isEmpty, name)
  check(walkthrough.command.hasPrefix("lrh "), walkthrough.command)
  for (index, step) in walkthrough.steps.enumerated() {
    let place = "\(name), step \(index + 1), \(step.title)"
    check(!step.title.isEmpty && !step.reference.isEmpty && !step.statement.isEmpty && !step.why.isEmpty, place)
    for table in step.tables {
      let width = table.header.isEmpty ? 2 : table.header.count
      check(table.rows.allSatisfy { $0.count <= width } && table.wordColumns.allSatisfy { $0 < width }, "\(place): table")
    }
    // What is said to be decided exactly is what the numbers beside it say.
    if case .exact(true, let sentence) = step.verdict {
      for comparison in step.comparisons { check(comparison.holds, "\(place): \(comparison.truth), but: \(sentence)") }
    }
    for bearing in step.bearings { check(Catalogue.entry(bearing.statement)?.name == bearing.statement, "\(place): \(bearing)") }
    if case .certified(let verdict, _) = step.verdict, let first = step.certificates.first {
      check(step.certificates.contains { $0.outcome.word == verdict.rawValue }, "\(place): \(first.outcome.word), not \(verdict)")
    }
    for bearing in step.bearings where bearing.state == .proved {
      check(step.certificates.allSatisfy { $0.outcome.word != "undecided" } || step.certificates.count > 1, "\(place): \(bearing)")
    }
  }
  let all = walkthrough.steps.flatMap(\.certificates)
  check(Set(all.map(\.name)).count == all.count && walkthrough.certificates.count == all.count, "\(name): names of certificates")
  for named in all {
    guard let certificate = named.outcome.certificate else { continue }
    let read = try CertificateReader.read(CertificateWriter.bytes(of: certificate)) { _, _ in [] }
    let verdict = CertificateKernel.check(read, workLimit: CertificateKernel.defaultWorkLimit)
    check(verdict == .accepted, "\(name): \(named.name) is \(verdict)")
  }
  // That there is no gap may be because probes are proved to exist.
  check(
    name == "gap" || all.contains { $0.outcome.word == walkthrough.conclusion.verdict.rawValue }, "\(name): the verdict has no certificate")
  checkRendered(walkthrough)
}

/// What is true of every rendering.
func checkRendered(_ walkthrough: Walkthrough) {
  let name = walkthrough.name
  for width in [24, 60, 80, 120] {
    let text = walkthrough.text(width: width)
    for line in text.split(separator: "\n") {
      let columns = line.unicodeScalars.reduce(0) { $0 + ((0x300...0x36F).contains($1.value) ? 0 : 1) }
      // Only a single word may be longer than the line.
      check(columns <= width || line.split(separator: " ").count <= 1, "\(name) at \(width): \(line)")
    }
  }
  let text = walkthrough.text()
  let word = walkthrough.conclusion.verdict.rawValue.uppercased()
  check(text.contains("\n\(word)\n") && !text.contains("\u{1B}") && text.firstMatch(of: /\b(nan|inf)\b/) == nil, "\(name): text")
  for other in ["PROVED", "REFUTED", "UNDECIDED"] where other != word { check(!text.contains("\n\(other)\n"), "\(name): \(other)") }
  checkTables(walkthrough.markdown(), name)
  checkLaTeX(walkthrough.latex(), name)
}

/// The lines of a Markdown table have the same number of cells.
private func checkTables(_ markdown: String, _ name: String) {
  var width: Int?
  for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
    guard line.hasPrefix("|") else {
      width = nil
      continue
    }
    var (count, escaped) = (0, false)
    for character in line {
      if character == "|" && !escaped { count += 1 }
      escaped = character == "\\" && !escaped
    }
    if let width { check(count == width, "\(name): \(line)") }
    width = count
  }
}

/// Braces and environments are closed, and every character is one that the preamble knows.
private func checkLaTeX(_ latex: String, _ name: String) {
  var depth = 0
  var escaped = false
  for scalar in latex.unicodeScalars {
    check(scalar.value < 0x80 || (0xC0...0xFF).contains(scalar.value), "\(name): U+\(String(scalar.value, radix: 16))")
    if !escaped { depth += scalar == "{" ? 1 : scalar == "}" ? -1 : 0 }
    check(depth >= 0, "\(name): a brace too many")
    escaped = scalar == "\\" && !escaped
  }
  check(depth == 0 && !latex.contains("[U+"), "\(name): braces or unknown characters")
  var open: [Substring] = []
  for match in latex.matches(of: /\\(begin|end)\{([a-z]+)\}/) {
    if match.1 == "begin" { open.append(match.2) } else { check(open.popLast() == match.2, "\(name): \(match.2)") }
  }
  check(open.isEmpty, "\(name): \(open)")
}
