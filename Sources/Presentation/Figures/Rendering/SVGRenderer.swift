// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// Draws a figure as SVG. Lengths are decimals of two digits, rounded exactly, so that the same figure gives the same bytes anywhere.
struct SVGRenderer {
  let drawing: Drawing
  private let stamp: FigureStamp
  let layout: SVGLayout
  var lines: [String] = []

  /// The document.
  static func render(_ drawing: Drawing, _ stamp: FigureStamp) -> String {
    var renderer = SVGRenderer(drawing, stamp)
    renderer.write()
    return renderer.lines.joined(separator: "\n") + "\n"
  }

  private init(_ drawing: Drawing, _ stamp: FigureStamp) {
    self.drawing = drawing
    self.stamp = stamp
    layout = SVGLayout(drawing, hasFooter: stamp.footer != nil)
  }

  /// Ids are not shared with other figures on the same page.
  func id(_ name: String) -> String { "lrh-\(stamp.shortHash)-\(name)" }

  private mutating func write() {
    let (width, height) = (layout.width, layout.height)
    lines.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    lines.append("<!-- \(FigureStamp.notice) -->")
    lines.append(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" "
        + "xml:space=\"preserve\" "
        + "aria-labelledby=\"\(id("title")) \(id("desc"))\" font-family=\"sans-serif\" font-size=\"12\">")
    lines.append("<title id=\"\(id("title"))\">\(SVGText.escaped(drawing.title.text))</title>")
    lines.append("<desc id=\"\(id("desc"))\">\(SVGText.escaped(drawing.description))</desc>")
    lines.append("<metadata>")
    lines += stamp.lines.map { SVGText.escaped($0, quotes: false) }
    lines.append("</metadata>")
    writeMarkers()
    lines.append("<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>")
    if !drawing.title.isEmpty {
      text(drawing.title, x: layout.width / 2, y: 22, anchor: "middle", size: 14, extra: " font-weight=\"bold\"")
    }
    if drawing.showsAxes { writeGrid() }
    for series in drawing.series { write(series) }
    if drawing.showsAxes { writeAxes() }
    if let colours = drawing.colours { write(colours) }
    writeLegend()
    if let footer = stamp.footer {
      text(Label(plain: footer), x: width - 12, y: height - 8, anchor: "end", size: 9, extra: " fill=\"#666666\"")
    }
    lines.append("</svg>")
  }

  private mutating func text(_ label: Label, x: Int, y: Int, anchor: String, size: Int = 12, extra: String = "") {
    lines.append("<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" font-size=\"\(size)\"\(extra)>\(SVGText.of(label))</text>")
  }

  // MARK: Axes

  private mutating func writeGrid() {
    lines.append("<g stroke=\"#e4e4e4\" stroke-width=\"1\">")
    if drawing.colours == nil {
      for tick in drawing.horizontal.ticks {
        let x = layout.x(tick.place)
        lines.append("<line x1=\"\(x)\" y1=\"\(layout.top)\" x2=\"\(x)\" y2=\"\(layout.bottom)\"/>")
      }
      for tick in drawing.vertical.ticks {
        let y = layout.y(tick.place)
        lines.append("<line x1=\"\(layout.left)\" y1=\"\(y)\" x2=\"\(layout.right)\" y2=\"\(y)\"/>")
      }
    }
    lines.append("</g>")
  }

