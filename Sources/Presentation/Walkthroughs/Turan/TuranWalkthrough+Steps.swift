// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

extension TuranWalkthrough {
  private func rational(_ n: Int) -> Rational { Rational(n) }

  var instance: WalkthroughStep {
    WalkthroughStep(
      title: "The graph", reference: "Turán's theorem",
      statement: "If no \(size) vertices form a clique, there are at most t_\(parts)(\(n)) = \(limit) edges. Here there are \(edges).",
      comparisons: [Comparison(("edges", rational(edges)), edges <= limit ? .atMost : .greater, ("t_\(parts)(\(n))", rational(limit)))],
      tables: [
        .init([
          ("vertices", "\(n)"), ("pairs of vertices", "\(n * (n - 1) / 2)"),
          ("degrees", degrees.isEmpty ? "none" : "\(degrees.min() ?? 0) to \(degrees.max() ?? 0)"),
        ])
      ],
      why: edges <= limit
        ? "the count alone does not decide whether there is a clique of \(size). The procedure below explains the bound by showing a partition, or finds a clique."
        : "with more edges than t_\(parts)(\(n)), Turán's theorem says that there is a clique of \(size): the procedure below must find one.",
      verdict: .none("this is the graph"),
      exhibits: n <= exhibitLimit
        ? [Exhibit("graph", .graph(graph, side: side, marked: .clique(result.run.clique), classes: result.run.classes))] : [])
  }

  var picks: WalkthroughStep {
    var left = n
    var rows: [[String]] = []
    for (index, pick) in result.run.clique.enumerated() {
      let members = classSizes[index]
      if index < 12 {
        rows.append(["\(index + 1)", "\(left)", "\(pick)", "\(left - members)", "\(members)"])
      }
      left -= members
    }
    if result.run.clique.count > 12 { rows.append(["…", "", "", "", ""]) }
    return WalkthroughStep(
      title: "Pick vertices of largest degree", reference: "F5",
      statement:
        "Among the vertices left, pick one that is joined to the most of them. All that it is not joined to, itself included, become a class and leave; "
        + "go on with its neighbours until none is left.",
      tables: [.init(["round", "vertices left", "picked", "its neighbours among them", "class leaving"], rows, wordColumns: [])],
      why: "each round only keeps neighbours of all vertices picked so far. Every vertex ends up in exactly one class.",
      verdict: .exact(
        holds: classSizes.reduce(0, +) == n, "the \(Figure.count(result.run.clique.count, "class", "classes")) have \(n) vertices together")
    )
  }

  var clique: WalkthroughStep {
    let found = result.run.clique.count
    return WalkthroughStep(
      title: "The vertices picked form a clique", reference: "F5",
      statement:
        "The \(found) vertices picked are joined to each other. \(foundClique ? "That is the clique asked for." : "That is fewer than \(size).")",
      comparisons: [Comparison(("vertices picked", rational(found)), foundClique ? .atLeast : .less, ("r", rational(size)))],
      tables: [.init([("picked", Words.list(result.run.clique))])],
      why: "a vertex is picked among the neighbours of all those picked before it.",
      verdict: .exact(
        holds: isClique,
        foundClique
          ? "all pairs are edges; the kernel looks at the first \(size)" : "all pairs are edges; so the partition has at most r − 1 classes"
      ))
  }

  /// Whether all picked vertices are joined.
  private var isClique: Bool {
    let members = Set(result.run.clique.map { UInt32($0) })
    let inside = graph.edges.filter { members.contains($0.u) && members.contains($0.v) }.count
    return inside == (side == .graph ? members.count * (members.count - 1) / 2 : 0)
  }

