// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import Reports

/// `lrh prove interference --encoder A --probe B --sparsity K --epsilon E`
struct ProveInterference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interference",
    abstract:
      "Theorem 3 on a pair (A, B): the interference graph, features that do not interfere, and the dimension they force.",
    discussion: """
      The pair recovers every k-sparse z within ε: then few entries of C = BᵀA are large, Turán's theorem gives features that do not \
      interfere, and C on these is close to the identity, which takes many dimensions. Or it does not: then a z says so.

      EXAMPLES
        lrh prove interference --encoder A.npy --probe B.npy --sparsity 2 --epsilon 1/2
        lrh prove interference --encoder lines28.npy --probe matched --sparsity 2 --epsilon 3/4 --family trace --power 1
      """)

  @OptionGroup var chain: ChainOptions
  @OptionGroup var certificate: CertificateOptions

  func run() throws {
    let instance = try chain.load()
    let result = try chain.prove(instance, certificate)
    try certificate.finish(
      result.outcome,
      Report.interference(
        instance.names, instance.encoder, instance.probe, result, sparsity: chain.sparsity,
        epsilon: chain.epsilon,
        relation: chain.relation.relation, featureScale: instance.featureScale, style: certificate.style))
  }
}
