// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Vertices on a circle, clockwise from the top. Where a vertex stands says nothing; the places are rational so that they are the same
/// everywhere.
enum CircleLayout {
  /// n points on the circle of radius 1, to 10⁻⁶.
  static func points(_ n: Int, radius: Rational = 1) -> [Point] {
    (0..<n).map { i in
      let (sine, cosine) = sineAndCosine(Rational(2 * i, over: max(n, 1)))
      return Point(.exact(rounded(radius * sine)), .exact(rounded(radius * cosine)))
    }
  }

  private static func rounded(_ x: Rational) -> Rational {
    Rational((x * 1_000_000 + Rational(1, 2)).floor, Integer(1_000_000))
  }

  /// sin(πt) and cos(πt) for 0 ≤ t ≤ 2, to about 10⁻¹⁵, by Taylor's series in fixed point.
  private static func sineAndCosine(_ t: Rational) -> (Rational, Rational) {
    let unit = Integer(10).power(24)
    // π to 24 digits.
    let pi = Rational(Integer(digits: Array("3141592653589793238462643".utf8)) ?? 0, unit)
    let x = (t * pi * Rational(unit)).floor
    func down(_ a: Integer, _ b: Integer) -> Integer { a.quotientAndRemainder(dividingBy: b).quotient }
    var (sine, cosine) = (Integer.zero, Integer.zero)
    var term = unit
    var n = 0
    while !term.isZero {
      let sign = n / 2 % 2 == 0 ? term : -term
      if n % 2 == 0 { cosine += sign } else { sine += sign }
      n += 1
      term = down(down(term * x, unit), Integer(n))
    }
    return (Rational(sine, unit), Rational(cosine, unit))
  }
}

/// A graph on a circle: edges in classes of look, vertices in classes of look.
struct GraphPicture {
  /// Vertices that look alike, in the order in which they stand.
  var groups: [(name: String, legend: Label?, look: Look, vertices: [Int])]
  /// Edges that look alike, the later on top.
  var edges: [(name: String, legend: Label?, look: Look, pairs: [(Int, Int)])]

  /// The drawing without axes.
  func drawing(title: Label, description: String) -> Drawing {
    let order = groups.flatMap(\.vertices)
    let places = CircleLayout.points(order.count)
    let outside = CircleLayout.points(order.count, radius: Rational(111, 100))
    var at: [Int: Int] = [:]
    for (i, vertex) in order.enumerated() { at[vertex] = i }
    func place(_ vertex: Int) -> Point { at[vertex].map { places[$0] } ?? Point(0, 0) }
    var series = edges.map { group in
      Series(group.name, legend: group.legend, group.look, .segments(group.pairs.map { (place($0.0), place($0.1)) }))
    }
    series += groups.map { Series($0.name, legend: $0.legend, $0.look, .points($0.vertices.map(place))) }
    let labels = order.enumerated().map { (at: outside[$0], text: Label(plain: "\($1)"), anchor: Anchor.centre) }
    series.append(Series("vertex", Look(.black, weight: order.count > 40 ? .hair : .normal), .labels(labels)))
    let edge = Rational(5, 4)
    var drawing = Drawing(
      title: title, description: description, horizontal: Axis("", from: -edge, to: edge, ticks: []),
      vertical: Axis("", from: -edge, to: edge, ticks: []), series: series)
    drawing.showsAxes = false
    drawing.isIsometric = true
    return drawing
  }
}
