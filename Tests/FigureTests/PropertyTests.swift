// SPDX-License-Identifier: Apache-2.0
import Certification
import Digests
import ExactArithmetic
import Figures
import Statements
import TestSupport
import Testing

func sha256(_ bytes: [UInt8]) -> String { SHA256.hexDigest(bytes) }

extension SplitMix64 {
  /// A small rational matrix without zero columns.
  fileprivate mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
    var entries = (0..<rows * columns).map { _ in smallRational() }
    for j in 0..<columns where (0..<rows).allSatisfy({ entries[$0 * columns + j].sign == 0 }) { entries[j] = 1 }
    return Matrix(rows: rows, columns: columns, entries: entries)
  }
}

@Suite("Figures of random instances")
struct PropertyTests {
  @Test("every figure of a pair is accepted in every format")
  func pairs() throws {
    try withRandomCases(12, seed: 40) { generator in
      let (d, m) = (generator.int(1...3), generator.int(2...6))
      let (a, b) = (ProofInput(generator.matrix(d, m)), ProofInput(generator.matrix(d, m)))
      let k = generator.int(1...4)
      let epsilon = Rational(Integer(generator.int(1...9)), 10)
      let title: String? = generator.oneIn(2) ? nil : generator.pick(["", "A < B & \"C\"", "100 % _ # $ { } ~ ^ \\", "|–μ–|"])
      func accept(_ recipe: any FigureRecipe, _ certificates: [Certificate]) throws {
        let instance = Instance("random", recipe, certificates)
        for format in FigureFormat.allCases {
          let outcome = verify(try instance.document(title: title, footer: generator.oneIn(2)).bytes(format), format)
          check(outcome.exitCode == 0, "\(type(of: recipe).name).\(format.rawValue): \(outcome.line)")
        }
      }
      let certifier = Certifier()
      let domain: Domain = generator.oneIn(2) ? .signed : .nonnegative
      let stairs = try StaircaseFigure(largest: k, probe: .file, domain: domain, epsilon: epsilon, best: domain == .signed)
      try accept(stairs, try stairs.prove(encoder: a, probe: b, certifier: certifier))
      let gram = try GramFigure(sparsity: k, probe: .file)
      try accept(gram, try gram.prove(encoder: a, probe: b, certifier: certifier))
      let graph = try InterferenceFigure(sparsity: k, epsilon: epsilon, relation: .lt, probe: .file)
      try accept(graph, try graph.prove(encoder: a, probe: b, certifier: certifier))
      let quantity: HistogramFigure.Quantity = generator.oneIn(2) ? .errors : .interference
      let histogram = try HistogramFigure(of: quantity, sparsity: k, bins: generator.int(1...9), epsilon: epsilon, probe: .file)
      try accept(histogram, try histogram.prove(encoder: a, probe: b, certifier: certifier) { _, _ in })
      if d == 2 {
        let plane = try PlaneFigure(sparsity: k, probe: .file)
        try accept(plane, try plane.prove(encoder: a, probe: b, certifier: certifier))
      }
    }
  }

  @Test("the cells of a map are BᵀA, and the bars of a histogram count every value once")
  func marks() throws {
    try withRandomCases(30, seed: 7) { generator in
      let (d, m, k) = (generator.int(1...3), generator.int(2...6), generator.int(1...4))
      let (a, b) = (generator.matrix(d, m), generator.matrix(d, m))
      let c = b.transpose * a
      let gram = try GramFigure(sparsity: k, probe: .file)
      let drawing = try gram.drawing(try gram.prove(encoder: ProofInput(a), probe: ProofInput(b), certifier: Certifier()))
      guard case .cells(let cells)? = drawing.series.first?.marks else { return check(false, "no cells") }
      check(cells.count == m * m && cells.allSatisfy { $0.value == .exact(c[$0.row, $0.column]) }, "cells")
      for quantity in HistogramFigure.Quantity.allCases {
        let bins = generator.int(1...12)
        let histogram = try HistogramFigure(of: quantity, sparsity: k, bins: bins, epsilon: 1, probe: .file)
        let drawing = try histogram.drawing(
          try histogram.prove(encoder: ProofInput(a), probe: ProofInput(b), certifier: Certifier()) { _, _ in })
        guard case .bars(let bars)? = drawing.series.first?.marks else { return check(false, "no bars") }
        // Naively: by rows, sorted.
        let values = (0..<m).flatMap { i -> [Rational] in
          let row = (0..<m).map { j in c[i, j] - (quantity == .errors && i == j ? 1 : 0) }
          if quantity == .errors { return [row.map(\.magnitude).sorted(by: >).prefix(k).reduce(0, +)] }
          return (0..<m).filter { $0 != i }.map { row[$0].magnitude }
        }
        let last = max(values.max() ?? 0, quantity == .errors ? 1 : Rational(.one, Integer(k)))
        for bar in bars {
          guard case .exact(let left) = bar.left, case .exact(let right) = bar.right, case .exact(let height) = bar.height else {
            return check(false, "not exact")
          }
          let count = values.filter { $0 >= left && ($0 < right || right == last) }.count
          checkEqual(height, Rational(count), "\(quantity) from \(left) to \(right)")
        }
        let total = bars.reduce(Rational.zero) { sum, bar in
          if case .exact(let height) = bar.height { return sum + height }
          return sum
        }
        checkEqual(total, Rational(values.count), "\(quantity): all of them")
      }
    }
  }

  @Test("random graphs are accepted, with a bound or a clique")
  func graphs() throws {
    try withRandomCases(15, seed: 3) { generator in
      let n = generator.int(1...9)
      var edges: [Edge] = []
      for u in 0..<n { for v in 0..<u where generator.oneIn(2) { edges.append(Edge(UInt32(u), UInt32(v))) } }
      let recipe = try TuranFigure(cliqueSize: generator.int(2...4), side: generator.oneIn(2) ? .graph : .complement)
      let graph = ProofInput(.graph(Graph(vertexCount: n, edges: edges)))
      let instance = Instance("graph", recipe, try recipe.prove(graph, certifier: Certifier()))
      for format in FigureFormat.allCases { check(verdict(try instance.document().bytes(format), format) == "accepted", format.rawValue) }
    }
  }
}
