// SPDX-License-Identifier: Apache-2.0

/// What an input is in a claim.
public enum Role: String, Sendable, CaseIterable, Comparable {
  case activation, encoder, featureScale, graph, matrix, probe, thresholds

  /// The order of the names.
  public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

/// An exact mathematical object a claim is about.
public enum Input: Hashable, Sendable {
  case matrix(InputMatrix)
  case graph(Graph)
  /// Probes that a rule gives, of the encoder with this digest: that of the same certificate.
  case probe(ProbeRule, encoder: String)
}

/// An input with the digest that the certificate's `inputs` states for it.
public struct StatedInput: Sendable {
  /// The object.
  public var object: Input
  /// The SHA-256 the certificate states, in hex; the kernel recomputes it.
  public var digest: String
  /// The name of the object file that holds it, or nil when it is written out in the certificate.
  public var objectFile: String?

  /// An input with its stated digest.
  public init(_ object: Input, digest: String, objectFile: String? = nil) {
    self.object = object
    self.digest = digest
    self.objectFile = objectFile
  }
}

/// Where an input came from. Provenance only: no check depends on it.
public struct Source: Hashable, Sendable {
  /// Which input this is the source of.
  public var role: Role
  /// The file's name, without folders, percent-encoded.
  public var name: String
  /// The file's size.
  public var bytes: Int
  /// The SHA-256 of the file, in hex.
  public var sha256: String
  /// The tensor inside the file; empty when the file holds one.
  public var tensor: String
  /// Whether rows and columns were exchanged on reading.
  public var transposed: Bool
  /// The number type stored.
  public var dtype: String

  /// A source.
  public init(
    role: Role, name: String, bytes: Int, sha256: String, tensor: String, transposed: Bool, dtype: String
  ) {
    self.role = role
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
    self.tensor = tensor
    self.transposed = transposed
    self.dtype = dtype
  }
}

/// Something a claim leans on that is not checked exactly. Format 1 knows one.
public enum Assumption: String, Sendable, CaseIterable, Comparable {
  /// Floating-point inner products are within their rounding bound.
  case ieee754DotProduct = "ieee754-dot-product"

  /// The order of the names.
  public static func < (left: Assumption, right: Assumption) -> Bool { left.rawValue < right.rawValue }
}

/// The program that wrote a certificate.
public struct Producer: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its version.
  public var version: String

  /// A producer.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A claim about concrete inputs, with a witness (`docs/certificate-format-1.md`).
///
/// A value of this type is well-formed in the sense of the format's step 1; nothing else about it is known before the
/// kernel has checked it.
public struct Certificate: Sendable {
  /// What the claim leans on, increasing.
  public var assumptions: [Assumption]
  /// The claim and its witness.
  public var assertion: Assertion
  /// The digests the claim repeats, for the roles of `inputs`.
  public var claimedDigests: [Role: String]
  /// What the claim is about.
  public var inputs: [Role: StatedInput]
  /// Who wrote it.
  public var producer: Producer
  /// Increasing in role.
  public var sources: [Source]

  /// A certificate.
  public init(
    assertion: Assertion, inputs: [Role: StatedInput], claimedDigests: [Role: String], producer: Producer,
    sources: [Source] = [], assumptions: [Assumption] = []
  ) {
    self.assertion = assertion
    self.inputs = inputs
    self.claimedDigests = claimedDigests
    self.producer = producer
    self.sources = sources
    self.assumptions = assumptions
  }
}

/// A claim with the witness from which it can be checked, by kind.
public enum Assertion: Sendable {
  case rank(RankClaim, RankWitness)
  case nearIdentityRank(NearIdentityRankClaim, NearIdentityRankWitness)
  case turanBound(TuranBoundClaim, TuranBoundWitness)
  case clique(CliqueClaim, CliqueWitness)
  case cliqueNumber(CliqueNumberClaim, CliqueNumberWitness)
  case recovery(RecoveryClaim, RecoveryWitness)
  case attainedError(AttainedErrorClaim, RecoveryWitness)
  case interferenceChain(InterferenceChainClaim, InterferenceChainWitness)
  case geometry(GeometryClaim, GeometryWitness)
  case incoherence(IncoherenceClaim, IncoherenceWitness)
  case hypothesisFailure(HypothesisFailureClaim, HypothesisFailureWitness)
  case threshold(ThresholdClaim, ThresholdWitness)
  case thresholdFailure(ThresholdClaim, ThresholdFailureWitness)
  case featureSparsity(FeatureSparsityClaim, EntryFilter? = nil)
  case basisPursuit(BasisPursuitClaim, BasisPursuitWitness)
  case exactDecoding(ExactDecodingClaim, ExactDecodingWitness)
  case l1Minimiser(L1MinimiserClaim, L1MinimiserWitness)
  case access(AccessClaim, AccessWitness)
  case optimalAccess(OptimalAccessClaim, OptimalAccessWitness)
  case capacity(CapacityClaim, CapacityWitness)

