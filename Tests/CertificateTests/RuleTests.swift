// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Digests
import ExactArithmetic
import Foundation
import Statements
import TestSupport
import Testing

@Suite("Format")
struct FormatTests {
  @Test("digests of the format's examples")
  func digests() throws {
    let matrix = Input.matrix(.rational(Matrix(rows: 1, columns: 2, entries: [Rational(1, 2), -3])))
    #expect(
      CertificateKernel.digest(of: matrix)
        == "b6c1e055eea430775027658de34d0034bfe3e10c1addd381591e6c47eb0ef2f1")
    let path = Input.graph(Graph(vertexCount: 3, edges: [Edge(1, 2), Edge(0, 1)]))
    #expect(
      CertificateKernel.digest(of: path) == "8b839e4616efa2e9a2b176886b116e57cf6b42776aa957d636e7e1014d4e3dfa"
    )
    let identity = Input.matrix(.rational(.identity(2)))
    #expect(
      CertificateKernel.digest(of: identity)
        == "9638b02e9da3c1dd8a2be753187e669662a7de1bdc76fb8b457a0501fbac6942")
    let root = Matrix(rows: 1, columns: 1, entries: [QuadraticSurd(1, Rational(-1, 2), radicand: 3)])
    #expect(
      CertificateKernel.digest(of: .matrix(.surd(root, radicand: 3)))
        == SHA256.hexDigest("lrh-matrix/1\n1 1 3\n1 -1/2\n".utf8))
    // Longer than the piece in which the kernel feeds the hash.
    let long = Matrix(rows: 100, columns: 90) { i, j in Rational(Integer(i - j)) }
    let text = "lrh-matrix/1\n100 90 0\n" + long.entries.map { "\($0)\n" }.joined()
    #expect(CertificateKernel.digest(of: .matrix(.rational(long))) == SHA256.hexDigest(text.utf8))
  }

  @Test("the worked example of the format document")
  func workedExample() throws {
    let document = try String(
      contentsOfFile: TestEnvironment.packageFolder + "/docs/certificate-format-1.md", encoding: .utf8)
    let start = try #require(document.range(of: "{\"assumptions\":[],\n"))
    let end = try #require(document.range(of: "\n```", range: start.lowerBound..<document.endIndex))
    let line = document[start.lowerBound..<end.lowerBound].replacingOccurrences(of: "\n", with: "")
    #expect(try outcome(line.utf8).word == "accepted")
    #expect(
      try Array(line.utf8) == TestEnvironment.bytes(Corpus.path("accepted", "recovery-worked-example.json")))
  }

  @Test("limits of sizes and depth")
  func limits() throws {
    func depth(_ n: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: n - 1) + String(repeating: "]", count: n - 1) + "}"
    }
    #expect(try outcome(depth(17).utf8).line.contains("deeper"))
    #expect(try !outcome(depth(16).utf8).line.contains("deeper"))
    #expect(try outcome("{\"a\":9007199254740992}".utf8).line.contains("above"))
    #expect(try !outcome("{\"a\":9007199254740991}".utf8).line.contains("above"))
  }
}

@Suite("Work limits")
struct WorkTests {
  @Test("at the stated work the file is checked, just below it is not", arguments: Corpus.accepted)
  func boundary(_ name: String) throws {
    let path = Corpus.path("accepted", name)
    let work = try #require(statedWork(path))
    var options = CheckOptions()
    options.workLimit = work
    #expect(CertificateFile.check(path, options).word == "accepted")
    options.workLimit = work - 1
    let outcome = CertificateFile.check(path, options)
    #expect(outcome.exitCode == 2 && outcome.line.hasPrefix("undecided — budget"))
  }

