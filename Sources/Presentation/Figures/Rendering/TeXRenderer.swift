// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// Draws a figure with PGFPlots: a document of its own for pdflatex, and a picture for \input inside another, whose fonts it takes.
struct TeXRenderer {
  private let drawing: Drawing
  private let stamp: FigureStamp
  private var lines: [String] = []

  /// The document.
  static func render(_ drawing: Drawing, _ stamp: FigureStamp) -> String {
    var renderer = TeXRenderer(drawing: drawing, stamp: stamp)
    renderer.write()
    return renderer.lines.joined(separator: "\n") + "\n"
  }

  private init(drawing: Drawing, stamp: FigureStamp) {
    self.drawing = drawing
    self.stamp = stamp
  }

  private mutating func write() {
    lines = [
      "% \(FigureStamp.notice)",
      "% Alone: pdflatex on this file. In a document: \\usepackage{pgfplots}, amsmath and amssymb, then \\input; \\lrhfigurewidth is its width.",
      "\\expandafter\\ifx\\csname @nodocument\\endcsname\\relax",
      "\\let\\lrhfigureend\\relax",
      "\\else",
      "\\documentclass[border=4pt]{standalone}",
      "\\usepackage{amsmath,amssymb,pgfplots}",
      "\\pgfplotsset{compat=1.16}",
      "\\def\\lrhfigureend{\\end{document}}",
      "\\begin{document}",
      "\\fi",
      "\\providecommand\\lrhfigurewidth{11.5cm}",
      "\\begin{tikzpicture}",
    ]
    for ink in Ink.allCases { lines.append("\\definecolor{lrh\(ink.rawValue)}{HTML}{\(ink.hex)}") }
    lines.append(
      "\\def\\lrhcell#1#2#3#4#5{\\fill[fill={rgb,255:red,#1;green,#2;blue,#3}] (axis cs:#4-0.5,#5-0.5) rectangle (axis cs:#4+0.5,#5+0.5);}")
    lines.append("\\begin{axis}[")
    lines += options.map { "  \($0)," } + ["]"]
    for series in drawing.series {
      if let legend = series.legend {
        lines.append("\\addlegendimage{\(TeXMarks.legendImage(series))}")
        lines.append("\\addlegendentry{\(TeXText.of(legend))}")
      }
    }
    for series in drawing.series { write(series) }
    if let colours = drawing.colours { write(colours) }
    lines.append("\\end{axis}")
    if let footer = stamp.footer {
      lines.append("\\node[anchor=north east,font=\\tiny,gray] at (current bounding box.south east) {\(Escaping.latex(footer))};")
    }
    lines += ["\\end{tikzpicture}%", "\\lrhfigureend"] + stamp.lines
  }

  private var options: [String] {
    var options = ["width=\\lrhfigurewidth"]
    if drawing.isIsometric { options.append("axis equal image") } else { options.append("height=0.66*\\lrhfigurewidth") }
    options.append(
      "scale only axis=false, clip=false, scaled ticks=false, tick align=outside, tick pos=left, xminorticks=false, yminorticks=false")
    if !drawing.title.isEmpty { options.append("title={\(TeXText.of(drawing.title))}") }
    options += axis(drawing.horizontal, "x") + axis(drawing.vertical, "y")
    if hasAreas { options.append("axis on top") }
    if !drawing.showsAxes {
      options.append("hide axis")
    } else if drawing.colours == nil {
      options.append("grid=major, grid style={black!12}")
    }
    options.append(
      "tick label style={font=\\small}, label style={font=\\small}, title style={font=\\small\\bfseries\\boldmath, align=center}")
    let below = drawing.showsAxes ? "-36pt" : "-4pt"
    options.append(
      "legend style={at={(0.5,0)}, yshift=\(below), anchor=north, draw=none, font=\\small, legend columns=\(legendColumns), /tikz/every even column/.append style={column sep=8pt}, "
        + "cells={anchor=west}}")
    return options
  }

  /// Whether something would cover the lines of the axes.
  private var hasAreas: Bool {
    drawing.series.contains { series in
      switch series.marks {
      case .bars, .cells: return true
      default: return false
      }
    }
  }

  /// As many columns as fit: short entries stand side by side.
  private var legendColumns: Int {
    let lengths = drawing.series.compactMap { $0.legend?.text.count }
    let longest = lengths.max() ?? 0
    return max(1, min(lengths.count, 86 / (longest + 8)))
  }

  private func axis(_ axis: Axis, _ name: String) -> [String] {
    var options = ["\(name)min=\(TeXText.number(axis.low)), \(name)max=\(TeXText.number(axis.high))"]
    if axis.scale == .logarithmic { options.append("\(name)mode=log") }
    if axis.isReversed { options.append("\(name) dir=reverse") }
    guard drawing.showsAxes else { return options }
    options.append("\(name)tick={\(axis.ticks.map { TeXText.number($0.place) }.joined(separator: ","))}")
    options.append("\(name)ticklabels={\(axis.ticks.map { "{\(TeXText.of($0.text))}" }.joined(separator: ","))}")
    options.append("\(name)label={\(TeXText.of(axis.label))}")
    return options
  }

