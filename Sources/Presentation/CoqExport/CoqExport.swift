// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Writes a certificate as a Coq file: the theorem about this very instance in mathcomp's terms, proved by the soundness theorem of the
/// verified checker (`proofs/coq/checker`) and one computation inside Coq.
///
/// Nothing written here is trusted: the file compiles only if Coq agrees, and its last command prints the assumptions (none).
public enum CoqExport {
  /// Why a certificate has no such file.
  public struct NotCovered: Error, CustomStringConvertible {
    /// The reason, in words.
    public let description: String
  }

  /// The Coq file for the certificate.
  ///
  /// Covered: the kinds that the verified checker covers, with rational entries.
  public static func text(of certificate: Certificate) throws -> String {
    switch certificate.assertion {
    case .rank(let claim, let witness):
      return file(claim.sentence, ["Rank"], rank(try matrix(.matrix, certificate), claim, witness))
    case .nearIdentityRank(let claim, let witness):
      let text = nearIdentityRank(try matrix(.matrix, certificate), claim, witness)
      return file(
        claim.sentence, ["Recovery", "Rank", "Family", "NearIdentity"], text, theory: "RankTrace EntrywisePower Chebyshev")
    case .turanBound(let claim, let witness):
      return file(claim.sentence, ["Turan"], turan(try graph(certificate), claim, witness), theory: "Turan")
    case .clique(let claim, let witness):
      return file(claim.sentence, ["Turan"], clique(try graph(certificate), claim, witness), theory: "Turan")
    case .recovery(let claim, let witness):
      guard claim.worstError.coefficient == .zero else {
        throw NotCovered(description: "the worst error is not rational")
      }
      let text = recovery(
        try matrix(.encoder, certificate), try matrix(.probe, certificate), try scale(certificate), claim, witness)
      return file(claim.sentence, ["Recovery"], text, theory: "Definitions")
    case .incoherence(let claim, let witness):
      guard claim.coherenceSquared.coefficient == .zero else {
        throw NotCovered(description: "the squared coherence is not rational")
      }
      return file(
        claim.sentence, ["Recovery", "Incoherence"],
        incoherence(try matrix(.encoder, certificate), claim, witness))
    case .cliqueNumber(let claim, let witness):
      return file(claim.sentence, ["Turan", "CliqueNumber"], cliqueNumber(try graph(certificate), claim, witness), theory: "Turan")
    case .interferenceChain(let claim, let witness):
      let text = interferenceChain(
        try matrix(.encoder, certificate), try matrix(.probe, certificate), try scale(certificate), claim, witness)
      return file(
        claim.sentence, ["Turan", "Recovery", "Family", "InterferenceChain"], text,
        theory: "Turan EntrywisePower LowerBound")
    case .hypothesisFailure(let claim, let witness):
      let role: Role = claim.hypothesis.statement == "incoherence" ? .encoder : .matrix
      return file(
        claim.sentence(witness), ["Recovery", "Incoherence", "HypothesisFailure"],
        hypothesisFailure(try matrix(role, certificate), claim, witness))
    case .access(let claim, let witness):
      let text = access(try matrix(.encoder, certificate), try scale(certificate), claim, witness)
      return file(claim.sentence(witness), ["Recovery", "Kernel", "Access"], text, theory: "Definitions")
    case .optimalAccess(let claim, let witness):
      let text = optimalAccess(try matrix(.encoder, certificate), try scale(certificate), claim, witness)
      return file(
        claim.sentence, ["Recovery", "Kernel", "Access", "OptimalAccess"], text, theory: "Definitions SharpTheorem")
    case .basisPursuit(let claim, let witness):
      let text = basisPursuit(try matrix(.encoder, certificate), claim, witness)
      return file(claim.sentence(witness), ["Kernel", "BasisPursuit"], text, theory: "KernelLadder")
    case .exactDecoding(let claim, .kernelVector(let vector)):
      let text = exactDecodingFailure(try matrix(.encoder, certificate), claim, vector)
      return file(
        claim.sentence(.kernelVector(vector)), ["Kernel", "BasisPursuit"], text, theory: "KernelLadder")
    case .capacity(let claim, let witness):
      return file(
        claim.sentence, ["Recovery", "Family", "CapacityLower", "CapacityUpper"], try capacity(claim, witness),
        theory: "Definitions Thresholds")
    default:
      throw NotCovered(description: "certificates of kind \(certificate.assertion.kind) are not exported")
    }
  }

  // MARK: - Inputs

  static func matrix(_ role: Role, _ certificate: Certificate) throws -> Matrix<Rational> {
    guard case .matrix(.rational(let matrix))? = certificate.inputs[role]?.object else {
      throw NotCovered(description: "the \(role.rawValue) has irrational entries")
    }
    return matrix
  }

  /// The entries of the `featureScale`, if there is one.
  static func scale(_ certificate: Certificate) throws -> Matrix<Rational>? {
    certificate.inputs[.featureScale] == nil ? nil : try matrix(.featureScale, certificate)
  }

