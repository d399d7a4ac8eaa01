// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Digests
import Mustache
import Walkthroughs

/// A walkthrough as one HTML file that needs nothing else: style, script, pictures and certificates are in it.
public struct WalkthroughPage {
  /// The page never grows beyond this; what does not fit is named, with the command that gives it.
  public static let sizeLimit = 1_500_000
  /// What certificates may take of it.
  private static let certificateBudget = 600_000

  // What the template reads.
  private let title, plainTitle, policy, style, script, data, command: String
  private let introduction: [String]
  private let terms: [Term]
  private let hasTerms, hasEmbeddedCertificates: Bool
  private let verdict: Conclusion
  private let map: StatementMap
  private let steps: [StepView]
  private let explorer: RecoveryExplorer?
  private let certificates: [EmbeddedCertificate]
  private let allCertificates: String

  private struct Term {
    let word, meaning: String
  }

  private struct Conclusion {
    let state, word, mark: String
    let sentences: [String]
  }

  /// The page of a walkthrough.
  ///
  /// - Throws: `KernelRejection` for a defect of the prover: the staircase of a pair is certified anew, k by k.
  public init(_ walkthrough: Walkthrough) throws {
    let numbers = Dictionary(uniqueKeysWithValues: Catalogue.entries.map { ($0.name, $0.number) })
    certificates = EmbeddedCertificate.all(of: walkthrough, budget: WalkthroughPage.certificateBudget)
    explorer = try RecoveryExplorer(walkthrough, certificates)
    (plainTitle, title) = (walkthrough.title, MathText.html(walkthrough.title))
    command = walkthrough.command
    introduction = walkthrough.introduction.map(MathText.html)
    terms = walkthrough.terms.map { Term(word: MathText.html($0.word), meaning: MathText.html($0.meaning)) }
    hasTerms = !walkthrough.terms.isEmpty
    let state: StatementState =
      switch walkthrough.conclusion.verdict {
      case .proved: .proved
      case .refuted: .refuted
      case .undecided: .undecided
      }
    let look = StatementMap.look(state)
    verdict = Conclusion(
      state: look.state, word: look.words, mark: look.mark, sentences: walkthrough.conclusion.sentences.map(MathText.html))
    map = StatementMap(walkthrough)
    var cellsLeft = HeatMap.cellsOfSteps
    var views: [StepView] = []
    for step in walkthrough.steps {
      views.append(
        StepView(
          step, number: views.count + 1, numbers: numbers, certificates: certificates, shownElsewhere: explorer?.matrix,
          cellsLeft: &cellsLeft))
    }
    steps = views
    allCertificates = certificates.filter(\.isEmbedded).map(\.file).joined(separator: " ")
    hasEmbeddedCertificates = !allCertificates.isEmpty
    style = PageTemplates.style
    script = PageTemplates.script
    policy =
      "default-src 'none'; style-src 'sha256-\(Base64.text(hex: SHA256.hexDigest(style.utf8)))'; "
      + "script-src 'sha256-\(Base64.text(hex: SHA256.hexDigest(script.utf8)))'; base-uri 'none'; form-action 'none'"
    var members: [(String, EmbeddedValue)] = [
      (
        "certificates",
        .array(certificates.map { .object([("file", .string($0.file)), ("text", $0.text.map(EmbeddedValue.string) ?? .truth(false))]) })
      ),
      ("matrices", .array((steps.flatMap(\.heatMaps) + [explorer?.heatMap].compactMap { $0 }).map(\.data))),
    ]
    if let explorer { members.append(("explorer", explorer.data)) }
    data = EmbeddedValue.object(members).text
  }

  /// The page.
  public var html: String {
    guard let html = PageTemplates.library.render(self, withTemplate: "page") else { preconditionFailure("no template") }
    return html
  }
}
