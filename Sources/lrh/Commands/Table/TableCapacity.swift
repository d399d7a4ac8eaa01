// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Capacity
import Certification
import ExactArithmetic
import Reports
import Statements
import TextLayout

/// A list given as `8,16,32`.
struct CommaSeparated<Element: ExpressibleByArgument>: ExpressibleByArgument {
  let elements: [Element]

  init?(argument: String) {
    var elements: [Element] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let element = Element(argument: String(part)) else { return nil }
      elements.append(element)
    }
    self.elements = elements
  }
}

/// `lrh table capacity --features … --sparsity … --epsilon …`
struct TableCapacity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "Certified intervals for the capacity on a grid, with the witness of each end.",
    discussion: """
      Every row is checked by the kernel before it is printed; lrh prove capacity writes the certificate of one row.

      EXAMPLES
        lrh table capacity --features 8,16,32 --sparsity 1,2,3 --epsilon 1/4,1/2
        lrh table capacity --features 100,10000 --sparsity 2,5 --decoder threshold --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, csv, json, latex }

  @Option(help: ArgumentHelp("Numbers of features, separated by commas.", valueName: "m,…"))
  var features: CommaSeparated<Int>

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("Sparsities, separated by commas.", valueName: "k,…"))
  var sparsity: CommaSeparated<Int>

  @Option(name: [.customShort("e"), .long], help: ArgumentHelp("Errors, separated by commas; not with thresholds.", valueName: "ε,…"))
  var epsilon: CommaSeparated<Rational>?

  @Option(help: "How features are read: linear or threshold.")
  var decoder: ProveCapacity.DecoderName = .linear

  @Option(help: "markdown, csv, json or latex.")
  var format: Format = .markdown

  @OptionGroup var relation: RelationOptions

  func validate() throws {
    guard (features.elements + sparsity.elements).allSatisfy({ $0 >= 1 && $0 < 1 << 53 }) else {
      throw ValidationError("features and sparsities must be from 1 to 2^53 − 1")
    }
    switch (decoder, epsilon) {
    case (.linear, nil): throw ValidationError("--epsilon is needed")
    case (.linear, let list?):
      guard list.elements.allSatisfy({ $0 > 0 }) else { throw ValidationError("--epsilon must be positive") }
    case (.threshold, .some): throw ValidationError("--epsilon has no meaning for thresholds")
    case (.threshold, nil):
      if relation.choice == .nonStrict { throw ValidationError("--non-strict has no meaning for thresholds") }
    }
  }

  func run() throws {
    var rows: [CapacityTable.Row] = []
    let progress = ProgressMeter("capacity")
    let decoders: [CapacityDecoder] = epsilon.map { $0.elements.map { .linear(relation.relation, epsilon: $0) } } ?? [.threshold]
    let total = features.elements.count * sparsity.elements.count * decoders.count
    for m in features.elements {
      for k in sparsity.elements {
        for decoder in decoders {
          let result = try CapacityProver().prove(m: m, k: k, decoder: decoder)
          guard case .proved = result.outcome else { throw DataError("\(result.claim.name) needs more work than the kernel allows") }
          rows.append(CapacityTable.Row(result.claim, result.witness))
          progress.update(rows.count, total)
        }
      }
    }
    let table = CapacityTable(rows: rows)
    switch format {
    case .markdown: Diagnostics.print(table.markdown)
    case .csv: Diagnostics.print(table.csv)
    case .json: Diagnostics.print(Summary.array(rows.map(summary)).text + "\n")
    case .latex: Diagnostics.print(table.latex)
    }
  }

  private func summary(_ row: CapacityTable.Row) -> Summary {
    var members: [(String, Summary)] = [("m", .count(row.claim.m)), ("k", .count(row.claim.k))]
    if case .linear(let relation, let epsilon) = row.claim.decoder {
      members += [("epsilon", .string("\(epsilon)")), ("relation", .string(relation.rawValue))]
    }
    members += [
      ("lower", .count(row.claim.lower)), ("upper", .count(row.claim.upper)), ("lowerBy", .string(row.witness.lower.name)),
      ("upperBy", .string(row.witness.upper.name)),
    ]
    return .object(members)
  }
}