  @Test(
    "works computed by hand from the formulas",
    arguments: [
      // rows·columns·words(M) + r³.
      ("rank-full", 2 * 3 + 8),
      // 12 + 8 + (4−2)·2·3·1·1.
      ("rank-dependencies-denominators-by-row", 12 + 8 + 12),
      ("rank-factorisation", 12 + 8 + 4 * 2 * 3),
      ("rank-zero-factorisation", 6),
      // words(M) = 1 + ⌊137/64⌋ = 3 for 10⁴¹ + 1: 4·3 + 1 + 1·1·2·words(combinations)·3.
      ("rank-beyond-words", 4 * 3 + 1 + 2 * 1 * 3),
      ("turan-c5-two-parts", 10), ("clique-triangle", 9), ("turan-complement", 7),
      // m²(d·1·1 + 16), times 4 with a radicand, + the pairs of z.
      ("recovery-worked-example", 4 * 18), ("recovery-strict", 16 * 19 + 2),
      ("worst-case-error-figure-1", 4 * 4 * 18),
      ("recovery-surd-beside-rational", 4 * 9 * 18 + 1),
      ("incoherence-unit", 9 * 2), ("incoherence-surd", 4 * 9 * 2), ("incoherence-lines28", 28 * 28 * 8),
      ("hypothesis-diagonal", 4), ("hypothesis-coherence-surd", 4 * 4),
      // rank work + n²W² + n³W + s²W with W = 1.
      ("near-identity-alon-strict", 9 + 27 + 9 + 27 + 1),
      // n = 3, rank 2, s = 1: rank 9 + 8 + 1·2·3; 9 + 27 + 1; projector 2·27·1·(1 + 3·1); monomials 2·9.
      ("near-identity-simplex-rank-two", 9 + 8 + 6 + 9 + 27 + 1 + 2 * 27 * 4 + 2 * 9),
    ])
  func formulas(_ name: String, _ work: Int) {
    #expect(statedWork(Corpus.path("accepted", name + ".json")) == Integer(work))
  }

  @Test("huge sizes are refused before any work")
  func budget() throws {
    // A claim of rank 2^53 − 1: r³ is beyond every limit.
    let text = try Corpus.text("accepted", "rank-full.json").replacingOccurrences(
      of: "\"rank\":2", with: "\"rank\":9007199254740991")
    let result = try outcome(text.utf8)
    #expect(result.exitCode == 2 && result.line.contains("budget"))
  }

  @Test("common denominators beyond the limit")
  func denominators() throws {
    // A row with the denominators 2^65535 and 3: their least common multiple has more than 65,536 bits.
    func rank(_ denominator: Integer) throws -> Verdict {
      let matrix = Matrix(rows: 1, columns: 2, entries: [Rational(1, denominator), Rational(1, 3)])
      let object = Input.matrix(.rational(matrix))
      let digest = CertificateKernel.digest(of: object)
      let witness = RankWitness(lower: .init(rows: [0], columns: [0], prime: 1_009), upper: .full)
      return CertificateKernel.check(
        Certificate(
          assertion: .rank(RankClaim(rows: 1, columns: 2, rank: 1), witness),
          inputs: [.matrix: StatedInput(object, digest: digest)],
          claimedDigests: [.matrix: digest], producer: Producer(name: "test", version: "0")))
    }
    #expect(try rank(Integer.one.shiftedLeft(by: 65_534)) == .accepted)
    guard case .undecided(let reason) = try rank(Integer.one.shiftedLeft(by: 65_535)) else {
      Issue.record("not undecided")
      return
    }
    #expect(reason.hasPrefix("budget"))
  }
}

