// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import InterferenceScan
import MatrixFiles
import Statements
import TestSupport
import Testing

/// Matrices read with their bits kept: the same numbers.
@Suite("Bits of matrices", .enabled(if: TestEnvironment.hasData))
struct DyadicMatrixTests {
  static let names = TestEnvironment.dataFiles(in: "embeddings", ending: ".npy") + TestEnvironment.dataFiles(in: "mtx", ending: ".mtx")

  @Test("keeping bits changes no number, nor does transposing", arguments: names)
  func files(_ name: String) throws {
    let reference = FileReference(path: TestEnvironment.data(name))
    guard let plain = try? MatrixFile.read(reference) else { return }
    let kept = try MatrixFile.read(reference, keepingBits: true)
    #expect(kept.matrix.rationalMatrix == plain.matrix.rationalMatrix)
    guard case .dyadic(let matrix) = kept.matrix else {
      #expect(name.hasSuffix(".mtx"))
      return
    }
    #expect(matrix.transposed.rational == matrix.rational.transpose)
    #expect(matrix.transposed.transposed == matrix)
  }

  @Test("every 16-bit float keeps its value")
  func halves() throws {
    let folder = try TemporaryFolder()
    let finite = (0...UInt16.max).filter { $0 & 0x7C00 != 0x7C00 }
    var bytes: [UInt8] = Array("\u{93}NUMPY".unicodeScalars.map { UInt8($0.value) }) + [1, 0]
    let header = "{'descr': '<f2', 'fortran_order': False, 'shape': (\(finite.count), 1), }\n"
    bytes += [UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)] + header.utf8
    for half in finite { bytes += [UInt8(half & 255), UInt8(half >> 8)] }
    let path = try folder.write("halves.npy", bytes)
    let kept = try MatrixFile.read(FileReference(path: path), keepingBits: true)
    guard case .dyadic = kept.matrix else {
      Issue.record("not dyadic")
      return
    }
    #expect(kept.matrix.rationalMatrix == (try MatrixFile.read(FileReference(path: path)).matrix.rationalMatrix))
  }
}
