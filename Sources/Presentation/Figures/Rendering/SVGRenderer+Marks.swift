// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

extension SVGRenderer {
  mutating func writeMarkers() {
    var inks: [Ink] = []
    for series in drawing.series {
      if case .arrows = series.marks, !inks.contains(series.look.ink) { inks.append(series.look.ink) }
    }
    guard !inks.isEmpty else { return }
    lines.append("<defs>")
    for ink in inks {
      lines.append(
        "<marker id=\"\(id(ink.rawValue))\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"6\" markerHeight=\"6\" "
          + "orient=\"auto\"><path d=\"M0 0L10 5L0 10z\" fill=\"#\(ink.hex)\"/></marker>")
    }
    lines.append("</defs>")
  }

  mutating func write(_ series: Series) {
    let look = series.look
    let name = SVGText.escaped(series.name)
    switch series.marks {
    case .points(let points):
      lines.append("<g data-series=\"\(name)\">")
      for point in points {
        guard let (x, y) = layout.place(point) else { continue }
        lines.append(SVGMarks.symbol(look, x: x, y: y, title: "\(point.x.short), \(point.y.short)"))
      }
    case .line(let points):
      lines.append("<g data-series=\"\(name)\" fill=\"none\"\(SVGMarks.stroke(look))>")
      let path = points.compactMap(layout.place).map { "\($0.x.shortFixed(2)),\($0.y.shortFixed(2))" }
      lines.append("<polyline points=\"\(path.joined(separator: " "))\"/>")
    case .intervals(let intervals):
      lines.append("<g data-series=\"\(name)\">")
      for interval in intervals {
        guard let (x, low) = layout.place(Point(interval.x, interval.low)), let (_, high) = layout.place(Point(interval.x, interval.high))
        else { continue }
        let title = "\(interval.x.short): \(interval.low.short) … \(interval.high.short)"
        lines.append(SVGMarks.interval(look, x: x, low: low, high: high, title: title))
      }
    case .bars(let bars):
      lines.append("<g data-series=\"\(name)\"\(SVGMarks.fill(look))>")
      for bar in bars {
        guard let (left, bottom) = layout.corner(bar.left), let (right, top) = layout.place(Point(bar.right, bar.height)) else { continue }
        lines.append(
          "<rect x=\"\(left.shortFixed(2))\" y=\"\(top.shortFixed(2))\" width=\"\((right - left).shortFixed(2))\" "
            + "height=\"\((bottom - top).shortFixed(2))\">"
            + SVGMarks.title("\(bar.left.short) … \(bar.right.short): \(bar.height.short)") + "</rect>")
      }
    case .cells(let cells):
      guard let colours = drawing.colours else { return }
      lines.append("<g data-series=\"\(name)\" shape-rendering=\"crispEdges\">")
      for cell in cells { write(cell, colours) }
    case .frames(let frames):
      lines.append("<g data-series=\"\(name)\" fill=\"none\"\(SVGMarks.stroke(look))>")
      for frame in frames {
        guard let (x1, y1) = layout.place(frame.from), let (x2, y2) = layout.place(frame.to) else { continue }
        lines.append(
          "<rect x=\"\(min(x1, x2).shortFixed(2))\" y=\"\(min(y1, y2).shortFixed(2))\" width=\"\((x2 - x1).magnitude.shortFixed(2))\" "
            + "height=\"\((y2 - y1).magnitude.shortFixed(2))\"/>")
      }
    case .segments(let segments), .arrows(let segments):
      var head = ""
      if case .arrows = series.marks { head = " marker-end=\"url(#\(id(look.ink.rawValue)))\"" }
      lines.append("<g data-series=\"\(name)\"\(SVGMarks.stroke(look))>")
      for segment in segments {
        guard let from = layout.place(segment.from), let to = layout.place(segment.to) else { continue }
        lines.append(
          "<line x1=\"\(from.x.shortFixed(2))\" y1=\"\(from.y.shortFixed(2))\" x2=\"\(to.x.shortFixed(2))\" "
            + "y2=\"\(to.y.shortFixed(2))\"\(head)/>")
      }
    case .labels(let labels):
      lines.append(
        "<g data-series=\"\(name)\" fill=\"#\(look.ink.hex)\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" "
          + "paint-order=\"stroke\" font-size=\"\(look.weight == .hair ? 9 : 13)\">")
      for label in labels {
        guard let (x, y) = layout.place(label.at) else { continue }
        let (dx, dy, anchor) = SVGText.offset(label.anchor, isSmall: look.weight == .hair)
        lines.append(
          "<text x=\"\((x + dx).shortFixed(2))\" y=\"\((y + dy).shortFixed(2))\" text-anchor=\"\(anchor)\">\(SVGText.of(label.text))</text>"
        )
      }
    }
    lines.append("</g>")
  }

  private mutating func write(_ cell: (column: Int, row: Int, value: Coordinate), _ colours: ColourScale) {
    let half = Rational(1, 2)
    func corner(_ sign: Rational) -> Point {
      Point(.exact(Rational(cell.column) + sign * half), .exact(Rational(cell.row) + sign * half))
    }
    guard let from = layout.place(corner(-1)), let to = layout.place(corner(1)) else { return }
    let value = cell.value.place
    let (left, top) = (min(from.x, to.x), min(from.y, to.y))
    let (width, height) = ((to.x - from.x).magnitude, (to.y - from.y).magnitude)
    lines.append(
      "<rect x=\"\(left.shortFixed(2))\" y=\"\(top.shortFixed(2))\" width=\"\(width.shortFixed(2))\" height=\"\(height.shortFixed(2))\" "
        + "fill=\"\(SVGText.hex(colours.colour(value)))\">" + SVGMarks.title("\(cell.row), \(cell.column): \(cell.value.short)") + "</rect>"
    )
    if value.sign < 0 {
      let y = (top + height / 2).shortFixed(2)
      lines.append(
        "<line x1=\"\((left + width * Rational(3, 10)).shortFixed(2))\" y1=\"\(y)\" x2=\"\((left + width * Rational(7, 10)).shortFixed(2))\" "
          + "y2=\"\(y)\" stroke=\"\(colours.isDark(value) ? "#ffffff" : "#000000")\" stroke-width=\"1.2\" shape-rendering=\"auto\"/>")
    }
  }
}
