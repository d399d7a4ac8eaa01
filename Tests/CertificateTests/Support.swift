// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import ExactArithmetic
import Foundation
import TestSupport

/// The corpus of certificates in `Tests/Certificates`.
enum Corpus {
  static let folder = TestEnvironment.packageFolder + "/Tests/Certificates"
  static let accepted = TestEnvironment.files(in: folder + "/accepted", ending: ".json")
  static let rejected = TestEnvironment.files(in: folder + "/rejected", ending: ".json")
  static let assuming = TestEnvironment.files(in: folder + "/assuming", ending: ".json")
  static let assumingFalsely = TestEnvironment.files(in: folder + "/assuming-falsely", ending: ".json")
  static let malformed = TestEnvironment.files(in: folder + "/malformed", ending: ".json")
  /// Accepted ones that hold their inputs themselves and are not large.
  static let small = accepted.filter { name in
    guard let bytes = try? TestEnvironment.bytes(path("accepted", name)) else { return false }
    return bytes.count < 12_000 && !String(decoding: bytes, as: UTF8.self).contains("\"object\"")
  }

  static func path(_ outcome: String, _ name: String) -> String { "\(folder)/\(outcome)/\(name)" }

  static func text(_ outcome: String, _ name: String) throws -> String {
    String(decoding: try TestEnvironment.bytes(path(outcome, name)), as: UTF8.self)
  }
}

extension FileOutcome {
  /// The outcome without its reason.
  var word: String { String(line.prefix { $0 != " " }) }
}

/// The outcome for these bytes as a file in a folder of its own.
func outcome(_ bytes: some Sequence<UInt8>, _ options: CheckOptions = CheckOptions()) throws -> FileOutcome {
  let folder = try TemporaryFolder()
  return CertificateFile.check(try folder.write("c.json", bytes), options)
}

/// The outcome for these bytes, which name no object file, without writing a file.
func outcome(inMemory bytes: [UInt8]) -> FileOutcome {
  do {
    let certificate = try CertificateReader.read(bytes) { name, _ in throw UnexpectedObject(name: name) }
    switch CertificateKernel.check(certificate) {
    case .accepted: return .accepted(certificate.assertion.sentence)
    case .rejected(let reason): return .rejected(reason)
    case .undecided(let reason): return .undecided(reason)
    }
  } catch let error as MalformedCertificate {
    return .malformed(error.description)
  } catch {
    return .internalError("\(error)")
  }
}

/// A certificate names an object file though its original did not.
struct UnexpectedObject: Error {
  let name: String
}

/// The work that checking states for the file, by asking with a limit of 0.
func statedWork(_ path: String) -> Integer? {
  var options = CheckOptions()
  options.workLimit = 0
  guard case .undecided(let reason) = CertificateFile.check(path, options),
    let match = reason.firstMatch(of: /^budget: work ([0-9]+)/)
  else {
    return nil
  }
  return Integer(match.1)
}
