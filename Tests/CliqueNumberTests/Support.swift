// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import CliqueNumber
import ExactArithmetic
import Foundation
import Graphs
import Statements
import TestSupport
import Testing

func randomGraph(_ n: Int, density: Double, _ generator: inout SplitMix64) -> Graph {
  var edges: [Edge] = []
  for u in 0..<n {
    for v in u + 1..<max(n, u + 1) where Double.random(in: 0..<1, using: &generator) < density {
      edges.append(Edge(UInt32(u), UInt32(v)))
    }
  }
  return Graph(vertexCount: n, sortedEdges: edges)
}

/// The join of `count` 5-cycles: clique number 2·count, chromatic number 3·count.
func joinOfPentagons(_ count: Int) -> Graph {
  NamedGraphs.graph(5 * count) { $0 / 5 != $1 / 5 || [1, 4].contains($1 - $0) }
}

/// The clique number by looking at every set of vertices; n ≤ 20.
func bruteForceCliqueNumber(_ graph: Graph) -> Int {
  let n = graph.vertexCount
  var rows = [Int](repeating: 0, count: n)
  for edge in graph.edges {
    rows[Int(edge.u)] |= 1 << Int(edge.v)
    rows[Int(edge.v)] |= 1 << Int(edge.u)
  }
  // isClique[S] from S without its least vertex.
  var isClique = [Bool](repeating: false, count: 1 << n)
  isClique[0] = true
  var best = 0
  for set in 1..<1 << n {
    let v = set.trailingZeroBitCount
    let rest = set & (set - 1)
    if isClique[rest] && rest & rows[v] == rest {
      isClique[set] = true
      best = max(best, set.nonzeroBitCount)
    }
  }
  return best
}

/// The certificate of the graph's clique number, or nil with an issue recorded.
func certify(_ graph: Graph, sourceLocation: SourceLocation = #_sourceLocation) throws -> Certificate? {
  let result = try CliqueNumberProver().prove(ProofInput(.graph(graph)))
  guard case .proved(let certificate) = result.outcome else {
    Issue.record("\(result.outcome)", sourceLocation: sourceLocation)
    return nil
  }
  return certificate
}

/// The claimed clique number and the witness.
func parts(_ certificate: Certificate) throws -> (CliqueNumberClaim, CliqueNumberWitness) {
  guard case .cliqueNumber(let claim, let witness) = certificate.assertion else { throw WrongKind() }
  return (claim, witness)
}

struct WrongKind: Error {}

func nodes(_ witness: CliqueNumberWitness) -> [CliqueNumberWitness.Node]? {
  if case .tree(let nodes) = witness.upper { return nodes }
  return nil
}

/// A certificate with digests that are right.
func certificate(_ graph: Graph, _ claim: CliqueNumberClaim, _ witness: CliqueNumberWitness) -> Certificate {
  TestSupport.certificate(.cliqueNumber(claim, witness), [.graph: .graph(graph)])
}

/// The verdict on a claim that the graph has this clique number.
func check(
  _ graph: Graph, _ cliqueNumber: Int, _ clique: [Int], _ upper: CliqueNumberWitness.Upper,
  workLimit: Integer? = nil
) -> Verdict {
  let claim = CliqueNumberClaim(n: graph.vertexCount, edges: graph.edges.count, cliqueNumber: cliqueNumber)
  return CertificateKernel.check(
    certificate(graph, claim, CliqueNumberWitness(clique: clique, upper: upper)),
    workLimit: workLimit ?? CertificateKernel.defaultWorkLimit)
}

func read(_ text: String) throws -> Certificate {
  try CertificateReader.read(Array(text.utf8)) { _, _ in throw WrongKind() }
}

/// The canonical text of a certificate.
func text(_ certificate: Certificate) -> String {
  String(decoding: CertificateWriter.bytes(of: certificate), as: UTF8.self)
}