  static func graph(_ certificate: Certificate) throws -> Graph {
    guard case .graph(let graph)? = certificate.inputs[.graph]?.object else {
      throw NotCovered(description: "no graph")
    }
    return graph
  }

  // MARK: - Terms

  static func term(_ value: Rational) -> String {
    value.isInteger ? "integer (\(value.numerator))" : "fraction (\(value.numerator)) \(value.denominator)"
  }

  static func list(_ items: some Sequence<String>, separator: String = "; ") -> String {
    "[:: " + items.joined(separator: separator) + "]"
  }

  static func term(_ relation: Relation) -> String { relation == .lt ? "Lt" : "Le" }

  /// The pairs of index and value, `seq (nat * frac)`.
  static func pairs(_ vector: SparseVector) -> String {
    let items = vector.entries.map { "(\($0.index)%N, \(term($0.value)))" }
    return items.isEmpty ? "[::]" : list(items)
  }

  static func list(_ indices: [Int]) -> String {
    indices.isEmpty ? "[::]" : list(indices.lazy.map(String.init))
  }

  static func define(_ name: String, _ type: String, _ value: String) -> String {
    "Definition \(name) : \(type) :=\n  \(value).\n\n"
  }

  static func define(_ name: String, _ matrix: Matrix<Rational>) -> String {
    let rows = (0..<matrix.rows).map { i in matrix.columns == 0 ? "[::]" : list(matrix.row(i).map(term)) }
    return define(name, "seq (seq frac)", rows.isEmpty ? "[::]" : list(rows, separator: ";\n  "))
  }

  static func define(_ graph: Graph) -> String {
    let edges = graph.edges.map { "(\($0.u), \($0.v))" }
    let text = edges.isEmpty ? "[::]" : list(edges)
    return define("edges", "seq (nat * nat)", "\(text)%N")
  }

