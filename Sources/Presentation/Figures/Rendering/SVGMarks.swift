// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// Elements of SVG for marks.
enum SVGMarks {
  /// The attributes of a line.
  static func stroke(_ look: Look) -> String {
    let width: String
    switch look.weight {
    case .hair: width = "0.8"
    case .normal: width = "1.6"
    case .bold: width = "2.4"
    }
    let dashes: String
    switch look.dashes {
    case .solid: dashes = ""
    case .dashed: dashes = " stroke-dasharray=\"7 4\""
    case .dotted: dashes = " stroke-dasharray=\"1.5 3\""
    case .dashDotted: dashes = " stroke-dasharray=\"8 3 1.5 3\""
    }
    return " stroke=\"#\(look.ink.hex)\" stroke-width=\"\(width)\"\(dashes)"
  }

  /// The attributes of a filled area.
  static func fill(_ look: Look) -> String { " fill=\"#\(look.ink.hex)\" stroke=\"#ffffff\" stroke-width=\"0.5\"" }

  /// What is shown when the pointer rests on a mark.
  static func title(_ text: String) -> String { text.isEmpty ? "" : "<title>\(SVGText.escaped(text))</title>" }

  /// A symbol about eight pixels wide.
  static func symbol(_ look: Look, x: Rational, y: Rational, title: String = "") -> String {
    func at(_ dx: Rational, _ dy: Rational) -> String { "\((x + dx).shortFixed(2)) \((y + dy).shortFixed(2))" }
    let fill = look.isHollow ? "#ffffff" : "#\(look.ink.hex)"
    let paint = " fill=\"\(fill)\" stroke=\"#\(look.ink.hex)\" stroke-width=\"1.4\""
    let (r, s) = (Rational(9, 2), Rational(19, 5))
    let end = ">" + SVGMarks.title(title)
    switch look.symbol {
    case .circle: return "<circle cx=\"\(x.shortFixed(2))\" cy=\"\(y.shortFixed(2))\" r=\"4\"\(paint)\(end)</circle>"
    case .square:
      return "<rect x=\"\((x - s).shortFixed(2))\" y=\"\((y - s).shortFixed(2))\" width=\"7.6\" height=\"7.6\"\(paint)\(end)</rect>"
    case .triangle: return "<path d=\"M\(at(0, -r))L\(at(r, s))L\(at(-r, s))z\"\(paint)\(end)</path>"
    case .diamond: return "<path d=\"M\(at(0, -5))L\(at(5, 0))L\(at(0, 5))L\(at(-5, 0))z\"\(paint)\(end)</path>"
    case .cross:
      return
        "<path d=\"M\(at(-s, -s))L\(at(s, s))M\(at(-s, s))L\(at(s, -s))\" fill=\"none\" stroke=\"#\(look.ink.hex)\" stroke-width=\"1.8\"\(end)</path>"
    }
  }

  /// An upright line with ends; at equal ends a single bar.
  static func interval(_ look: Look, x: Rational, low: Rational, high: Rational, title: String = "") -> String {
    func at(_ dx: Int, _ y: Rational) -> String { "\((x + Rational(dx)).shortFixed(2)) \(y.shortFixed(2))" }
    var path = "M\(at(-5, low))L\(at(5, low))"
    if low != high { path += "M\(at(-5, high))L\(at(5, high))M\(at(0, low))L\(at(0, high))" }
    let weight = low == high ? Look(look.ink, look.symbol, dashes: look.dashes, weight: .bold) : look
    return "<path d=\"\(path)\" fill=\"none\"\(stroke(weight))>\(SVGMarks.title(title))</path>"
  }
}

/// Text in SVG.
enum SVGText {
  /// Characters that mean something in XML, escaped.
  static func escaped(_ text: String, quotes: Bool = true) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where quotes: result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A label: italics, subscripts and superscripts as spans.
  static func of(_ label: Label) -> String {
    var result = ""
    // How far the next run must move to be back on the line.
    var shift = 0
    for (text, style) in label.runs {
      let level: Int
      switch style {
      case .roman, .italic: level = 0
      case .subscript: level = 3
      case .superscript: level = -5
      }
      let dy = level - shift == 0 ? "" : " dy=\"\(level - shift)\""
      shift = level
      switch style {
      case .roman: result += dy.isEmpty ? escaped(text) : "<tspan\(dy)>\(escaped(text))</tspan>"
      case .italic: result += "<tspan\(dy) font-style=\"italic\">\(escaped(text))</tspan>"
      case .subscript, .superscript:
        let slant = label.isVariable(text) ? " font-style=\"italic\"" : ""
        result += "<tspan\(dy) font-size=\"75%\"\(slant)>\(escaped(text))</tspan>"
      }
    }
    return result
  }

  /// `#0072b2`.
  static func hex(_ colour: (red: Int, green: Int, blue: Int)) -> String {
    func two(_ value: Int) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
    return "#" + two(colour.red) + two(colour.green) + two(colour.blue)
  }

  /// From a point to the text beside it.
  static func offset(_ anchor: Anchor, isSmall: Bool) -> (dx: Rational, dy: Rational, anchor: String) {
    let middle = isSmall ? 3 : 4
    switch anchor {
    case .above: return (0, -9, "middle")
    case .below: return (0, 18, "middle")
    case .left: return (-9, Rational(middle), "end")
    case .right: return (9, Rational(middle), "start")
    case .centre: return (0, Rational(middle), "middle")
    }
  }
}
