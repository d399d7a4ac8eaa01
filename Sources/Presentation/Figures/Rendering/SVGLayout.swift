// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Where things go on an SVG canvas: whole pixels for the frame, exact places for the marks.
struct SVGLayout {
  let width = 640
  let height: Int
  /// The frame of the axes.
  let left, right, top, bottom: Int
  /// The vertical axis's title.
  let axisTitle: Int
  /// The series with a legend, and where their samples begin.
  let legend: [(series: Series, place: (x: Int, y: Int))]
  private let horizontal, vertical: Axis

  init(_ drawing: Drawing, hasFooter: Bool) {
    horizontal = drawing.horizontal
    vertical = drawing.vertical
    let widest = vertical.ticks.map { $0.text.text.count }.max() ?? 0
    var left = drawing.showsAxes ? 36 + 7 * widest : 16
    var right = drawing.colours == nil ? width - 20 : width - 96
    let top = drawing.title.isEmpty ? 16 : 38
    var plot = 330
    if drawing.isIsometric {
      let ratio = (vertical.high - vertical.low) / (horizontal.high - horizontal.low)
      plot = (Rational(right - left) * ratio).floor.asInt ?? 330
      if plot > 430 {
        plot = 430
        let needed = (Rational(plot) / ratio).floor.asInt ?? right - left
        let spare = (right - left - needed) / 2
        left += spare
        right = left + needed
      }
    }
    (self.left, self.right, self.top, bottom) = (left, right, top, top + plot)
    axisTitle = left - 22 - 7 * widest
    var y = top + plot + (drawing.showsAxes ? 62 : 24)
    let shown = drawing.series.filter { $0.legend != nil }
    var rows: [[(Series, Int)]] = []
    var used = 0
    for series in shown {
      // A character is about 6.6 pixels wide on average.
      let size = 34 + (series.legend?.text.count ?? 0) * 66 / 10 + 24
      if rows.isEmpty || used + size > width - 24 {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append((series, size))
      used += size
    }
    var legend: [(Series, (x: Int, y: Int))] = []
    for row in rows {
      var x = max(12, (width - row.reduce(0) { $0 + $1.1 }) / 2 + 10)
      for (series, size) in row {
        legend.append((series, (x, y)))
        x += size
      }
      y += 21
    }
    self.legend = legend
    height = (rows.isEmpty ? top + plot + (drawing.showsAxes ? 52 : 16) : y) + (hasFooter ? 14 : 0)
  }

  /// The pixel of a value on the horizontal axis, as text; for ticks, which are on the axis.
  func x(_ value: Rational) -> String { (across(value) ?? 0).shortFixed(2) }
  /// The same on the vertical axis.
  func y(_ value: Rational, plus offset: Int = 0) -> String { ((upward(value) ?? 0) + Rational(offset)).shortFixed(2) }

  private func across(_ value: Rational) -> Rational? {
    horizontal.share(of: value).map { Rational(left) + $0 * Rational(right - left) }
  }

  private func upward(_ value: Rational) -> Rational? {
    vertical.share(of: value).map { Rational(bottom) - $0 * Rational(bottom - top) }
  }

  /// Where a point is; nil outside the frame.
  func place(_ point: Point) -> (x: Rational, y: Rational)? {
    guard let x = across(point.x.place), let y = upward(point.y.place), x >= Rational(left), x <= Rational(right), y >= Rational(top),
      y <= Rational(bottom)
    else { return nil }
    return (x, y)
  }

  /// The foot of an upright bar.
  func corner(_ value: Coordinate) -> (x: Rational, y: Rational)? { across(value.place).map { ($0, Rational(bottom)) } }
}
