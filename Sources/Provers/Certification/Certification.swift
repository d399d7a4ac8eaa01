// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// What a prover comes back with.
public enum Outcome: Sendable {
  /// The claim holds; the kernel has accepted this certificate of it.
  case proved(Certificate)
  /// The claim fails; the kernel has accepted this certificate of a counter-witness.
  case refuted(Certificate)
  /// Neither; what was tried.
  case undecided([String])
}

/// An input of a proof, with where it came from.
public struct ProofInput: Sendable {
  /// The matrix or graph.
  public var object: Input
  /// The file it came from, or nil.
  public var source: Source?
  /// The digest, when it is known already; the kernel recomputes it.
  public var digest: String?

  /// An input.
  public init(_ object: Input, source: Source? = nil, digest: String? = nil) {
    self.object = object
    self.source = source
    self.digest = digest
  }

  /// A rational matrix that comes from no file.
  public init(_ matrix: Matrix<Rational>) { self.init(.matrix(.rational(matrix))) }

  /// The matrix; nil for a graph.
  public var matrix: InputMatrix? {
    if case .matrix(let matrix) = object { return matrix }
    return nil
  }
}

/// The kernel rejected what a prover made: a defect of the prover, never a verdict.
public struct KernelRejection: Error, CustomStringConvertible {
  /// The kernel's reason.
  public let description: String

  /// A rejection for this reason.
  public init(description: String) { self.description = description }
}

/// Has the kernel check claims, so that nothing else can be called proved.
public struct Certifier: Sendable {
  /// What certificates name as their producer.
  public static let producer = Producer(name: "lrh", version: "0.1.0")

  /// The work that checking may take.
  public var workLimit: Integer

  /// Assumptions that a certificate may lean on; it lists them.
  public var accepting: Set<Assumption>

  /// Whether the kernel is to check what assumptions stand for too.
  public var full: Bool

  /// A certifier with a work limit.
  public init(workLimit: Integer = CertificateKernel.defaultWorkLimit, accepting: Set<Assumption> = [], full: Bool = false) {
    self.workLimit = workLimit
    self.accepting = accepting
    self.full = full
  }

  /// The certificate of an assertion about inputs, once the kernel has accepted it.
  ///
  /// - Parameter digests: what the kernel has hashed before, when several assertions are about the same inputs.
  /// - Returns: `proved`, or `refuted` when the assertion is a failure; `undecided` when checking exceeds the work limit, or the assertion
  ///   leans on an assumption that is not accepted.
  /// - Throws: `KernelRejection` when the kernel finds the assertion false.
  public func certify(
    _ assertion: Assertion, _ inputs: [Role: ProofInput], digests: DigestMemory = DigestMemory()
  ) throws -> Outcome {
    let stated = inputs.mapValues { StatedInput($0.object, digest: $0.digest ?? digests.digest(of: $0.object)) }
    let sources = inputs.compactMap { role, input in
      var source = input.source
      source?.role = role
      return source
    }
    let certificate = Certificate(
      assertion: assertion, inputs: stated, claimedDigests: stated.mapValues(\.digest), producer: Certifier.producer,
      sources: sources.sorted { $0.role < $1.role }, assumptions: assertion.assumptions)
    switch CertificateKernel.check(certificate, workLimit: workLimit, accepting: accepting, full: full, digests: digests) {
    case .accepted: return assertion.isFailure ? .refuted(certificate) : .proved(certificate)
    case .undecided(let reason): return .undecided(["checking the \(assertion.kind) certificate: \(reason)"])
    case .rejected(let reason): throw KernelRejection(description: "the kernel rejects the \(assertion.kind) claim: \(reason)")
    }
  }
}

extension Assertion {
  /// Whether this refutes what was to be proved.
  public var isFailure: Bool {
    switch self {
    case .recovery(let claim, _):
      if case .failure = claim.verdict { return true }
      return false
    case .attainedError, .hypothesisFailure, .basisPursuit(_, .kernelVector), .exactDecoding(_, .kernelVector), .access(_, .kernelVector),
      .thresholdFailure:
      return true
    case .rank, .nearIdentityRank, .turanBound, .clique, .cliqueNumber, .interferenceChain, .incoherence, .basisPursuit, .exactDecoding,
      .l1Minimiser, .access, .optimalAccess, .geometry, .capacity, .threshold, .featureSparsity:
      return false
    }
  }
}
