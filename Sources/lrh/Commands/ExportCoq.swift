// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CoqExport
import FileAccess

/// `lrh export …`
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a certificate for another proof system.",
    discussion: """
      EXAMPLE
        lrh export coq cert.json --output Certificate.v
        lrh export vipr best.json --feature 3
      """,
    subcommands: [ExportCoq.self, ExportVIPR.self])
}

/// `lrh export coq CERTIFICATE`
struct ExportCoq: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coq", abstract: "Write a certificate as a Coq theorem about this very matrix or graph.",
    discussion: """
      The file states the claim in mathcomp's terms and proves it by the soundness theorem of the verified checker and one computation \
      inside Coq; it compiles only if the certificate is right. Covered: the kinds that lrh-check-verified \
      covers (docs/trust.md), with rational entries; for others the exit code is 2. Compile it after `make proofs` with
        coqc -Q proofs/coq/theories LRH -Q proofs/coq/checker LRHChecker Certificate.v

      EXAMPLE
        lrh export coq cert.json --output Certificate.v
      """)

  @Argument(help: ArgumentHelp("The certificate; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  func run() throws {
    let certificate = try CertificateInput.load(file)
    do {
      let text = try CoqExport.text(of: certificate)
      if let output, output != "-" {
        try AtomicWriter.write(Array(text.utf8), to: output, force: force)
      } else {
        Diagnostics.print(text)
      }
    } catch let error as CoqExport.NotCovered {
      Diagnostics.say("\(file): not covered: \(error)")
      throw ExitCode(2)
    }
  }
}