  private mutating func writeAxes() {
    lines.append("<g stroke=\"#333333\" stroke-width=\"1\" fill=\"none\">")
    lines.append(
      "<rect x=\"\(layout.left)\" y=\"\(layout.top)\" width=\"\(layout.right - layout.left)\" height=\"\(layout.bottom - layout.top)\"/>")
    for tick in drawing.horizontal.ticks {
      let x = layout.x(tick.place)
      lines.append("<line x1=\"\(x)\" y1=\"\(layout.bottom)\" x2=\"\(x)\" y2=\"\(layout.bottom + 5)\"/>")
    }
    for tick in drawing.vertical.ticks {
      let y = layout.y(tick.place)
      lines.append("<line x1=\"\(layout.left - 5)\" y1=\"\(y)\" x2=\"\(layout.left)\" y2=\"\(y)\"/>")
    }
    lines.append("</g>")
    for tick in drawing.horizontal.ticks {
      lines.append(
        "<text x=\"\(layout.x(tick.place))\" y=\"\(layout.bottom + 18)\" text-anchor=\"middle\">\(SVGText.of(tick.text))</text>")
    }
    for tick in drawing.vertical.ticks {
      let y = layout.y(tick.place, plus: 4)
      lines.append("<text x=\"\(layout.left - 8)\" y=\"\(y)\" text-anchor=\"end\">\(SVGText.of(tick.text))</text>")
    }
    text(drawing.horizontal.label, x: (layout.left + layout.right) / 2, y: layout.bottom + 38, anchor: "middle", size: 13)
    let (x, y) = (layout.axisTitle, (layout.top + layout.bottom) / 2)
    text(drawing.vertical.label, x: x, y: y, anchor: "middle", size: 13, extra: " transform=\"rotate(-90 \(x) \(y))\"")
  }

  private mutating func write(_ colours: ColourScale) {
    let (x, width, steps) = (layout.right + 18, 14, 40)
    let low = colours.isSigned ? -colours.largest : 0
    let height = Rational(layout.bottom - layout.top)
    lines.append("<g shape-rendering=\"crispEdges\">")
    for step in 0..<steps {
      let share = Rational(2 * step + 1, over: 2 * steps)
      let top = Rational(layout.bottom) - height * Rational(step + 1, over: steps)
      lines.append(
        "<rect x=\"\(x)\" y=\"\(top.shortFixed(2))\" width=\"\(width)\" height=\"\((height / Rational(steps)).shortFixed(2))\" "
          + "fill=\"\(SVGText.hex(colours.colour(low + (colours.largest - low) * share)))\"/>")
    }
    lines.append(
      "<rect x=\"\(x)\" y=\"\(layout.top)\" width=\"\(width)\" height=\"\(layout.bottom - layout.top)\" fill=\"none\" stroke=\"#333333\"/>")
    lines.append("</g>")
    for (share, value) in [(Rational(0), low), (Rational(1, 2), (low + colours.largest) / 2), (Rational(1), colours.largest)] {
      let y = (Rational(layout.bottom) - height * share + 4).shortFixed(2)
      lines.append("<text x=\"\(x + width + 5)\" y=\"\(y)\">\(SVGText.escaped(value.forTick))</text>")
    }
    let (titleX, titleY) = (x + width + 50, (layout.top + layout.bottom) / 2)
    text(colours.label, x: titleX, y: titleY, anchor: "middle", size: 13, extra: " transform=\"rotate(-90 \(titleX) \(titleY))\"")
  }

  private mutating func writeLegend() {
    for (series, place) in layout.legend {
      guard let legend = series.legend else { continue }
      write(sampleOf: series, x: place.x, y: place.y)
      text(legend, x: place.x + 34, y: place.y + 4, anchor: "start")
    }
  }

  /// What the series looks like, in the legend.
  private mutating func write(sampleOf series: Series, x: Int, y: Int) {
    let look = series.look
    switch series.marks {
    case .points: lines.append(SVGMarks.symbol(look, x: Rational(x + 14), y: Rational(y)))
    case .line, .segments:
      lines.append("<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(x + 28)\" y2=\"\(y)\"\(SVGMarks.stroke(look))/>")
    case .arrows:
      lines.append(
        "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(x + 26)\" y2=\"\(y)\"\(SVGMarks.stroke(look)) marker-end=\"url(#\(id(look.ink.rawValue)))\"/>"
      )
    case .intervals:
      lines.append(SVGMarks.interval(look, x: Rational(x + 14), low: Rational(y + 7), high: Rational(y - 7)))
    case .bars, .cells:
      lines.append("<rect x=\"\(x + 4)\" y=\"\(y - 6)\" width=\"20\" height=\"12\"\(SVGMarks.fill(look))/>")
    case .frames: lines.append("<rect x=\"\(x + 7)\" y=\"\(y - 6)\" width=\"14\" height=\"12\" fill=\"none\"\(SVGMarks.stroke(look))/>")
    case .labels: break
    }
  }
}

extension Rational {
  /// Three digits at most, for the end of a scale.
  var forTick: String { shortFixed(3).withMinus }
}
