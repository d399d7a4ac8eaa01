// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import MatrixAudit

/// Histograms as a picture: SVG without scripts or styles from elsewhere, with a title and a description for those who do not see it.
public enum HistogramPicture {
  private static let width = 720
  private static let height = 220
  private static let margin = (left: 78, right: 20, top: 38, bottom: 54)

  /// The picture of some histograms, one below the other, on one logarithmic axis; with a mark at ε if there is one.
  ///
  /// Bins are not equally wide on that axis, so their areas stand for the numbers of features, and their heights for features per octave.
  public static func svg(_ panels: [(title: String, axis: String, bins: Bins)], epsilon: Rational?) -> String {
    let places = panels.flatMap { $0.bins.counts.keys }
    let octaves = (places.map(\.octave).min() ?? 0)...(places.map(\.octave).max() ?? 0)
    // A few octaves from far away must not make all others invisible.
    let first = max(octaves.lowerBound, octaves.upperBound - 39)
    let total = height * panels.count
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(total)" role="img" aria-labelledby="title description" \
      font-family="sans-serif" font-size="12">
      <title id="title">Histograms of an audit</title>
      <desc id="description">\(escaped(description(panels)))</desc>
      <rect width="\(width)" height="\(total)" fill="#ffffff"/>

      """
    for (index, panel) in panels.enumerated() {
      text += "<g transform=\"translate(0 \(index * height))\">\n" + body(panel, first...octaves.upperBound, epsilon) + "</g>\n"
    }
    return text + "</svg>\n"
  }

  private static func body(_ panel: (title: String, axis: String, bins: Bins), _ octaves: ClosedRange<Int>, _ epsilon: Rational?) -> String
  {
    let (inner, tall) = (Double(width - margin.left - margin.right), Double(height - margin.top - margin.bottom))
    func x(_ place: Bins.Place) -> Double { x(value: place.lower) }
    func x(value: Rational) -> Double {
      let logarithm = value.naturalLogarithm / 0.693_147_180_559_945_3
      return Double(margin.left) + inner * (logarithm - Double(octaves.lowerBound)) / Double(octaves.count)
    }
    let bottom = Double(height - margin.bottom)
    // What lies below the first octave shown goes into its first bin.
    var counts: [Bins.Place: Int] = [:]
    for (place, count) in panel.bins.counts {
      counts[max(place, Bins.Place(octave: octaves.lowerBound, eighth: 0)), default: 0] += count
    }
    func density(_ place: Bins.Place, _ count: Int) -> Double {
      Double(count) / ((place.upper / place.lower).naturalLogarithm / 0.693_147_180_559_945_3)
    }
    let (unit, ticks) = scale(counts.map(density).max() ?? 1)
    let largest = Double(unit * ticks)
    var text = "<text x=\"\(margin.left)\" y=\"18\" font-weight=\"bold\">\(escaped(panel.title))</text>\n"
    for tick in 0...ticks {
      let at = rounded(bottom - tall * Double(tick) / Double(ticks))
      if tick > 0 {
        text += "<line x1=\"\(margin.left)\" y1=\"\(at)\" x2=\"\(width - margin.right)\" y2=\"\(at)\" stroke=\"#dddddd\"/>"
      }
      text += "<text x=\"\(margin.left - 8)\" y=\"\(at)\" dy=\"4\" text-anchor=\"end\">\(unit * tick)</text>\n"
    }
    for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
      let (left, right) = (x(place), x(value: place.upper))
      let size = tall * density(place, count) / largest
      text +=
        "<rect x=\"\(rounded(left))\" y=\"\(rounded(bottom - size))\" width=\"\(rounded(max(0.5, right - left - 0.5)))\" "
        + "height=\"\(rounded(size))\" fill=\"#1f5f8b\"><title>\(place.lower) to \(place.upper): \(count)</title></rect>\n"
    }
    text +=
      "<line x1=\"\(margin.left)\" y1=\"\(rounded(bottom))\" x2=\"\(width - margin.right)\" y2=\"\(rounded(bottom))\" stroke=\"#000000\"/>\n"
    let step = max(1, (octaves.count + 9) / 10)
    for octave in stride(from: octaves.lowerBound, through: octaves.upperBound + 1, by: step) {
      let at = rounded(Double(margin.left) + inner * Double(octave - octaves.lowerBound) / Double(octaves.count))
      text +=
        "<line x1=\"\(at)\" y1=\"\(rounded(bottom))\" x2=\"\(at)\" y2=\"\(rounded(bottom + 5))\" stroke=\"#000000\"/>"
        + "<text x=\"\(at)\" y=\"\(rounded(bottom + 19))\" text-anchor=\"middle\">\(power(octave))</text>\n"
    }
    let (middle, center) = (rounded(bottom - tall / 2), rounded(Double(margin.left) + inner / 2))
    text +=
      "<text x=\"16\" y=\"\(middle)\" text-anchor=\"middle\" transform=\"rotate(-90 16 \(middle))\">features per octave</text>"
      + "<text x=\"\(center)\" y=\"\(rounded(bottom + 38))\" text-anchor=\"middle\">\(escaped(panel.axis)), logarithmic</text>\n"
    if let epsilon, x(value: epsilon) >= Double(margin.left), x(value: epsilon) <= Double(width - margin.right) {
      let at = rounded(x(value: epsilon))
      text +=
        "<line x1=\"\(at)\" y1=\"\(margin.top)\" x2=\"\(at)\" y2=\"\(rounded(bottom))\" stroke=\"#b03030\" stroke-dasharray=\"4 3\"/>"
        + "<text x=\"\(at)\" y=\"\(margin.top - 2)\" text-anchor=\"middle\" fill=\"#b03030\">ε = \(epsilon)</text>\n"
    }
    if panel.bins.zeros > 0 {
      text += "<text x=\"\(width - margin.right)\" y=\"18\" text-anchor=\"end\">\(panel.bins.zeros) are 0</text>\n"
    }
    return text
  }

  /// Ticks 0, unit, 2·unit, … that reach a number, three to six of them where it is at least 3; the unit is 1, 2 or 5 times a power of ten.
  private static func scale(_ largest: Double) -> (unit: Int, ticks: Int) {
    var (unit, place) = (1, 0)
    while Double(unit) * 5 < largest {
      // 1, 2, 5, 10, …
      unit = place % 3 == 1 ? unit / 2 * 5 : unit * 2
      place += 1
    }
    return (unit, max(1, Int((largest / Double(unit)).rounded(.up))))
  }

  private static func description(_ panels: [(title: String, axis: String, bins: Bins)]) -> String {
    panels.map { panel in
      let sorted = panel.bins.counts.sorted { $0.key < $1.key }
      guard let first = sorted.first, let last = sorted.last, let mode = sorted.max(by: { $0.value < $1.value }) else {
        return "\(panel.title): all \(panel.bins.zeros) are 0."
      }
      return
        "\(panel.title): from \(first.key.lower) to \(last.key.upper), most (\(mode.value)) between \(mode.key.lower) and \(mode.key.upper)."
    }.joined(separator: " ")
  }

  /// 2^e as people write it.
  private static func power(_ exponent: Int) -> String {
    if (0...12).contains(exponent) { return "\(1 << exponent)" }
    return (-6...(-1)).contains(exponent) ? "1/\(1 << -exponent)" : "2^\(exponent)"
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static func escaped(_ text: String) -> String {
    text.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] ?? String($0) }.joined()
  }
}
