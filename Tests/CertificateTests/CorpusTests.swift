// SPDX-License-Identifier: Apache-2.0
import CertificateReader
import CertificateWriter
import TestSupport
import Testing

@Suite("Corpus")
struct CorpusTests {
  @Test("accepted, with exit code 0", arguments: Corpus.accepted)
  func accepted(_ name: String) {
    let outcome = CertificateFile.check(Corpus.path("accepted", name))
    #expect(outcome.word == "accepted" && outcome.exitCode == 0, "\(outcome.line)")
  }

  @Test("rejected, with exit code 1", arguments: Corpus.rejected)
  func rejected(_ name: String) {
    let outcome = CertificateFile.check(Corpus.path("rejected", name))
    #expect(outcome.word == "rejected" && outcome.exitCode == 1, "\(outcome.line)")
  }

  @Test("malformed, with exit code 65", arguments: Corpus.malformed)
  func malformed(_ name: String) {
    let outcome = CertificateFile.check(Corpus.path("malformed", name))
    #expect(outcome.word == "malformed" && outcome.exitCode == 65, "\(outcome.line)")
  }

  @Test("reading and writing gives the same bytes", arguments: Corpus.accepted + Corpus.rejected)
  func roundTrip(_ name: String) throws {
    let path = Corpus.path(Corpus.accepted.contains(name) ? "accepted" : "rejected", name)
    let certificate = try CertificateFile.load(path)
    #expect(CertificateWriter.bytes(of: certificate) == (try TestEnvironment.bytes(path)))
  }

  @Test("the corpus is there, and is what its generator writes")
  func generated() throws {
    #expect(Corpus.accepted.count >= 60 && Corpus.rejected.count >= 100 && Corpus.malformed.count >= 150)
    let result = try Programs.run("/usr/bin/env", ["python3", Corpus.folder + "/generate.py", "--check"])
    guard result.code != 127 else {
      print("SKIPPED: no python3 to compare the corpus with its generator")
      return
    }
    #expect(result.code == 0, "\(result.output)\(result.errors)")
  }
}

@Suite("Corpus of certificates that assume")
struct AssumingCorpusTests {
  private func options(_ change: (inout CheckOptions) -> Void) -> CheckOptions {
    var options = CheckOptions()
    change(&options)
    return options
  }

  private func expect(_ path: String, _ words: (plain: String, assumed: String, full: String)) {
    #expect(CertificateFile.check(path).word == words.plain)
    #expect(CertificateFile.check(path).exitCode == 2)
    let assumed = CertificateFile.check(path, options { $0.accepted = [.ieee754DotProduct] })
    #expect(assumed.word == words.assumed && assumed.reason.contains("[assuming ieee754-dot-product]"), "\(assumed.line)")
    let full = CertificateFile.check(path, options { $0.full = true })
    #expect(full.word == words.full && !full.reason.contains("assuming"), "\(full.line)")
  }

  @Test("undecided; accepted with the assumption, and with --full", arguments: Corpus.assuming)
  func assuming(_ name: String) { expect(Corpus.path("assuming", name), ("undecided", "accepted", "accepted")) }

  @Test("a false statement is rejected with --full only", arguments: Corpus.assumingFalsely)
  func assumingFalsely(_ name: String) { expect(Corpus.path("assuming-falsely", name), ("undecided", "accepted", "rejected")) }

  @Test("--full changes nothing about certificates that assume nothing", arguments: Corpus.small.prefix(60))
  func full(_ name: String) {
    let path = Corpus.path("accepted", name)
    #expect(CertificateFile.check(path, options { $0.full = true }).line == CertificateFile.check(path).line)
  }

  @Test("reading and writing gives the same bytes", arguments: Corpus.assuming)
  func roundTrip(_ name: String) throws {
    let path = Corpus.path("assuming", name)
    #expect(CertificateWriter.bytes(of: try CertificateFile.load(path)) == (try TestEnvironment.bytes(path)))
  }

  @Test("the work is that of format §6")
  func work() {
    // d = 2, m = 3, four indices listed, one pair of z: (4 + 3)·(2 + 16) + 2·(2 + 16) + 1; all entries: 9·(2 + 16).
    let path = Corpus.path("assuming", "filter-example.json")
    #expect(statedWork(path) == 163)
    #expect(CertificateFile.check(path, options { ($0.full, $0.workLimit) = (true, 324) }).line.contains("work 325 exceeds"))
    #expect(CertificateFile.check(path, options { ($0.full, $0.workLimit) = (true, 325) }).word == "accepted")
    // One pair of z in dimension 3: 2·(3 + 16) + 1; two pairs: 3·(3 + 16) + 2.
    #expect(statedWork(Corpus.path("accepted", "recovery-failure-attained-at-epsilon.json")) == 39)
    #expect(statedWork(Corpus.path("accepted", "recovery-failure-attained.json")) == 59)
    // d = 3, m = 5, one pair listed: (1 + 5)·(3 + 16).
    #expect(statedWork(Corpus.path("assuming", "filter-incoherence.json")) == 114)
  }
}
