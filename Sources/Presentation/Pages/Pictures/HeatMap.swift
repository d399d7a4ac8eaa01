// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A matrix as a grid of coloured cells, each with its sign, its exact value on focus, and a ring when it is large.
struct HeatMap {
  /// A cell.
  struct Cell {
    let x, y, middleX, middleY: Int
    /// The classes: `p1` … `p4` positive, `n1` … `n4` negative, `zero`, and `diagonal`, `large`.
    let look: String
    let sign: String
    let isFirst: Bool
  }

  /// A row of cells.
  struct Row {
    let cells: [Cell]
  }

  let id, title, description: String
  let rows: [Row]
  /// The picture with a hair around it.
  let viewWidth, viewHeight: Int
  let cell: Int
  /// `p q` for what was left out, or nil.
  let omitted: String?
  /// What the strongest colour stands for.
  let strongest: String
  let hasColours: Bool
  let data: EmbeddedValue
  let isLive: Bool

  /// Rows and columns of a picture.
  static let limit = 48
  /// Cells that the pictures of all steps may have together: a page has a limit too.
  static let cellsOfSteps = limit * limit

  /// How many cells the picture of a matrix has.
  static func cells(_ rows: Int, _ columns: Int) -> Int { min(rows, limit) * min(columns, limit) }

  /// The picture of a matrix.
  ///
  /// - Parameter large: which entries off the diagonal are marked; nil when there is no such notion here.
  init(
    id: String, name: String, _ matrix: InputMatrix, rowLabels: [Int]? = nil, columnLabels: [Int]? = nil, isLive: Bool = false,
    large: ((QuadraticSurd) -> Bool)? = nil
  ) {
    let (r, c) = (min(matrix.rows, HeatMap.limit), min(matrix.columns, HeatMap.limit))
    let isSquare = matrix.rows == matrix.columns
    let values = { (i: Int, j: Int) in matrix[i, j] }
    let cell = min(34, max(16, 496 / max(r, c)))
    var largest = QuadraticSurd.zero
    for i in 0..<r { for j in 0..<c where !isSquare || i != j { largest = max(largest, values(i, j).magnitude) } }
    var texts: [String] = []
    var places: [String: Int] = [:]
    var grid: [EmbeddedValue] = []
    var rows: [Row] = []
    for i in 0..<r {
      var cells: [Cell] = []
      var line: [EmbeddedValue] = []
      for j in 0..<c {
        let value = values(i, j)
        let text = value.description
        let place = places[text] ?? texts.count
        if place == texts.count {
          places[text] = place
          texts.append(text)
        }
        line.append(.count(place))
        let onDiagonal = isSquare && i == j
        var look = HeatMap.level(value, largest)
        if onDiagonal { look += " diagonal" }
        if !onDiagonal, let large, large(value) { look += " large" }
        cells.append(
          Cell(
            x: j * cell, y: i * cell, middleX: j * cell + cell / 2, middleY: i * cell + cell / 2 + cell / 5, look: look,
            sign: value.sign == 0 ? "" : value.sign > 0 ? "+" : "−", isFirst: i == 0 && j == 0))
      }
      rows.append(Row(cells: cells))
      grid.append(.array(line))
    }
    self.id = id
    title = name
    self.rows = rows
    self.cell = cell
    (viewWidth, viewHeight) = (c * cell + 2, r * cell + 2)
    self.isLive = isLive
    strongest = MathText.html(largest.description)
    hasColours = largest.sign != 0
    let isCut = r < matrix.rows || c < matrix.columns
    omitted = isCut ? "Shown are the first \(r) rows and \(c) columns of \(matrix.rows)×\(matrix.columns)." : nil
    description =
      "\(matrix.rows)×\(matrix.columns) exact entries. The stronger its colour the larger an entry is in absolute value; a plus or a minus in a cell is the entry's sign."
      + (large == nil ? "" : " A ring marks an entry off the diagonal of size at least ε/k.")
    func labels(_ given: [Int]?, _ count: Int) -> EmbeddedValue { .array((0..<count).map { .count(given?[safe: $0] ?? $0) }) }
    data = .object([
      ("id", .string(id)), ("name", .string(name)), ("values", .array(texts.map(EmbeddedValue.string))), ("grid", .array(grid)),
      ("rowLabels", labels(rowLabels, r)), ("columnLabels", labels(columnLabels, c)), ("square", .truth(isSquare)),
      ("live", .truth(isLive)),
    ])
  }

  /// One of nine levels, by quarters of the largest entry off the diagonal.
  private static func level(_ value: QuadraticSurd, _ largest: QuadraticSurd) -> String {
    if value.sign == 0 { return "zero" }
    let size = value.magnitude
    var level = 1
    while level < 4, size * QuadraticSurd(Rational(4)) > largest * QuadraticSurd(Rational(level)) { level += 1 }
    return (value.sign > 0 ? "p" : "n") + String(level)
  }
}
