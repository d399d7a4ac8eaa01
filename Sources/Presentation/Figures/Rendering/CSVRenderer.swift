// SPDX-License-Identifier: Apache-2.0
import TextLayout

/// Writes a figure's marks as a table: decimals to read, and beside each the exact number or `[lower;upper]`.
enum CSVRenderer {
  /// The table; lines that begin with # are not part of it.
  static func render(_ drawing: Drawing, _ stamp: FigureStamp) -> String {
    var lines = ["# \(FigureStamp.notice)"]
    lines.append("# x: \(oneLine(drawing.horizontal.label.text)); y: \(oneLine(drawing.vertical.label.text))")
    lines.append("series,mark,x,y,x2,y2,value,text,x_exact,y_exact,x2_exact,y2_exact,value_exact")
    for series in drawing.series {
      for row in rows(series.marks) {
        lines.append(([series.name] + row).map(Escaping.csv).joined(separator: ","))
      }
    }
    return (lines + stamp.lines).joined(separator: "\n") + "\n"
  }

  private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  private static func rows(_ marks: Marks) -> [[String]] {
    switch marks {
    case .points(let all): return all.map { row("point", $0) }
    case .line(let all): return all.map { row("line", $0) }
    case .intervals(let all): return all.map { row("interval", Point($0.x, $0.low), Point($0.x, $0.high)) }
    case .bars(let all): return all.map { row("bar", Point($0.left, 0), Point($0.right, $0.height)) }
    case .cells(let all): return all.map { row("cell", Point(Coordinate($0.column), Coordinate($0.row)), value: $0.value) }
    case .frames(let all): return all.map { row("frame", $0.from, $0.to) }
    case .segments(let all): return all.map { row("segment", $0.from, $0.to) }
    case .arrows(let all): return all.map { row("arrow", $0.from, $0.to) }
    case .labels(let all): return all.map { row("label", $0.at, text: $0.text.text) }
    }
  }

  private static func row(_ mark: String, _ from: Point, _ to: Point? = nil, value: Coordinate? = nil, text: String = "") -> [String] {
    let numbers = [from.x, from.y, to?.x, to?.y, value]
    return [mark] + numbers.map { $0?.place.significant(10) ?? "" } + [text] + numbers.map { $0?.exactText ?? "" }
  }
}
