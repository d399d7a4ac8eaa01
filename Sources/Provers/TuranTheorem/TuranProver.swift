// SPDX-License-Identifier: Apache-2.0
import Certification
import Statements

/// Turán's theorem on a graph (F5): either a clique of the size asked for, or a partition that proves the edge bound.
public struct TuranProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The run of the algorithm.
    public let run: CertifyingTuran
  }

  /// Finds a clique of r vertices, or proves e ≤ t_{r−1}(n).
  ///
  /// - Precondition: r ≥ 2.
  public func prove(_ input: ProofInput, cliqueSize r: Int, side: GraphSide = .graph) throws -> Result {
    guard case .graph(let graph) = input.object else { preconditionFailure("Turán's theorem needs a graph") }
    precondition(r >= 2, "clique size \(r)")
    let run = CertifyingTuran(graph, side: side)
    let edges = graph.edgeCount(side)
    let n = graph.vertexCount
    let assertion: Assertion
    if run.clique.count >= r {
      assertion = .clique(
        CliqueClaim(n: n, edges: edges, size: r, of: side), CliqueWitness(vertices: run.clique.prefix(r).sorted()))
    } else {
      assertion = .turanBound(
        TuranBoundClaim(n: n, edges: edges, parts: r - 1, turanNumber: turanNumber(n, parts: r - 1), of: side),
        TuranBoundWitness(classes: run.classes))
    }
    return Result(outcome: try certifier.certify(assertion, [.graph: input]), run: run)
  }
}