@Suite("Order of the checks")
struct OrderTests {
  private func changed(_ name: String, _ changes: (String, String)...) throws -> String {
    var text = try Corpus.text("accepted", name)
    for (old, new) in changes {
      #expect(text.contains(old), "\(old)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    return text
  }

  @Test("malformed before digests before work before conditions before assumptions")
  func order() throws {
    let malformed = ("\"format\":\"lrh-certificate/1\"", "\"format\":\"lrh-certificate/9\"")
    let digest = (
      "227c27874418c859f659232505b2f9ff3a7e95625ebd7aced9eccfe6c7f63154", String(repeating: "0", count: 64)
    )
    let work = ("\"rank\":2", "\"rank\":9007199254740991")
    let condition = ("\"prime\":2147483647", "\"prime\":4")
    let assumption = ("\"assumptions\":[]", "\"assumptions\":[\"ieee754-dot-product\"]")
    func check(_ changes: (String, String)...) throws -> FileOutcome {
      var text = try Corpus.text("accepted", "rank-full.json")
      for (old, new) in changes {
        #expect(text.contains(old), "\(old)")
        text = text.replacingOccurrences(of: old, with: new)
      }
      return try outcome(text.utf8)
    }
    #expect(try check(malformed, digest, work, condition, assumption).word == "malformed")
    #expect(try check(digest, work, condition, assumption).line.contains("digest"))
    #expect(try check(work, condition, assumption).word == "undecided")
    #expect(try check(condition, assumption).line.contains("not a prime"))
    #expect(try check(assumption).line.contains("assumption"))
    #expect(try check().word == "accepted")
  }

  @Test("sources are compared after digests and before work")
  func sources() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("source.bin", Array("hello".utf8))
    let entry =
      "[{\"bytes\":5,\"dtype\":\"<f8\",\"name\":\"source.bin\",\"orientation\":\"as-is\",\"role\":\"matrix\",\"sha256\":\""
      + SHA256.hexDigest("hello".utf8) + "\",\"tensor\":\"\"}]"
    let text = try changed("rank-full.json", ("\"sources\":[]", "\"sources\":" + entry))
    let file = try folder.write("c.json", text.utf8)
    var options = CheckOptions()
    #expect(CertificateFile.check(file).line.contains("source not checked: source.bin"))
    options.sources = [("matrix", source)]
    #expect(
      CertificateFile.check(file, options).word == "accepted"
        && !CertificateFile.check(file, options).line.contains("not checked"))
    options.workLimit = 0
    #expect(CertificateFile.check(file, options).word == "undecided")
    try folder.write("source.bin", Array("hellO".utf8))
    #expect(CertificateFile.check(file, options).word == "rejected")
    options.sources = [("probe", source)]
    #expect(CertificateFile.check(file, options).word == "rejected")
    options.sources = [("matrix", folder.path + "/none")]
    #expect(CertificateFile.check(file, options).exitCode == 66)
    // A wrong digest decides first.
    let wrong = try folder.write(
      "d.json",
      text.replacingOccurrences(of: "\"columns\":3,\"digest\":\"2", with: "\"columns\":3,\"digest\":\"3").utf8
    )
    #expect(CertificateFile.check(wrong, options).line.contains("digest"))
  }
}

@Suite("Files")
struct FileTests {
  private let certificate = "rank-object-f8.json"
  private let object = "rank-object-f8.npy"

  @Test("an object file that is missing, a link, a folder or a pipe")
  func objectFiles() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(certificate, TestEnvironment.bytes(Corpus.path("accepted", certificate)))
    let data = try TestEnvironment.bytes(Corpus.path("accepted", object))
    #expect(CertificateFile.check(file).exitCode == 66)
    try folder.write(object, data)
    #expect(CertificateFile.check(file).exitCode == 0)
    let place = folder.path + "/" + object
    try FileManager.default.removeItem(atPath: place)
    let elsewhere = try folder.write("elsewhere.npy", data)
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: elsewhere)
    #expect(CertificateFile.check(file).exitCode == 65, "a link")
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: folder.path + "/none")
    #expect(CertificateFile.check(file).exitCode == 65, "a link to nothing")
    try FileManager.default.removeItem(atPath: place)
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    #expect(CertificateFile.check(file).exitCode == 65, "a folder")
    try FileManager.default.removeItem(atPath: place)
    #expect(try Programs.run("/usr/bin/env", ["mkfifo", place]).code == 0)
    #expect(CertificateFile.check(file).exitCode == 65, "a pipe")
  }

  @Test("every byte of an object file matters")
  func objectBytes() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(certificate, TestEnvironment.bytes(Corpus.path("accepted", certificate)))
    let data = try TestEnvironment.bytes(Corpus.path("accepted", object))
    withEvery("byte", in: data.indices) { i in
      for bit in [0, 7] as [UInt8] {
        var changed = data
        changed[i] ^= 1 << bit
        _ = try? folder.write(object, changed)
        let outcome = CertificateFile.check(file)
        // The item −0 is 0 as well; its sign bit does not change the matrix.
        let isSignOfZero = changed[i] == 0 && data[i] == 0x80 && i == data.count - 48 + 15
        check(["rejected", "malformed"].contains(outcome.word) || isSignOfZero, outcome.line)
      }
    }
    for length in 0..<data.count {
      try folder.write(object, data.prefix(length))
      check(CertificateFile.check(file).word == "malformed", "cut to \(length) bytes")
    }
  }

  @Test("no file, a folder, an empty file")
  func files() throws {
    let folder = try TemporaryFolder()
    #expect(CertificateFile.check(folder.path + "/none").exitCode == 66)
    #expect(CertificateFile.check(folder.path + "/none/none").exitCode == 66)
    #expect(CertificateFile.check(folder.path).exitCode == 74)
    #expect(CertificateFile.check(try folder.write("empty", [])).exitCode == 65)
  }

  @Test("the worst exit code")
  func worst() {
    #expect(
      FileOutcome.worst([]) == 0 && FileOutcome.worst([0, 2]) == 2 && FileOutcome.worst([2, 1, 0]) == 1)
    #expect(
      FileOutcome.worst([1, 65]) == 65 && FileOutcome.worst([65, 66]) == 66
        && FileOutcome.worst([66, 74]) == 74)
    #expect(FileOutcome.worst([74, 70, 0]) == 70)
  }
}

