// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateWriter
import Certification
import Pages
import TextLayout
import Walkthroughs

/// How a walkthrough is written, and where its certificates go.
struct WalkthroughOptions: ParsableArguments {
  /// The formats of a walkthrough.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, latex, html
  }

  @Option(
    help: ArgumentHelp("How the steps are written: text, markdown, latex, or html: a page that needs nothing else.", valueName: "format"))
  var format: Format = .text

  @Flag(help: "On a terminal: wait for a key after each step; q goes to the end.")
  var step = false

  @Flag(help: "On a terminal: do not stop at each full screen.")
  var noPage = false

  @Option(
    help: ArgumentHelp(
      "Write each certificate into this folder, named after its part; made if it is not there.", valueName: "folder"))
  var outputFolder: String?

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if format == .html && certificate.json {
      throw ValidationError("--format html puts the certificates into the page: it does not go with --json")
    }
    guard step else { return }
    if format != .text { throw ValidationError("--step shows text: it does not go with --format \(format.rawValue)") }
    if certificate.json || certificate.quiet { throw ValidationError("--step shows the steps: it does not go with --json or --quiet") }
    guard Terminal.hasKeyboard else { throw ValidationError("--step waits for keys, but standard input is not a terminal") }
  }

  /// Prints the steps, writes the certificates, and ends with the conclusion's exit code.
  func finish(_ walkthrough: Walkthrough) throws -> Never {
    let outcomes = walkthrough.certificates
    let code: Int32
    switch walkthrough.conclusion.verdict {
    case .proved: code = 0
    case .refuted: code = 1
    case .undecided: code = 2
    }
    if format == .html {
      let page = try WalkthroughPage(walkthrough).html
      if let outputFolder { try write(outcomes, to: outputFolder) }
      try certificate.finish(page: page, exitCode: code)
    }
    let text = show(walkthrough)
    if let outputFolder { try write(outcomes, to: outputFolder) }
    // A single certificate needs no name beside that of the file.
    try certificate.finish(
      outcomes.map { (outcomes.count == 1 ? "" : $0.name, $0.outcome) }, text: text, exitCode: code)
  }

  /// The text to print; empty when a terminal has shown it already.
  private func show(_ walkthrough: Walkthrough) -> String {
    switch format {
    case .markdown: return walkthrough.markdown()
    case .latex: return walkthrough.latex()
    case .html: return ""
    case .text: break
    }
    let width = Terminal.columns
    guard step || (Terminal.isInteractive && !noPage && !certificate.quiet && !certificate.json) else {
      return walkthrough.text(style: certificate.style, width: width)
    }
    TimeLimit.stop()
    let sections = walkthrough.textSections(style: certificate.style, width: width)
    Pager(rows: width == nil ? .max : Terminal.rows, stopsAfterEachSection: step).show(sections)
    return ""
  }

  private func write(_ outcomes: [NamedOutcome], to folder: String) throws {
    try OutputFolder.make(folder)
    for outcome in outcomes {
      switch outcome.outcome {
      case .proved(let certificate), .refuted(let certificate):
        let path = "\(folder)/\(outcome.name).json"
        for path in try CertificateFiles.save(certificate, to: path, force: self.certificate.force)
        where !self.certificate.quiet && !self.certificate.json {
          Diagnostics.say("written: \(path)")
        }
      case .undecided: break
      }
    }
  }
}
