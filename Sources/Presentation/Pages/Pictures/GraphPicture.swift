// SPDX-License-Identifier: Apache-2.0
import Statements
import Walkthroughs

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A graph on a circle; marked vertices are squares with a heavy outline, the others small discs.
struct GraphPicture {
  /// A vertex.
  struct Vertex {
    let index: Int
    let x, y, labelX, labelY: Int
    let isMarked: Bool
    /// The corner of the square.
    let left, top: Int
    let isFirst: Bool
    /// What the focus says.
    let label: String
  }

  /// An edge.
  struct Line {
    let x1, y1, x2, y2: Int
    let u, v: Int
  }

  let id, title, description, caption: String
  let vertices: [Vertex]
  let lines: [Line]
  let isLive: Bool
  let data: EmbeddedValue

  /// Vertices of a picture.
  static let limit = 60

  /// Where vertex number `place` of n stands in a picture of 640×640; the first is on top, the others follow clockwise.
  static func place(_ place: Int, of n: Int, radius: Double) -> (x: Int, y: Int) {
    let angle = 2 * Double.pi * Double(place) / Double(max(n, 1))
    return (Int((320 + radius * sin(angle)).rounded()), Int((320 - radius * cos(angle)).rounded()))
  }

  /// The picture of a graph or its complement; nil when it has more vertices than can be told apart.
  init?(
    id: String, name: String, _ graph: Graph, side: GraphSide, marked: Exhibit.Marked?, classes: [Int]? = nil, noun: String = "vertex",
    isLive: Bool = false
  ) {
    let n = graph.vertexCount
    guard n <= GraphPicture.limit else { return nil }
    var joined = [[Bool]](repeating: [Bool](repeating: side == .complement, count: n), count: n)
    for edge in graph.edges {
      joined[Int(edge.u)][Int(edge.v)] = side == .graph
      joined[Int(edge.v)][Int(edge.u)] = side == .graph
    }
    let marks = Set(marked?.vertices ?? [])
    // A class stands together.
    let order = (0..<n).sorted { (classes?[safe: $0] ?? 0, $0) < (classes?[safe: $1] ?? 0, $1) }
    var places = [(x: Int, y: Int)](repeating: (0, 0), count: n)
    for (place, vertex) in order.enumerated() { places[vertex] = GraphPicture.place(place, of: n, radius: 252) }
    let word: String
    switch marked {
    case .independentSet: word = "in the independent set"
    case .clique: word = "in the clique"
    case nil: word = ""
    }
    vertices = order.enumerated().map { place, v in
      let outside = GraphPicture.place(place, of: n, radius: 288)
      let neighbours = (0..<n).filter { $0 != v && joined[v][$0] }
      let classText = classes?[safe: v].map { ", class \($0)" } ?? ""
      return Vertex(
        index: v, x: places[v].x, y: places[v].y, labelX: outside.x, labelY: outside.y + 6, isMarked: marks.contains(v),
        left: places[v].x - 11,
        top: places[v].y - 11, isFirst: place == 0,
        label: "\(noun) \(v)\(classText)\(marks.contains(v) ? ", \(word)" : ""); joined to "
          + (neighbours.isEmpty ? "none" : neighbours.map(String.init).joined(separator: ", ")))
    }
    var lines: [Line] = []
    for u in 0..<n {
      for v in (u + 1)..<max(n, u + 1) where joined[u][v] {
        lines.append(Line(x1: places[u].x, y1: places[u].y, x2: places[v].x, y2: places[v].y, u: u, v: v))
      }
    }
    self.lines = lines
    self.id = id
    title = name
    self.isLive = isLive
    let plural = noun == "vertex" ? "vertices" : noun + "s"
    caption =
      "\(n) \(plural), \(lines.count) \(lines.count == 1 ? "edge" : "edges")"
      + (marked.map { "; \($0.vertices.count) \(word) (squares)" } ?? "") + "."
    description =
      "The \(plural) on a circle, a line for each edge. " + caption
      + (marked.map { " Squares: " + $0.vertices.map(String.init).joined(separator: ", ") + "." } ?? "")
    data = .object([("id", .string(id)), ("live", .truth(isLive))])
  }
}