@Suite("Mutations")
struct MutationTests {
  /// The numbers and strings of a canonical JSON text that are values, not keys.
  private func leaves(_ text: [UInt8]) -> [Range<Int>] {
    var leaves: [Range<Int>] = []
    var i = 0
    while i < text.count {
      let start = i
      if text[i] == UInt8(ascii: "\"") {
        i += 1
        while text[i] != UInt8(ascii: "\"") { i += 1 }
        i += 1
        if text[i] != UInt8(ascii: ":") { leaves.append(start..<i) }
      } else if text[i] >= 0x30 && text[i] <= 0x39 {
        while text[i] >= 0x30 && text[i] <= 0x39 { i += 1 }
        leaves.append(start..<i)
      } else {
        i += 1
      }
    }
    return leaves
  }

  @Test(
    "a change of any field is noticed, or leaves a true claim with another witness or provenance",
    arguments: Corpus.small)
  func everyField(_ name: String) throws {
    let text = try TestEnvironment.bytes(Corpus.path("accepted", name))
    let claim = try #require(text.firstRange(of: Array("\"claim\":".utf8))?.lowerBound)
    let inputs = try #require(text.firstRange(of: Array("\"inputs\":".utf8))?.lowerBound)
    let producer = try #require(text.firstRange(of: Array("\"producer\":".utf8))?.lowerBound)
    let witness = try #require(text.lastRange(of: Array("\"witness\":".utf8)))
    // Of many fields a sample, which the multiplier enlarges.
    var generator = SplitMix64(seed: text.count)
    for leaf in leaves(text).shuffled(using: &generator).prefix(TestEnvironment.scaled(40)) {
      let old = String(decoding: text[leaf], as: UTF8.self)
      var news: [String] = []
      if let number = Int(old) {
        news = ["\(number + 1)", "\(max(0, number - 1))", "\"\(number)\""]
      } else if let value = Rational(old.dropFirst().dropLast()) {
        news = ["\"\(value + 1)\"", "\"\(-value)\"", "\"\(value * 2)\"", "0"]
      } else {
        news = [
          "\"x\"", "\"\"", old.replacingOccurrences(of: "a", with: "b"),
          old.replacingOccurrences(of: "lt", with: "le"),
        ]
      }
      for new in news where new != old {
        let changed = text[..<leaf.lowerBound] + Array(new.utf8) + text[leaf.upperBound...]
        let result = outcome(inMemory: Array(changed))
        // Inputs are protected by their digests. A claim changes truth, except where it is not sharp: that ε, μ, k beyond m or the
        // domain may change is the business of the campaign, which recomputes the claim.
        let mayPass =
          leaf.lowerBound >= producer || (claim..<inputs).contains(leaf.lowerBound)
          || leaf.lowerBound >= witness.lowerBound
        check(result.word != "accepted" || mayPass, "\(name): \(old) to \(new): \(result.line)")
        check(
          ["accepted", "rejected", "malformed", "undecided"].contains(result.word),
          "\(name): \(old) to \(new): \(result.line)")
      }
    }
  }

  @Test("every beginning of a certificate is malformed", arguments: Corpus.small.prefix(12))
  func prefixes(_ name: String) throws {
    let text = try TestEnvironment.bytes(Corpus.path("accepted", name))
    for length in stride(from: 0, to: text.count, by: 7) {
      #expect(throws: MalformedCertificate.self) {
        try CertificateReader.read(Array(text.prefix(length))) { _, _ in [] }
      }
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func firstRange(of needle: [UInt8]) -> Range<Int>? {
    indices.first { self[$0...].starts(with: needle) }.map { $0..<$0 + needle.count }
  }

  fileprivate func lastRange(of needle: [UInt8]) -> Range<Int>? {
    indices.last { self[$0...].starts(with: needle) }.map { $0..<$0 + needle.count }
  }
}