  /// Coordinates as PGFPlots reads them; nil outside the axes.
  private func place(_ point: Point) -> String? {
    for (axis, value) in [(drawing.horizontal, point.x.place), (drawing.vertical, point.y.place)] {
      guard value >= axis.low && value <= axis.high else { return nil }
    }
    return "(\(TeXText.number(point.x.place)),\(TeXText.number(point.y.place)))"
  }

  private func node(_ point: Point) -> String? { place(point).map { "(axis cs:\($0.dropFirst())" } }

  private mutating func write(_ series: Series) {
    let look = series.look
    lines.append("% \(series.name)")
    switch series.marks {
    case .points(let points):
      let list = points.compactMap(place)
      lines.append("\\addplot[forget plot, \(TeXMarks.symbol(look))] coordinates {")
      lines += list + ["};"]
    case .line(let points):
      lines.append("\\addplot[forget plot, mark=none, \(TeXMarks.stroke(look))] coordinates {")
      lines += points.compactMap(place) + ["};"]
    case .intervals(let intervals):
      for interval in intervals {
        guard let low = node(Point(interval.x, interval.low)), let high = node(Point(interval.x, interval.high)) else { continue }
        if low == high {
          lines.append(
            "\\draw[\(TeXMarks.stroke(look)), line width=1.4pt] ([xshift=-4pt]\(low.dropFirst()) -- ([xshift=4pt]\(low.dropFirst());")
        } else {
          lines.append("\\draw[|-|, \(TeXMarks.stroke(look))] \(low) -- \(high);")
        }
      }
    case .bars(let bars):
      for bar in bars {
        guard let from = node(Point(bar.left, .exact(drawing.vertical.low))), let to = node(Point(bar.right, bar.height)) else { continue }
        lines.append("\\filldraw[fill=lrh\(look.ink.rawValue), draw=white, line width=0.3pt] \(from) rectangle \(to);")
      }
    case .cells(let cells):
      guard let colours = drawing.colours else { return }
      for cell in cells {
        let value = cell.value.place
        let (red, green, blue) = colours.colour(value)
        lines.append("\\lrhcell{\(red)}{\(green)}{\(blue)}{\(cell.column)}{\(cell.row)}")
        if value.sign < 0 {
          let ink = colours.isDark(value) ? "white" : "black"
          lines.append(
            "\\draw[\(ink), line width=0.5pt] (axis cs:\(cell.column)-0.2,\(cell.row)) -- (axis cs:\(cell.column)+0.2,\(cell.row));")
        }
      }
    case .frames(let frames):
      for frame in frames {
        guard let from = node(frame.from), let to = node(frame.to) else { continue }
        lines.append("\\draw[\(TeXMarks.stroke(look))] \(from) rectangle \(to);")
      }
    case .segments(let segments), .arrows(let segments):
      var head = ""
      if case .arrows = series.marks { head = "-latex, " }
      for segment in segments {
        guard let from = node(segment.from), let to = node(segment.to) else { continue }
        lines.append("\\draw[\(head)\(TeXMarks.stroke(look))] \(from) -- \(to);")
      }
    case .labels(let labels):
      for label in labels {
        guard let at = node(label.at) else { continue }
        let size = look.weight == .hair ? "\\tiny" : "\\small"
        lines.append(
          "\\node[\(TeXMarks.anchor(label.anchor)), text=lrh\(look.ink.rawValue), font=\(size), inner sep=3pt] at \(at) {\(TeXText.of(label.text))};"
        )
      }
    }
  }

  private mutating func write(_ colours: ColourScale) {
    let steps = 40
    let low = colours.isSigned ? -colours.largest : 0
    lines.append("% scale")
    for step in 0..<steps {
      let share = Rational(2 * step + 1, over: 2 * steps)
      let (red, green, blue) = colours.colour(low + (colours.largest - low) * share)
      lines.append(
        "\\fill[fill={rgb,255:red,\(red);green,\(green);blue,\(blue)}] (rel axis cs:1.03,\(TeXText.number(Rational(step, over: steps)))) "
          + "rectangle (rel axis cs:1.06,\(TeXText.number(Rational(step + 1, over: steps))));")
    }
    lines.append("\\draw (rel axis cs:1.03,0) rectangle (rel axis cs:1.06,1);")
    for (share, value) in [("0", low), ("0.5", (low + colours.largest) / 2), ("1", colours.largest)] {
      lines.append("\\node[anchor=west, font=\\small] at (rel axis cs:1.06,\(share)) {\(TeXText.of(Label(plain: value.forTick)))};")
    }
    lines.append("\\node[rotate=90, font=\\small] at (rel axis cs:1.17,0.5) {\(TeXText.of(colours.label))};")
  }
}
