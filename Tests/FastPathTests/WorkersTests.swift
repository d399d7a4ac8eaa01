import CertificateWriter
// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import LowerBound
import Parallelism
import SignGram
import Statements
import Synchronization
import TestSupport
import Testing

@Suite("Work shared among threads")
struct WorkersTests {
  private static let threads = [1, 2, 3, 8]

  @Test("every piece is done once, results are in order, progress counts up to all", arguments: threads)
  func map(threads: Int) {
    for pieces in [0, 1, 2, 7, 1000] {
      let calls = Atomic(0)
      let reported = Mutex<[Int]>([])
      let results = Workers(count: threads).map(
        pieces,
        progress: { done, of in
          checkEqual(of, pieces, "all")
          reported.withLock { $0.append(done) }
        }
      ) { piece -> [Int] in
        calls.add(1, ordering: .relaxed)
        // Pieces of unlike length: the later ones end first.
        return [piece, (0..<(pieces - piece) * 50).reduce(0, ^)]
      }
      checkEqual(results.map { $0[0] }, Array(0..<pieces), "order of \(pieces) pieces")
      checkEqual(calls.load(ordering: .relaxed), pieces, "calls")
      let counts = reported.withLock { $0 }
      checkEqual(counts, counts.sorted(), "progress counts up")
      checkEqual(counts.count, pieces, "progress is told of each piece")
    }
  }

  @Test("the pieces cover all, in order")
  func ranges() {
    #expect(Workers.ranges(of: 0, length: 4).isEmpty)
    #expect(Workers.ranges(of: 9, length: 4) == [0..<4, 4..<8, 8..<9])
    #expect(Workers.ranges(of: 8, length: 4) == [0..<4, 4..<8])
  }

  /// Certificates by each number of threads; they must be the same to the byte.
  private func sameCertificates(_ what: String, _ prove: (Workers) throws -> Outcome) throws {
    var first: [UInt8]?
    for count in Self.threads {
      guard let certificate = try prove(Workers(count: count)).decided else {
        Issue.record("\(what): undecided")
        continue
      }
      let bytes = CertificateWriter.bytes(of: certificate)
      if let first { checkEqual(bytes, first, "\(what), \(count) threads") } else { first = bytes }
    }
  }

  @Test("recovery: one certificate for any number of threads, rational and over ℚ(√D), ties included")
  func recovery() throws {
    try withRandomCases(6) { generator in
      // Few small numbers: many rows tie for the worst, and the first must win.
      let (a, b) = (generator.matrix(3, 50, size: 1), generator.matrix(3, 50, size: 1))
      for domain in Domain.allCases {
        for k in [1, 3, 40] {
          try sameCertificates("recovery, \(domain), k = \(k)") { workers in
            try RecoveryProver(workers: workers).prove(
              encoder: ProofInput(a), probe: ProofInput(b), sparsity: k, epsilon: nil, domain: domain
            ).outcome
          }
        }
      }
      let rows = InterferenceRows(encoder: .rational(a), probe: .rational(b))
      let errors = (0..<50).map { i in
        rows.row(i).enumerated().map { ($1 - ($0 == i ? .one : .zero)).magnitude }.sorted(by: >)[..<3].reduce(QuadraticSurd.zero, +)
      }
      let worst = rows.worstCaseError(sparsity: 3, domain: .signed, workers: Workers(count: 3))
      checkEqual(worst.row, errors.firstIndex(of: errors.max() ?? .zero), "the first of the worst rows")
      let surds = Matrix(rows: 2, columns: 36) { _, _ in generator.surd(3, small: true) }
      let input = ProofInput(.matrix(.surd(surds, radicand: 3)))
      try sameCertificates("recovery over ℚ(√3)") { workers in
        try RecoveryProver(workers: workers).prove(encoder: input, probe: input, sparsity: 2, epsilon: 1).outcome
      }
    }
  }

  @Test("incoherence: signs, other rational columns, ties included")
  func incoherence() throws {
    try withRandomCases(4) { generator in
      let signs = Matrix(rows: 12, columns: 200) { _, _ in Rational(generator.oneIn(2) ? 1 : -1) }
      var small = generator.matrix(3, 60, size: 2)
      for j in 0..<60 { small[0, j] = 1 }
      for matrix in [signs, small] {
        try sameCertificates("incoherence") { workers in
          try IncoherenceProver(workers: workers).prove(ProofInput(matrix)).outcome
        }
      }
    }
  }

  @Test("best probes: more features than a piece holds")
  func access() throws {
    try withRandomCases(2) { generator in
      let matrix = generator.matrix(4, 70, size: 1)
      try sameCertificates("access") { workers in
        try AccessProver(workers: workers).prove(ProofInput(matrix), sparsity: 1, epsilon: nil).outcome
      }
    }
  }

  @Test("interference chain and geometry")
  func chain() throws {
    let identity = Matrix(rows: 40, columns: 40) { i, j -> Rational in i == j ? 1 : Rational(Integer((i * j) % 3), 400) }
    let input = ProofInput(identity)
    try sameCertificates("interference") { workers in
      try InterferenceChainProver(workers: workers).prove(encoder: input, probe: input, sparsity: 2, epsilon: Rational(1, 2)).outcome
    }
    try sameCertificates("geometry") { workers in
      try GeometryProver(workers: workers).prove(encoder: input, probe: input, sparsity: 2, epsilon: Rational(1, 2)).outcome
    }
  }
}

extension Outcome {
  /// The certificate, whichever way it was decided.
  fileprivate var decided: Certificate? {
    switch self {
    case .proved(let certificate), .refuted(let certificate): return certificate
    case .undecided: return nil
    }
  }
}
