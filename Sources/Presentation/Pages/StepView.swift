// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements
import Walkthroughs

/// A step as the template wants it: words as HTML, figures drawn.
struct StepView {
  /// An inequality.
  struct Inequality {
    let leftName, leftValue, sign, rightValue, rightName, slack, mark, words, state: String
    let hasLeftName, hasRightName: Bool
  }

  /// A table.
  struct Table {
    let hasHeader: Bool
    let header: [Cell]
    let rows: [[Cell]]
  }

  /// A cell of a table; the first of a row is its header.
  struct Cell {
    let html: String
    let isNumber, isRowHeader: Bool
  }

  /// A remark.
  struct Note {
    let kind, html: String
    let isErratum: Bool
  }

  /// A statement of the paper this step bears on.
  struct BearingView {
    let name, number, state, words, mark: String
  }

  /// A certificate of this step.
  struct CertificateLink {
    let number: Int
    let file: String
  }

  let number: Int
  let title, reference, statement, why: String
  let inequalities: [Inequality]
  let hasInequalities: Bool
  let tables: [Table]
  let notes: [Note]
  let bearings: [BearingView]
  let certificates: [CertificateLink]
  /// Not `command`: without one, the template would find the page's.
  let ownCommand: String?
  let state, mark, label, sentence: String
  let heatMaps: [HeatMap]
  let graphs: [GraphPicture]
  /// Exhibits that are too large to be drawn, in words.
  let unseen: [String]

  /// The view of a step.
  ///
  /// - Parameters:
  ///   - shownElsewhere: a matrix that has a picture of its own on the page.
  ///   - cellsLeft: cells that pictures of matrices may still have; what they have is taken off.
  init(
    _ step: WalkthroughStep, number: Int, numbers: [String: String], certificates: [EmbeddedCertificate], shownElsewhere: Matrix<Rational>?,
    cellsLeft: inout Int
  ) {
    self.number = number
    title = MathText.html(step.title)
    reference = step.reference
    statement = MathText.html(step.statement)
    why = MathText.html(step.why)
    inequalities = step.comparisons.map { comparison in
      let look = StatementMap.look(comparison.holds ? .proved : .refuted)
      return Inequality(
        leftName: MathText.html(comparison.left.name), leftValue: MathText.html(comparison.left.text), sign: comparison.sign.rawValue,
        rightValue: MathText.html(comparison.right.text), rightName: MathText.html(comparison.right.name),
        slack: MathText.html(comparison.slackText), mark: look.mark, words: comparison.holds ? "holds" : "fails", state: look.state,
        hasLeftName: !comparison.left.name.isEmpty, hasRightName: !comparison.right.name.isEmpty)
    }
    hasInequalities = !step.comparisons.isEmpty
    tables = step.tables.map { table in
      Table(
        hasHeader: !table.header.isEmpty,
        header: table.header.enumerated().map {
          Cell(html: MathText.html($1), isNumber: !table.wordColumns.contains($0), isRowHeader: false)
        },
        rows: table.rows.map { row in
          row.enumerated().map { column, text in
            Cell(html: MathText.html(text), isNumber: !table.wordColumns.contains(column), isRowHeader: column == 0)
          }
        })
    }
    notes = step.notes.map { Note(kind: $0.kind.rawValue, html: MathText.html($0.text), isErratum: $0.kind == .erratum) }
    bearings = step.bearings.map { bearing in
      let look = StatementMap.look(bearing.state)
      return BearingView(
        name: bearing.statement, number: numbers[bearing.statement] ?? bearing.statement, state: look.state, words: look.words,
        mark: look.mark)
    }
    let own = Set(step.certificates.map(\.name))
    self.certificates = zip(certificates, certificates.indices).filter { own.contains($0.0.name) }.map {
      CertificateLink(number: $0.0.number, file: $0.0.file)
    }
    ownCommand = step.command
    (state, mark) = StepView.look(step.verdict)
    label = step.verdict.label
    sentence = MathText.html(step.verdict.sentence)
    var heatMaps: [HeatMap] = []
    var graphs: [GraphPicture] = []
    var unseen: [String] = []
    for (index, exhibit) in step.exhibits.enumerated() {
      let id = "step-\(number)-figure-\(index + 1)"
      switch exhibit.content {
      case .matrix(let matrix, let rows, let columns):
        if case .rational(let rational) = matrix, let shownElsewhere, rational == shownElsewhere { continue }
        let cells = HeatMap.cells(matrix.rows, matrix.columns)
        guard cells <= cellsLeft else {
          unseen.append("\(exhibit.name): \(matrix.rows)×\(matrix.columns), not drawn, for the page has many pictures already.")
          continue
        }
        cellsLeft -= cells
        heatMaps.append(HeatMap(id: id, name: exhibit.name, matrix, rowLabels: rows, columnLabels: columns))
      case .graph(let graph, let side, let marked, let classes):
        if let picture = GraphPicture(id: id, name: exhibit.name, graph, side: side, marked: marked, classes: classes) {
          graphs.append(picture)
        } else {
          unseen.append("\(exhibit.name): \(graph.vertexCount) vertices, too many for a picture.")
        }
      case .vector(let vector, let length):
        // A vector is a matrix of one row.
        guard length <= HeatMap.limit else {
          unseen.append("\(exhibit.name): \(length) entries, too many for a picture.")
          continue
        }
        var entries = [Rational](repeating: .zero, count: length)
        for entry in vector.entries where entry.index < length { entries[entry.index] = entry.value }
        heatMaps.append(HeatMap(id: id, name: exhibit.name, .rational(Matrix(rows: 1, columns: length, entries: entries))))
      }
    }
    (self.heatMaps, self.graphs, self.unseen) = (heatMaps, graphs, unseen)
  }

  private static func look(_ verdict: StepVerdict) -> (state: String, mark: String) {
    switch verdict {
    case .exact(let holds, _):
      let look = StatementMap.look(holds ? .proved : .refuted)
      return (look.state, look.mark)
    case .certified(.proved, _): return ("proved", "✓")
    case .certified(.refuted, _): return ("refuted", "✗")
    case .certified(.undecided, _): return ("undecided", "?")
    case .numerical: return ("numerical", "≈")
    case .none: return ("not-tried", "○")
    }
  }
}