  static func file(_ sentence: String, _ modules: [String], _ body: String, theory: String? = nil)
    -> String
  {
    // A sentence may contain μ*), which would end the comment.
    var text = "(* \(sentence.split(separator: "*)", omittingEmptySubsequences: false).joined(separator: "* )")). *)\n"
    text += "From Coq Require Import ZArith.\nFrom mathcomp Require Import all_ssreflect all_algebra.\n"
    if let theory { text += "From LRH Require Import \(theory).\n" }
    text += "From LRHChecker Require Import Data \(modules.joined(separator: " ")).\n\n"
    text += "Set Implicit Arguments.\nUnset Strict Implicit.\n\n"
    return text + body + "Print Assumptions certificate.\n"
  }

  /// A theorem proved by one evaluation of the checker by the virtual machine, at `Qed`.
  static func theorem(_ statement: String, by sound: String) -> String {
    "Theorem certificate :\n  \(statement).\nProof.\napply: (\(sound)).\nvm_cast_no_check (erefl true).\nQed.\n\n"
  }

  // MARK: - Kinds

  static func rank(_ matrix: Matrix<Rational>, _ claim: RankClaim, _ witness: RankWitness) -> String {
    let (definitions, proof) = rankProof(witness)
    let size = "\(claim.rows), j < \(claim.columns)"
    return define("M", matrix) + definitions
      + theorem(
        "\\rank (\\matrix_(i < \(size)) fr (nth f0 (nth [::] M i) j))%R = \(claim.rank)%N",
        by: "@check_rank_sound \(claim.rows) \(claim.columns) \(claim.rank) M \(proof)")
  }

  /// The definitions a rank witness needs, and the arguments of the checker that name them.
  static func rankProof(_ witness: RankWitness) -> (definitions: String, arguments: String) {
    var text = ""
    var upper = "Full"
    switch witness.upper {
    case .full: break
    case .factorisation(let left, let right):
      text += define("L", left) + define("R", right)
      upper = "(Factorisation L R)"
    case .dependencies(let combinations):
      text += define("C", combinations)
      upper = "(Dependencies C)"
    }
    text +=
      define("rows", "seq nat", list(witness.lower.rows) + "%N")
      + define("cols", "seq nat", list(witness.lower.columns) + "%N")
    return (text, "(Zpos \(witness.lower.prime)) rows cols \(upper)")
  }

  static func turan(_ graph: Graph, _ claim: TuranBoundClaim, _ witness: TuranBoundWitness) -> String {
    let co = claim.of == .complement
    let of = "(graph_of \(co) \(claim.n) edges)"
    return define(graph) + define("classes", "seq nat", list(witness.classes) + "%N")
      + theorem(
        """
        [/\\ simple_graph \(of), nb_edges \(of) = \(claim.edges),
              turan \(claim.parts) \(claim.n) = \(claim.turanNumber),
              nb_edges \(of) <= turan \(claim.parts) \(claim.n)
            & exists c : 'I_\(claim.n) -> 'I_\(claim.parts), majorised c \(of)]%N
        """,
        by:
          "@check_turan_bound_sound \(co) \(claim.n) edges \(claim.edges) \(claim.parts) \(claim.turanNumber) classes"
      )
  }

  static func clique(_ graph: Graph, _ claim: CliqueClaim, _ witness: CliqueWitness) -> String {
    let co = claim.of == .complement
    let of = "(graph_of \(co) \(claim.n) edges)"
    return define(graph) + define("vertices", "seq nat", list(witness.vertices) + "%N")
      + theorem(
        """
        [/\\ simple_graph \(of), nb_edges \(of) = \(claim.edges)
            & exists S : {set 'I_\(claim.n)}, clique \(of) S /\\ #|S| = \(claim.size)]%N
        """,
        by: "@check_clique_sound \(co) \(claim.n) edges \(claim.edges) \(claim.size) vertices")
  }

  static func recovery(
    _ encoder: Matrix<Rational>, _ probe: Matrix<Rational>, _ scale: Matrix<Rational>?,
    _ claim: RecoveryClaim,
    _ witness: RecoveryWitness
  ) -> String {
    let domain = claim.domain == .signed ? "Signed" : "Nonnegative"
    let worst = term(claim.worstError.rational)
    let pairs = witness.z.map { "(\($0.index)%N, \(term($0.value)))" }
    var text = define("A", encoder) + define("B", probe)
    text += define("z", "seq (nat * frac)", pairs.isEmpty ? "[::]" : list(pairs))
    text += define("worst", "frac", worst)
    // Column j of A is multiplied by the scale s_j, column j of B divided by it.
    if let scale { text += define("s", "seq frac", list(scale.entries.map(term))) }
    let scaling = scale == nil ? "None" : "(Some s)"
    let size = "\(claim.d) \(claim.m)"
    let instance =
      scale == nil
      ? "(mx_of \(size) A) (mx_of \(size) B) \(claim.k)"
      : "(encoder_of \(size) A (Some s)) (probe_of \(size) B (Some s)) \(claim.k)"
    let data = "\(claim.k) \(claim.d) \(claim.m) A B \(scaling) \(witness.row) z worst"
    let exact = "worst_error \(domain) \(instance) (fr worst)"
    switch claim.verdict {
    case .worstCaseError:
      return text + theorem(exact, by: "@check_worst_case_error_sound \(domain) \(data)")
    case .recovery(let relation, let epsilon):
      let rel = relation == .lt ? "Lt" : "Le"
      text += define("epsilon", "frac", term(epsilon))
      return text
        + theorem(
          "\(exact)\n  /\\ recovers \(domain) \(rel) \(instance) (fr epsilon)",
          by: "@check_recovery_sound \(domain) \(rel) \(data) epsilon")
    case .failure(let relation, let epsilon):
      let rel = relation == .lt ? "Lt" : "Le"
      text += define("epsilon", "frac", term(epsilon))
      return text
        + theorem(
          "\(exact)\n  /\\ ~ recovers \(domain) \(rel) \(instance) (fr epsilon)",
          by: "@check_recovery_failure_sound \(domain) \(rel) \(data) epsilon")
    }
  }

  static func incoherence(
    _ encoder: Matrix<Rational>, _ claim: IncoherenceClaim, _ witness: IncoherenceWitness
  ) -> String {
    var text = define("A", encoder) + define("c", "frac", term(claim.coherenceSquared.rational))
    let matrix = "(mx_of \(claim.d) \(claim.m) A)"
    var parts = ["forall j, 0 < inner \(matrix) j j", "coherence_squared \(matrix) (fr c)"]
    var norm = "None"
    switch claim.columns {
    case .unit(let squared), .equal(let squared):
      text += define("norm", "frac", term(squared.rational))
      norm = "(Some norm)"
      parts.append("forall j, inner \(matrix) j j = fr norm")
    case .any: parts.append("True")
    }
    var root = "None"
    if let coherence = claim.coherence {
      text += define("root", "frac", term(coherence))
      root = "(Some root)"
      parts.append("0 <= fr root /\\ fr root ^+ 2 = fr c")
    } else {
      parts.append("True")
    }
    var bound = "None"
    if let (relation, mu) = claim.bound {
      let rel = relation == .lt ? "Lt" : "Le"
      text += define("mu", "frac", term(mu))
      bound = "(Some (\(rel), mu))"
      parts.append("((1 < \(claim.m))%N -> compares \(rel) (fr c) (fr mu ^+ 2))")
    } else {
      parts.append("True")
    }
    let pair = witness.pair.map { "(Some (\($0.0)%N, \($0.1)%N))" } ?? "None"
    let last = parts.removeLast()
    return text
      + theorem(
        "[/\\ \(parts.joined(separator: ",\n      "))\n    & \(last)]%R",
        by: "@check_incoherence_sound \(claim.d) \(claim.m) A c \(norm) \(root) \(bound) \(pair)")
  }
}
