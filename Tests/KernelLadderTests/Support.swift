// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Statements
import TestSupport
import Testing

/// The verdict on an assertion about an encoder; it is written and read back on the way, so that all shapes are used.
func check(
  _ assertion: Assertion, _ encoder: Matrix<Rational>, activation: [Rational]? = nil,
  workLimit: Integer = CertificateKernel.defaultWorkLimit
) throws -> Verdict {
  var inputs: [Role: Matrix<Rational>] = [.encoder: encoder]
  if let activation { inputs[.activation] = Matrix(rows: activation.count, columns: 1, entries: activation) }
  let bytes = CertificateWriter.bytes(of: certificate(assertion, inputs))
  let read = try CertificateReader.read(bytes) { name, _ in throw UnexpectedObject(name: name) }
  #expect(CertificateWriter.bytes(of: read) == bytes)
  return CertificateKernel.check(read, workLimit: workLimit)
}

struct UnexpectedObject: Error {
  let name: String
}

/// The outside data on the gap instances; nil when it is not there.
enum GapData {
  static let instances: [String: [[Int]]]? =
    TestEnvironment.hasData
    ? (try? TestEnvironment.dataObject("gap_instances.json"))?.compactMapValues { ($0 as? [String: Any])?["A"] as? [[Int]] } : nil
}
