// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import ExactArithmetic
import FileAccess
import GraphFiles
import MatrixFiles

private let matrixFormats: [InputFormat] = [.npy, .npz, .safetensors, .mtx, .csv]
private let graphFormats: [InputFormat] = [.dimacs, .dimacsBinary, .edges, .graph6, .sparse6]

/// Limits a few times smaller than the defaults, so that a run of the fuzzer gets far: small files may stand for large objects.
private let limits: ReadLimits = {
  var limits = ReadLimits()
  limits.entries = 1 << 20
  limits.impliedEntries = 1 << 18
  limits.exponents = 1 << 20
  return limits
}()

/// Gives an input to a reader: the first byte chooses which, the rest is the file. Whatever the bytes are, this must return, soon and in
/// little memory; a trap is a finding.
public func readAnything(_ input: [UInt8]) {
  guard let choice = input.first else { return }
  let bytes = Array(input.dropFirst())
  let readers = 1 + matrixFormats.count + graphFormats.count
  switch Int(choice) % readers {
  case 0: fuzzCertificate(bytes)
  case let index where index <= matrixFormats.count:
    _ = try? MatrixFile.read(bytes, of: FileReference(path: "fuzz", format: matrixFormats[index - 1]), limits: limits)
  case let index:
    let format = graphFormats[index - 1 - matrixFormats.count]
    // Graphs of many vertices and no edges are legal and only slow the fuzzer down.
    if let graph = try? GraphFile.read(bytes, of: FileReference(path: "fuzz", format: format), limits: limits) {
      precondition(graph.graph.vertexCount <= 1 << 24)
    }
  }
}

/// What is read must be spelled back to the same bytes, and checking it must end.
private func fuzzCertificate(_ bytes: [UInt8]) {
  struct NoObjects: Error {}
  guard let certificate = try? CertificateReader.read(bytes, object: { _, _ in throw NoObjects() }) else { return }
  precondition(CertificateWriter.bytes(of: certificate) == bytes, "a certificate with two spellings")
  _ = CertificateKernel.check(certificate, workLimit: Integer(1_000_000))
}
