// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Figures
import Statements
import TestSupport
import Testing

/// Figures that were changed are not accepted, whatever was changed.
@Suite("Tampering with figures")
struct TamperTests {
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  @Test("one digit: a mark's, an axis's, the record's, a certificate's", arguments: Instances.all)
  func digits(_ instance: Instance) throws {
    let document = try instance.document(title: "Version 1", footer: true)
    for format in FigureFormat.allCases {
      let bytes = document.bytes(format)
      let places = bytes.indices.filter { TamperTests.isDigit(bytes[$0]) }
      let step = max(1, Int(Double(places.count) / (60 * TestEnvironment.multiplier)))
      let record = document.recordLines(prefix: "|")[0].dropFirst(2)
      #expect(String(decoding: bytes, as: UTF8.self).contains(record))
      withEvery("digit", in: stride(from: 0, to: places.count, by: step)) { i in
        var changed = bytes
        changed[places[i]] = changed[places[i]] == UInt8(ascii: "9") ? UInt8(ascii: "0") : changed[places[i]] + 1
        let outcome = verify(changed, format)
        check(["rejected", "malformed"].contains(outcome.word), "\(instance).\(format.rawValue), byte \(places[i]): \(outcome.line)")
      }
    }
  }

  @Test("every digit of a mark in a small figure is rejected, not called malformed")
  func marks() throws {
    let instance = Instances.named("staircase")
    for (format, start) in [(FigureFormat.svg, "<circle"), (.tex, "(1,"), (.csv, "error,point")] {
      let bytes = try instance.document().bytes(format)
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let marks = lines.filter { $0.starts(with: start.utf8) }
      #expect(!marks.isEmpty)
      for mark in marks {
        for place in mark.indices where TamperTests.isDigit(bytes[place]) {
          var changed = bytes
          changed[place] = changed[place] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
          #expect(verify(changed, format).exitCode == 1)
        }
      }
    }
  }

