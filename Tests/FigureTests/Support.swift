// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Figures
import Graphs
import Statements
import TestSupport

/// A small figure of some kind.
struct Instance: CustomStringConvertible {
  let description: String
  let recipe: any FigureRecipe
  let certificates: [Certificate]

  init(_ name: String, _ recipe: any FigureRecipe, _ certificates: [Certificate]) {
    (description, self.recipe, self.certificates) = (name, recipe, certificates)
  }

  func document(title: String? = nil, footer: Bool = false, place: CertificatePlace = .inside) throws -> FigureDocument {
    try FigureDocument(recipe, try embedded(), title: title, footer: footer, place: place)
  }

  func embedded() throws -> [FigureCertificate] {
    try certificates.map { try FigureCertificate(CertificateWriter.bytes(of: $0)) }
  }
}

/// One of every kind and outcome.
enum Instances {
  private static let certifier = Certifier()
  private static let half = Rational(1, 2)

  /// Three vectors in the plane whose sum is 0, and one more.
  static let encoder = ProofInput(integers([[1, 0, -1, 2], [0, 1, -1, 1]]))
  static let matched = ProofInput(
    Matrix(rows: 2, columns: 4) { i, j in [[1, 0, Rational(-1, 2), Rational(2, 5)], [0, 1, Rational(-1, 2), Rational(1, 5)]][i][j] })

  static let all: [Instance] = {
    do { return try make() } catch { preconditionFailure("\(error)") }
  }()

  private static func make() throws -> [Instance] {
    var all: [Instance] = []
    func none(_: Int, _: Int) {}
    let one = FigureOneFigure()
    all.append(Instance("figure-1", one, try one.prove(certifier: certifier)))
    let plane = try PlaneFigure(sparsity: 2, probe: .matched)
    all.append(Instance("plane", plane, try plane.prove(encoder: encoder, probe: matched, certifier: certifier)))
    let capacity = try CapacityFigure(against: .features, features: [4, 8, 40], sparsities: [2], linear: (.lt, half))
    all.append(Instance("capacity", capacity, try capacity.prove(certifier: certifier, progress: none)))
    let series = try CapacityFigure(against: .sparsity, features: [4, 9], sparsities: [1, 2, 3], linear: (.le, half))
    all.append(Instance("capacity-series", series, try series.prove(certifier: certifier, progress: none)))
    let thresholds = try CapacityFigure(against: .features, features: [3, 5], sparsities: [2], linear: nil)
    all.append(Instance("capacity-thresholds", thresholds, try thresholds.prove(certifier: certifier, progress: none)))
    let gap = try GapFigure(features: [3, 4], sparsity: 1, epsilon: Rational(1, 4), seed: 1, candidates: 4)
    all.append(Instance("gap", gap, try gap.prove(certifier: certifier, progress: none)))
    let staircase = try StaircaseFigure(largest: 3, probe: .matched, domain: .signed, epsilon: half, best: true)
    all.append(Instance("staircase", staircase, try staircase.prove(encoder: encoder, probe: matched, certifier: certifier)))
    let nonnegative = try StaircaseFigure(largest: 2, probe: .encoder, domain: .nonnegative, epsilon: nil, best: false)
    all.append(
      Instance("staircase-nonnegative", nonnegative, try nonnegative.prove(encoder: encoder, probe: encoder, certifier: certifier)))
    let gram = try GramFigure(sparsity: 2, probe: .matched)
    all.append(Instance("gram", gram, try gram.prove(encoder: encoder, probe: matched, certifier: certifier)))
    // Near the identity, but for features 0 and 1.
    let near = ProofInput(
      Matrix(rows: 4, columns: 4) { i, j in i == j ? 1 : i + j == 1 ? Rational(2, 5) : Rational(1, 20) })
    let identity = ProofInput(.identity(4))
    let chain = try InterferenceFigure(sparsity: 2, epsilon: half, relation: .le, probe: .file)
    all.append(Instance("interference", chain, try chain.prove(encoder: near, probe: identity, certifier: certifier)))
    let failure = try InterferenceFigure(sparsity: 2, epsilon: half, relation: .lt, probe: .matched)
    all.append(Instance("interference-failure", failure, try failure.prove(encoder: encoder, probe: matched, certifier: certifier)))
    let petersen = ProofInput(.graph(NamedGraphs.petersen))
    let bound = try TuranFigure(cliqueSize: 4, side: .graph)
    all.append(Instance("turan", bound, try bound.prove(petersen, certifier: certifier)))
    let clique = try TuranFigure(cliqueSize: 4, side: .complement)
    all.append(Instance("turan-independent", clique, try clique.prove(petersen, certifier: certifier)))
    let tail = try TailFigure(features: 6, neurons: 9, seed: 2)
    all.append(Instance("tail", tail, try tail.prove(certifier: certifier)))
    let coherence = try CoherenceFigure(features: 5, dimensions: [2, 4, 7], seed: 3, delta: Rational(1, 10))
    all.append(Instance("coherence", coherence, try coherence.prove(certifier: certifier, progress: none)))
    let decoders = try DecodersFigure(features: 4, dimensions: [2, 3], sparsity: 1, samples: 2, seed: 5)
    all.append(Instance("decoders", decoders, try decoders.prove(certifier: certifier, progress: none)))
    for quantity in HistogramFigure.Quantity.allCases {
      let histogram = try HistogramFigure(of: quantity, sparsity: 2, bins: 5, epsilon: 1, probe: .matched)
      all.append(
        Instance(
          "histogram-\(quantity.rawValue)", histogram,
          try histogram.prove(encoder: encoder, probe: matched, certifier: certifier, progress: none)))
    }
    return all
  }

  /// Of this name.
  static func named(_ name: String) -> Instance {
    guard let instance = all.first(where: { $0.description == name }) else { preconditionFailure("no instance \(name)") }
    return instance
  }
}

/// Checks a figure's bytes, with no file beside it.
func verify(
  _ bytes: [UInt8], _ format: FigureFormat, beside: [String: [UInt8]] = [:], workLimit: Integer = CertificateKernel.defaultWorkLimit
)
  -> FileOutcome
{
  struct Missing: Error {}
  do {
    return try FigureVerifier(workLimit: workLimit, accepted: []) { name in
      guard let bytes = beside[name] else { throw Missing() }
      return bytes
    }.check(bytes, format)
  } catch { return .missing("\(error)") }
}

/// A word for the outcome.
func verdict(_ bytes: [UInt8], _ format: FigureFormat) -> String { verify(bytes, format).word }
