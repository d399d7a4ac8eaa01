// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Reports
import Statements

/// `lrh show CERT`
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a certificate claims, about which inputs; it is read, not verified.",
    discussion: """
      EXAMPLE
        lrh show cert.json
      """)

  @Argument(help: ArgumentHelp("The certificate; - is standard input.", valueName: "file"))
  var file: String

  func run() throws {
    let certificate = try CertificateInput.load(file)
    Diagnostics.print(Report.certificate(file, certificate, style: Diagnostics.wantsColour ? .terminal : .plain).text)
  }
}