  @Test("a line removed, doubled or added; an end cut off", arguments: Instances.all)
  func lines(_ instance: Instance) throws {
    for format in FigureFormat.allCases {
      let bytes = try instance.document().bytes(format)
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let step = max(1, lines.count / 20)
      withEvery("line", in: stride(from: 0, to: lines.count - 1, by: step)) { i in
        func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] { Array(lines.joined(separator: [UInt8(ascii: "\n")])) }
        var removed = lines
        removed.remove(at: i)
        check(verify(joined(removed), format).exitCode != 0, "\(instance).\(format.rawValue) without it")
        var doubled = lines
        doubled.insert(lines[i], at: i)
        check(verify(joined(doubled), format).exitCode != 0, "\(instance).\(format.rawValue) with it twice")
        check(verify(joined(Array(lines[..<i])), format).exitCode != 0, "\(instance).\(format.rawValue) cut there")
      }
      #expect(verify(bytes + [UInt8(ascii: "\n")], format).exitCode != 0)
      #expect(verify(Array(bytes.dropLast()), format).exitCode != 0)
    }
  }

  @Test("certificates that are true but of something else")
  func otherCertificates() throws {
    let staircase = Instances.named("staircase")
    // In another order, of other parameters, of another pair, one missing, one too many.
    let (all, other) = (staircase.certificates, Instances.named("staircase-nonnegative").certificates)
    for wrong in [[all[1], all[0]] + all[2...], Array(all.dropLast()), all + [all[0]], other + all[2...], []] {
      #expect(throws: FigureError.self) { try Instance("wrong", staircase.recipe, wrong).document() }
    }
    for instance in Instances.all {
      for other in Instances.all where other.description != instance.description {
        // A Gram map, a histogram and a plane may share their certificate.
        guard (try? Instance("other", instance.recipe, other.certificates).document()) != nil else { continue }
        let shared = Set(["plane", "gram", "histogram-interference", "histogram-errors"])
        #expect(shared.contains(instance.description) && shared.contains(other.description), "\(instance) from \(other)")
      }
    }
  }

  @Test("probes that are not what the option says")
  func wrongProbe() throws {
    let gram = try GramFigure(sparsity: 2, probe: .file)
    let certificates = try gram.prove(encoder: Instances.encoder, probe: Instances.matched, certifier: Certifier())
    #expect(throws: FigureError.self) { try Instance("x", try GramFigure(sparsity: 2, probe: .encoder), certificates).document() }
    #expect(throws: FigureError.self) { try Instance("x", try GramFigure(sparsity: 1, probe: .file), certificates).document() }
  }

  @Test("samples that are not the seed's")
  func wrongSeed() throws {
    let tail = Instances.named("tail")
    #expect(throws: FigureError.self) {
      try Instance("x", try TailFigure(features: 6, neurons: 9, seed: 3), tail.certificates).document()
    }
    let decoders = Instances.named("decoders")
    #expect(throws: FigureError.self) {
      try Instance("x", try DecodersFigure(features: 4, dimensions: [2, 3], sparsity: 1, samples: 2, seed: 6), decoders.certificates)
        .document()
    }
  }

  @Test("a false certificate with a right digest, drawn by an honest hand")
  func falseCertificate() throws {
    let instance = Instances.named("staircase-nonnegative")
    var certificates = instance.certificates
    guard case .recovery(var claim, let witness) = certificates[1].assertion else { throw FigureError.mismatch("not a recovery") }
    claim.worstError = claim.worstError + .one
    certificates[1].assertion = .recovery(claim, witness)
    let document = try Instance("false", instance.recipe, certificates).document()
    for format in FigureFormat.allCases {
      let outcome = verify(document.bytes(format), format)
      #expect(outcome.exitCode == 1 && outcome.reason.contains("certificate 1"), "\(outcome.line)")
    }
  }

  @Test("work beyond the limit is undecided")
  func workLimit() throws {
    let bytes = try Instances.named("staircase").document().bytes(.svg)
    #expect(verify(bytes, .svg, workLimit: 10).exitCode == 2)
  }

  /// A figure with its record changed, and the digest at its end put right.
  private static func forged(_ instance: Instance, _ format: FigureFormat, _ old: String, _ new: String) throws -> [UInt8] {
    let prefix = ["tex": "%", "csv": "#"][format.rawValue] ?? ""
    let bytes = try instance.document().bytes(format)
    var lines = try #require(FigureVerifier.record(in: bytes, prefix: prefix, isEscaped: format == .svg))
    let last = lines.removeLast()
    #expect(last == "end \(sha256(Array(lines.map { $0 + "\n" }.joined().utf8)))")
    let text = lines.joined(separator: "\n").replacing(old, with: new)
    #expect(text != lines.joined(separator: "\n"), "\(old)")
    let record = text.split(separator: "\n").map(String.init)
    let other = record + ["end \(sha256(Array(record.map { $0 + "\n" }.joined().utf8)))"]
    let marks = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix(prefix + "|") && !$0.hasPrefix(prefix + ">") && !$0.hasPrefix("&gt;")
    }
    return Array((marks.map(String.init) + other.map { "\(prefix)|\($0)" }).joined(separator: "\n").utf8)
  }

  @Test("what is no figure is malformed")
  func malformed() throws {
    for (name, bytes) in [("empty", []), ("words", Array("# hello\n".utf8)), ("binary", [0, 255, 254, 10, 124])] as [(String, [UInt8])] {
      for format in FigureFormat.allCases { #expect(verify(bytes, format).exitCode == 65, "\(name): \(verify(bytes, format).line)") }
    }
    let one = Instances.named("figure-1")
    for (old, new) in [
      ("lrh-figure/1", "lrh-figure/2"), ("figure figure-1", "figure figure-0"), ("certificate ", "option x 1\ncertificate "),
      ("certificate ", "option title a\noption title b\ncertificate "), ("certificate ", "option title %zz\ncertificate "),
      ("certificate ", "option title a b\ncertificate "), ("certificate ", "option footer-hash no\ncertificate "),
      ("certificate ", "beside 00 ../x\ncertificate "), ("{\"assumptions\"", "{ \"assumptions\""), ("made-by ", "made "),
    ] {
      // A certificate's own digest is compared first.
      let expected: Int32 = old.hasPrefix("{") ? 1 : 65
      let outcome = verify(try TamperTests.forged(one, .csv, old, new), .csv)
      #expect(outcome.exitCode == expected, "\(new): \(outcome.line)")
    }
    let csv = String(decoding: try one.document().bytes(.csv), as: UTF8.self)
    #expect(verify(Array(csv.replacing("#|lrh-figure/1", with: "#>lrh-figure/1").utf8), .csv).exitCode == 65)
    #expect(verify(Array(csv.replacing("lrh 0.1.0", with: "lrh 0.1.1").utf8), .csv).exitCode == 1)
    // Options out of their range, or not in their one spelling.
    let stairs = Instances.named("staircase")
    for (old, new) in [
      ("option sparsity 3", "option sparsity 0"), ("option sparsity 3", "option sparsity 03"),
      ("option sparsity 3", "option sparsity 999999999"),
      ("option epsilon 1/2", "option epsilon 2/4"), ("option epsilon 1/2", "option epsilon -1"), ("option best yes", "option best no"),
      ("option domain signed", "option domain any"), ("option probe matched", "option probe file"),
    ] {
      let outcome = verify(try TamperTests.forged(stairs, .tex, old, new), .tex)
      #expect(outcome.exitCode == 65, "\(new): \(outcome.line)")
    }
    // In their range, but not what the certificates and the marks are.
    for (old, new) in [
      ("option sparsity 3", "option sparsity 2"), ("option epsilon 1/2", "option epsilon 1/3"),
      ("option probe matched", "option probe encoder"),
      ("option best yes\n", ""), ("option domain signed", "option domain nonnegative"), ("command lrh figure", "command lrh draw"),
    ] {
      for format in FigureFormat.allCases {
        let outcome = verify(try TamperTests.forged(stairs, format, old, new), format)
        // Without `best` the domain may be either; with it, nonnegative is no option.
        #expect(outcome.exitCode == (new.hasSuffix("nonnegative") ? 65 : 1), "\(new): \(outcome.line)")
      }
    }
  }

  @Test("certificates beside the figure: accepted with the file, rejected with another, missing without")
  func beside() throws {
    let instance = Instances.named("coherence")
    let certificates = try instance.embedded()
    let file = FigureDocument.besideFile(certificates)
    let digest = sha256(file)
    let document = try instance.document(place: .beside(file: "c.certificates", sha256: digest))
    for format in FigureFormat.allCases {
      let bytes = document.bytes(format)
      #expect(verify(bytes, format, beside: ["c.certificates": file]).exitCode == 0)
      #expect(verify(bytes, format, beside: ["c.certificates": file + [10]]).exitCode == 1)
      #expect(verify(bytes, format, beside: ["c.certificates": []]).exitCode == 1)
      #expect(verify(bytes, format).exitCode == 66)
    }
  }
}
