// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  /// The theorem of an interference-chain certificate: recovery, the graph, the independent set, the least bound.
  static func interferenceChain(
    _ encoder: Matrix<Rational>, _ probe: Matrix<Rational>, _ scale: Matrix<Rational>?, _ claim: InterferenceChainClaim,
    _ witness: InterferenceChainWitness
  ) -> String {
    var text = define("A0", encoder) + define("B0", probe)
    text += define("s", "option (seq frac)", scale.map { "Some \(list($0.entries.map { term($0) }))" } ?? "None")
    text += define("epsilon", "frac", term(claim.epsilon))
    text += define("features", "seq nat", list(witness.independentSet) + "%N")
    let (family, relation) = (term(claim.family), term(claim.relation))
    let (size, n) = ("\(claim.d) \(claim.m)", claim.independentSetSize)
    return text
      + theorem(
        """
        (let A := encoder_of \(size) A0 s in let B := probe_of \(size) B0 s in
          let t := fr epsilon / \(claim.k)%:R in let mu := t / (1 - fr epsilon) in
          [/\\ fr epsilon < 1, recovers Signed \(relation) A B \(claim.k) (fr epsilon),
              nb_edges (interferes \(relation) A B t) = \(witness.edges)%N /\\ (\(witness.edges) <= \(claim.m) * \(claim.k).-1)%N
            & (\(claim.m) <= (2 * \(claim.k) - 1) * \(n))%N /\\
              exists f : 'I_\(n) -> 'I_\(claim.m),
              [/\\ forall i, val (f i) = nth 0%N features i, injective f,
                  forall i j, ~~ interferes \(relation) A B t (f i) (f j),
                  near \(relation) (unit_rows (subgram A B f)) mu
                & least_bound \(family) \(relation) \(claim.power) mu (unit_rows (subgram A B f)) \(claim.lowerBound)
                  /\\ (\(claim.lowerBound) <= \(claim.d))%N]])%R
        """,
        by:
          "@check_interference_chain_sound \(family) \(relation) \(claim.k) \(size) A0 B0 s epsilon \(claim.power) \(n) "
          + "\(claim.lowerBound) \(witness.edges) features")
  }
}