  /// The claim in words.
  public var sentence: String {
    switch self {
    case .rank(let claim, _): return claim.sentence
    case .nearIdentityRank(let claim, _): return claim.sentence
    case .turanBound(let claim, _): return claim.sentence
    case .clique(let claim, _): return claim.sentence
    case .cliqueNumber(let claim, _): return claim.sentence
    case .recovery(let claim, _): return claim.sentence
    case .attainedError(let claim, _): return claim.sentence
    case .interferenceChain(let claim, _): return claim.sentence
    case .geometry(let claim, _): return claim.sentence
    case .incoherence(let claim, _): return claim.sentence
    case .hypothesisFailure(let claim, let witness): return claim.sentence(witness)
    case .threshold(let claim, _): return claim.sentence
    case .thresholdFailure(let claim, let witness): return claim.failureSentence(witness)
    case .featureSparsity(let claim, _): return claim.sentence
    case .basisPursuit(let claim, let witness): return claim.sentence(witness)
    case .exactDecoding(let claim, let witness): return claim.sentence(witness)
    case .l1Minimiser(let claim, let witness): return claim.sentence(witness)
    case .access(let claim, let witness): return claim.sentence(witness)
    case .optimalAccess(let claim, _): return claim.sentence
    case .capacity(let claim, _): return claim.sentence
    }
  }

  /// The claim's `kind` in the certificate format.
  public var kind: String {
    switch self {
    case .rank: return "rank"
    case .nearIdentityRank: return "near-identity-rank"
    case .turanBound: return "turan-bound"
    case .clique: return "clique"
    case .cliqueNumber: return "clique-number"
    case .recovery(let claim, _): return claim.verdict.kind
    case .attainedError: return "recovery-failure"
    case .interferenceChain: return "interference-chain"
    case .geometry: return "geometry"
    case .incoherence: return "incoherence"
    case .hypothesisFailure: return "hypothesis-failure"
    case .threshold: return "threshold"
    case .thresholdFailure: return "threshold-failure"
    case .featureSparsity: return "feature-sparsity"
    case .basisPursuit(_, .certificates): return "basis-pursuit"
    case .basisPursuit(_, .kernelVector): return "basis-pursuit-failure"
    case .exactDecoding(_, .prime): return "exact-decoding"
    case .exactDecoding(_, .kernelVector): return "exact-decoding-failure"
    case .l1Minimiser: return "l1-minimiser"
    case .access(_, .probes): return "access"
    case .access(_, .kernelVector): return "no-access"
    case .optimalAccess: return "optimal-access"
    case .capacity: return "capacity"
    }
  }

  /// The filter that the witness leans on, if it does.
  public var filter: EntryFilter? {
    switch self {
    case .recovery(_, let witness): return witness.filter
    case .featureSparsity(_, let filter): return filter
    case .incoherence(_, let witness): return witness.filter
    default: return nil
    }
  }

  /// What the claim leans on that an ordinary check does not prove: exactly what the certificate's `assumptions` must list.
  public var assumptions: [Assumption] { filter == nil ? [] : [.ieee754DotProduct] }
}
