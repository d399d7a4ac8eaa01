// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// Options of PGFPlots and TikZ for marks.
enum TeXMarks {
  /// Of a line.
  static func stroke(_ look: Look) -> String {
    let width: String
    switch look.weight {
    case .hair: width = "line width=0.35pt"
    case .normal: width = "line width=0.8pt"
    case .bold: width = "line width=1.2pt"
    }
    let dashes: String
    switch look.dashes {
    case .solid: dashes = ""
    case .dashed: dashes = ", dashed"
    case .dotted: dashes = ", densely dotted"
    case .dashDotted: dashes = ", dash dot"
    }
    return "lrh\(look.ink.rawValue), \(width)\(dashes)"
  }

  /// Of a symbol.
  static func symbol(_ look: Look) -> String {
    let name: String
    switch look.symbol {
    case .circle: name = "*"
    case .square: name = "square*"
    case .triangle: name = "triangle*"
    case .diamond: name = "diamond*"
    case .cross: name = "x"
    }
    let fill = look.isHollow ? "white" : "lrh\(look.ink.rawValue)"
    return "only marks, lrh\(look.ink.rawValue), mark=\(name), mark size=2.2pt, mark options={solid, line width=0.7pt, fill=\(fill)}"
  }

  /// Of what the legend shows of a series.
  static func legendImage(_ series: Series) -> String {
    switch series.marks {
    case .points: return symbol(series.look)
    case .line, .segments: return stroke(series.look)
    case .arrows: return "-latex, \(stroke(series.look))"
    case .intervals: return "|-|, \(stroke(series.look))"
    case .bars, .cells: return "area legend, fill=lrh\(series.look.ink.rawValue), draw=white"
    case .frames: return "area legend, fill=none, \(stroke(series.look))"
    case .labels: return "empty legend"
    }
  }

  static func anchor(_ anchor: Anchor) -> String {
    switch anchor {
    case .above: return "anchor=south"
    case .below: return "anchor=north"
    case .left: return "anchor=east"
    case .right: return "anchor=west"
    case .centre: return "anchor=center"
    }
  }
}

/// Text and numbers in TeX.
enum TeXText {
  /// Eight significant digits.
  static func number(_ value: Rational) -> String { value.significant(8) }

  private static func index(_ text: String, of label: Label) -> String {
    let formula = Escaping.latexFormula(text)
    return text.count > 2 && !label.isVariable(text) && text.allSatisfy(\.isLetter) ? "\\mathrm{\(formula)}" : formula
  }

  /// A label: neighbouring italics, subscripts and superscripts as one formula.
  static func of(_ label: Label) -> String {
    var result = ""
    var formula = ""
    func close() {
      if !formula.isEmpty { result += "$\(formula)$" }
      formula = ""
    }
    for (text, style) in label.runs {
      switch style {
      case .roman:
        close()
        result += Escaping.latex(text)
      case .italic: formula += Escaping.latexFormula(text)
      case .subscript: formula += "_{\(index(text, of: label))}"
      case .superscript: formula += "^{\(index(text, of: label))}"
      }
    }
    close()
    return result
  }
}
