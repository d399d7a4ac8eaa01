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
