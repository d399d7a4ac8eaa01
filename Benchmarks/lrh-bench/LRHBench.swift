// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import Certification
import ExactArithmetic
import FileAccess
import FloatLinearAlgebra
import FloatNumerics
import Graphs
import InterferenceScan
import LinearAlgebra
import LinearSensing
import MatrixAudit
import MatrixFiles
import NearIdentityRank
import SignGram
import Statements
import TuranTheorem
import UpperBound

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times the inner functions of lrh, for Benchmarks/run.py: reads one job on the command line, prints one line a repetition,
/// `SECONDS RESULT`. Preparation (reading, generating) is not timed, as it is not on the side of the peers.
@main
struct LRHBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let job = arguments.first else { return print("jobs: rank rank-primes gram turan access scan path") }
    func number(_ index: Int) -> Int { index < arguments.count ? Int(arguments[index]) ?? 0 : 0 }
    switch job {
    case "path": print(PopcountPath.allCases.filter(\.isAvailable).map(\.rawValue).joined(separator: " "))
    case "rank", "rank-primes":
      // rank FILE REPETITIONS: a file of `rows columns`, then the integers.
      let rows = try matrix(arguments[1])
      for _ in 0..<number(2) {
        time {
          if job == "rank-primes" {
            let result = RankByPrimes(rows)
            return "\(result.rank) \(result.primeCount)"
          }
          let prime = FloatField.descendingPrimes.first { _ in true } ?? 2
          return "\(ModularRankProfile(rows, over: FloatField(prime)).rank)"
        }
      }
    case "gram":
      // gram D M SEED REPETITIONS PATH
      let sample = SignMatrix(rows: number(1), columns: number(2), seed: UInt64(number(3)))
      let gram = SignGram(words: sample.words, count: sample.columns, length: sample.rows)
      let path = arguments.count > 5 ? PopcountPath(rawValue: arguments[5]) ?? .best : .best
      for _ in 0..<number(4) { time { "\(gram.largestProduct(path)?.size ?? 0)" } }
    case "access":
      // access FILE REPETITIONS: all features optimal, the certificate accepted by the kernel; prints μ*.
      let rows = try matrix(arguments[1])
      let encoder = ProofInput(Matrix(rows: rows.count, columns: rows[0].count) { Rational(rows[$0][$1]) })
      for _ in 0..<number(2) {
        try time {
          let result = try AccessProver().prove(encoder, sparsity: 2, epsilon: nil)
          guard case .proved = result.outcome else { return "undecided" }
          return "\(result.decoder.largestMu)"
        }
      }
    case "scan": try scan(arguments)
    case "turan":
      // turan FILE SIDE REPETITIONS: a file of `vertices edges`, then the edges, sorted.
      let numbers = try integers(arguments[1])
      let edges = (0..<numbers[1]).map { Edge(UInt32(numbers[2 + 2 * $0]), UInt32(numbers[3 + 2 * $0])) }
      let graph = Graph(vertexCount: numbers[0], edges: edges)
      let side: GraphSide = arguments[2] == "complement" ? .complement : .graph
      for _ in 0..<number(3) { time { "\(CertifyingTuran(graph, side: side).clique.count)" } }
    default: print("unknown job \(job)")
    }
  }

  /// scan FILE WHAT PROBE K THREADS REPETITIONS [EPSILON]: a file of floats whose rows are features; WHAT is `products` (the products
  /// of an audit alone; of small integers in integers), `float-products` (the same always in floats) or `audit` (the same blocks, and all rows decided exactly, with degrees if ε is given); PROBE is `encoder` or
  /// `matched`.
  private static func scan(_ arguments: [String]) throws {
    guard arguments.count >= 7, let k = Int(arguments[4]), let threads = Int(arguments[5]), let repetitions = Int(arguments[6]),
      case .dyadic(let rows) = try MatrixFile.read(FileReference(path: arguments[1]), keepingBits: true).matrix,
      let pair = InterferencePair(encoder: VectorSet(columns: rows.transposed), probe: arguments[3] == "matched" ? .matched : .encoder)
    else { return print("scan FILE products|float-products|audit encoder|matched K THREADS REPETITIONS [EPSILON]") }
    let questions = MatrixAuditQuestions(sparsity: k, epsilon: arguments.count > 7 ? Rational(arguments[7]) : nil)
    var options = InterferenceScan.Options()
    options.threads = threads
    for _ in 0..<repetitions {
      time {
        if arguments[2] != "audit" {
          InterferenceScan(arguments[2] == "products" ? pair : pair.multipliedInFloats, options)
            .productsAlone(InterferenceScan.Questions(rows: 0..<pair.count, largest: k))
          return arguments[2]
        }
        let result = MatrixAuditProver(pair, options).audit(0..<pair.count, questions)
        var totals = AuditTotals()
        for row in result.rows { totals.add(FeatureFacts(row, questions)) }
        return "\(totals.worst.last?.value.nearestDouble ?? 0) \(result.statistics.exactEntries)"
      }
    }
  }

  private static func time(_ job: () throws -> String) rethrows {
    let start = processorSeconds
    let result = try job()
    print(processorSeconds - start, result)
  }

  // Not by the clock on the wall: the machine may be shared.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func integers(_ path: String) throws -> [Int] {
    var numbers: [Int] = []
    for line in try CertificateFile.lines(of: path) {
      for word in line.utf8.split(separator: 0x20) {
        if let number = Int(Substring(word)) { numbers.append(number) }
      }
    }
    return numbers
  }

  private static func matrix(_ path: String) throws -> [[Integer]] {
    let numbers = try integers(path)
    let (rows, columns) = (numbers[0], numbers[1])
    return (0..<rows).map { i in (0..<columns).map { Integer(numbers[2 + i * columns + $0]) } }
  }
}