  var degreesStep: WalkthroughStep {
    var largest = [Int](repeating: 0, count: classSizes.count)
    for (vertex, index) in result.run.classes.enumerated() { largest[index] = max(largest[index], degrees[vertex]) }
    let rows = classSizes.indices.prefix(12).map { ["\($0 + 1)", "\(classSizes[$0])", "\(largest[$0])", "\(n - classSizes[$0])"] }
    let tightest = classSizes.indices.min { n - classSizes[$0] - largest[$0] < n - classSizes[$1] - largest[$1] } ?? 0
    return WalkthroughStep(
      title: "No vertex has more neighbours than the other classes have members", reference: "F5 (Erdős's degree majorisation)",
      statement: "For every vertex u: degree(u) ≤ n − |class of u|.",
      comparisons: classSizes.isEmpty
        ? []
        : [
          Comparison(
            ("largest degree in class \(tightest + 1)", rational(largest[tightest])), .atMost,
            ("n − |class|", rational(n - classSizes[tightest])))
        ],
      tables: rows.isEmpty ? [] : [.init(["class", "members", "largest degree", "n − members"], Array(rows), wordColumns: [])],
      why:
        "u was left when its class's vertex v was picked, and v had the most neighbours among those left: |left| − |class| of them. So u has no more among those left; "
        + "and outside it may be joined to at most n − |left|. Together n − |class|.",
      verdict: .exact(
        holds: zip(largest, classSizes).allSatisfy { $0 <= n - $1 }, "for all \(n) vertices"))
  }

  var count: WalkthroughStep {
    let comparisons = [
      Comparison(("edges of the graph", rational(edges)), .atMost, ("edges across classes", rational(edgesAcross))),
      Comparison(("edges across classes", rational(edgesAcross)), .atMost, ("t_\(parts)(\(n))", rational(limit))),
    ]
    return WalkthroughStep(
      title: "So there are at most t edges", reference: "Turán's theorem; F5",
      statement:
        "Join exactly the vertices of different classes. That graph has at least as many edges as ours, and at most t_\(parts)(\(n)).",
      comparisons: comparisons,
      why:
        "there vertex u has degree n − |class of u|, no less than in our graph; add up over all u and halve. And among partitions into at most \(parts) "
        + "\(parts == 1 ? "class" : "classes") the most equal one has the most edges across: moving a vertex from a class to one that is smaller by two or more gains edges.",
      verdict: .exact(comparisons, "\(edges) ≤ \(edgesAcross) ≤ \(limit)"))
  }

  var verdict: WalkthroughStep {
    WalkthroughStep(
      title: foundClique ? "A clique, checked" : "The bound, checked", reference: "Turán's theorem",
      statement: foundClique
        ? "The certificate holds the \(size) vertices." : "The certificate holds the class of every vertex.",
      why: foundClique
        ? "the kernel looks up each of the \(size * (size - 1) / 2) pairs."
        : "the kernel counts degrees and class sizes and compares, vertex by vertex, in one pass over the edges. It need not know how the partition was found.",
      verdict: .certified(result.outcome), bearings: [Bearing("turan", StatementState(result.outcome))],
      certificates: [NamedOutcome(foundClique ? "clique" : "turan-bound", result.outcome)], command: "lrh prove turan \(arguments)")
  }

  /// How Theorem 3 uses it.
  var independent: WalkthroughStep {
    let found = result.run.clique.count
    let mean = n == 0 ? Rational.zero : Rational(Integer(2 * (n * (n - 1) / 2 - edges)), Integer(n))
    let promised = n == 0 ? Integer.zero : (Rational(n) / (mean + 1)).ceiling
    return WalkthroughStep(
      title: "Seen from the other side", reference: "§3; F5, Corollary 4",
      statement:
        "A clique of one graph is a set without edges of its complement, where exactly the other pairs are joined. So the vertices picked are an independent set of "
        + "the complement, and there are at least n/(d̄+1) of them, d̄ the mean degree there.",
      comparisons: [Comparison(("vertices picked", rational(found)), .atLeast, ("⌈n/(d̄+1)⌉", Rational(promised)))],
      tables: [.init([("d̄, mean degree in the complement", Figure.of(mean))])],
      why:
        "by the degree step a vertex has, in the complement, at least |its class| − 1 neighbours. Summed up, Σ |class|² ≤ n(d̄+1); and classes that have n members "
        + "together have Σ |class|² ≥ n²/(number of classes).",
      notes: [
        .erratum(
          "the paper says that no independent set of size r means no clique of size r; the clique is one of the complement, as here, and Turán's theorem is applied to "
            + "that, on m vertices.")
      ],
      verdict: .exact(holds: Integer(found) >= promised, "\(found) ≥ \(promised)"))
  }
}
