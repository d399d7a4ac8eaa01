// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Capacity
import Certification
import ExactArithmetic
import FileAccess
import KernelLadder
import MatrixFiles
import Reports
import Statements
import TextLayout

/// `lrh search …`
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search for instances; only what is certified is reported.",
    discussion: """
      EXAMPLE
        lrh search gap --features 14 --dimensions 6 --sparsity 2 --epsilon 1/4 --seed 1
      """,
    subcommands: [SearchGap.self])
}

/// `lrh search gap`
struct SearchGap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "Search for a matrix that basis pursuit reads exactly where no pair of that size is linearly accessible (F10).",
    discussion: """
      Candidates are rounded trigonometric rows with random frequencies and random small integers, improved entry by entry \
      (examples/gap/README.md). Candidate number c of a seed is always the same: a search that was stopped goes on with --from. The size must be \
      one that the capacity bound excludes for linear probes. With --output NAME.json two \
      certificates are written, NAME.basis-pursuit.json and NAME.capacity.json.

      EXAMPLES
        lrh search gap --features 14 --dimensions 6 --sparsity 2 --epsilon 1/4 --seed 1
        lrh search gap --features 19 --dimensions 11 --sparsity 3 --epsilon 1/2 --seed 1 --matrix A.csv --output A.json
      """)

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("How many features.", valueName: "m"))
  var features: Int

  @Option(name: [.customShort("d"), .long], help: ArgumentHelp("How many neurons.", valueName: "d"))
  var dimensions: Int

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error that linear probes must stay below.")
  var epsilon: Rational

  @Option(help: "Where the candidates come from.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The number of the first candidate.", valueName: "n"))
  var from: Int = 0

  @Option(help: ArgumentHelp("Try at most this many candidates.", valueName: "n"))
  var candidates: Int = 10_000

  @Option(help: ArgumentHelp("Write the matrix that is found to this file, as text.", valueName: "file"))
  var matrix: String?

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    guard features >= 2, features <= 64, dimensions >= 1, dimensions < features else {
      throw ValidationError("needs 1 ≤ --dimensions < --features ≤ 64")
    }
    guard sparsity >= 1, from >= 0, candidates >= 1 else {
      throw ValidationError("--sparsity and --candidates must be at least 1, --from at least 0")
    }
    guard epsilon > 0, epsilon <= 1 else { throw ValidationError("--epsilon must lie between 0 and 1") }
  }

  func run() throws {
    let certifier = Certifier(workLimit: certificate.workLimit)
    let capacity = try CapacityProver(certifier).prove(m: features, k: sparsity, decoder: .linear(.lt, epsilon: epsilon))
    guard capacity.claim.lower > dimensions else {
      throw ValidationError(
        "no gap can be certified here: for m = \(features), k = \(sparsity), ε = \(epsilon) the bounds force only d ≥ "
          + "\(capacity.claim.lower) of linear probes, so --dimensions must be below that")
    }
    let search = GapSearch(
      features: features, dimensions: dimensions, sparsity: sparsity, seed: seed, certifier: certifier)
    let meter = ProgressMeter("candidates", enabled: !certificate.quiet)
    let start = ContinuousClock.now
    for number in from..<from + candidates {
      // The time only stops the search; it chooses nothing.
      if let limit = certificate.timeLimit, ContinuousClock.now - start > .seconds(limit) {
        try certificate.finish(.undecided(["time limit of \(limit) s; go on with --from \(number)"]), stopped(at: number))
      }
      meter.update(number - from, candidates)
      guard let found = try search.candidate(number) else { continue }
      if let matrix {
        try AtomicWriter.write(
          Array(TextMatrixWriter.text(.rational(found.matrix), comments: []).utf8), to: matrix, force: certificate.force)
      }
      try certificate.finish(
        [("basis-pursuit", found.result.outcome), ("capacity", capacity.outcome)],
        Report.gap(search, capacity, candidate: number, found, style: certificate.style))
    }
    let next = from + candidates
    try certificate.finish(.undecided(["\(candidates) candidates; go on with --from \(next)"]), stopped(at: next))
  }

  private func stopped(at next: Int) -> TextReport {
    var report = TextReport(style: certificate.style)
    report.verdict(.undecided, "candidates \(from) to \(next - 1) of seed \(seed) gave no certified matrix; go on with --from \(next).")
    return report
  }
}
