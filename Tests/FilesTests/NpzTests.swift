// SPDX-License-Identifier: Apache-2.0
import CZlib
import ExactArithmetic
import FileAccess
import Foundation
import MatrixFiles
import Statements
import Testing

/// A zip archive made by hand, with every field open to lies.
private struct ZipBuilder {
  struct Member {
    var name: String
    var data: [UInt8]
    var isDeflated = false
    var statedSize: Int?
    var flags = 0
    var checksum: UInt32?
    var localName: String?
  }

  static func raw(_ data: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(data.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    guard compress2(&packed, &size, data, UInt(data.count), 9) == Z_OK else { return [] }
    // Without the zlib header and checksum.
    return Array(packed[2..<Int(size) - 4])
  }

  static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func archive(_ members: [Member], comment: String = "") -> [UInt8] {
    var bytes: [UInt8] = []
    var table: [UInt8] = []
    for member in members {
      let packed = member.isDeflated ? raw(member.data) : member.data
      let checksum = member.checksum ?? UInt32(crc32_z(0, member.data, member.data.count))
      let common =
        number(member.flags, 2) + number(member.isDeflated ? 8 : 0, 2) + number(0, 4)
        + number(Int(checksum), 4)
        + number(packed.count, 4) + number(member.statedSize ?? member.data.count, 4)
      let local = Array((member.localName ?? member.name).utf8)
      table +=
        number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common + number(member.name.utf8.count, 2)
      table += number(0, 12) + number(bytes.count, 4) + Array(member.name.utf8)
      bytes +=
        number(0x0403_4B50, 4) + number(20, 2) + common + number(local.count, 2) + number(0, 2) + local
        + packed
    }
    let start = bytes.count
    bytes +=
      table + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
    return bytes + number(table.count, 4) + number(start, 4) + number(comment.utf8.count, 2)
      + Array(comment.utf8)
  }
}

@Suite struct NpzTests {
  private typealias Member = ZipBuilder.Member

  private let small = npy(npyHeader("|i1", "(1, 2)"), [7, 8])
  private let vector = npy(npyHeader("|i1", "(3,)"), [1, 2, 3])

  /// Made by `numpy.savez_compressed(…, W=numpy.arange(40, dtype='<f4').reshape(4, 10, order='F') / 8,
  /// b=numpy.array([1, -2, 3], dtype='>i2'))`, NumPy 2.4.6.
  private static let fromNumPy =
    Data(
      base64Encoded:
        "UEsDBC0AAAAIAAAAIQDT/Jta//////////8FABQAVy5ucHkBABAAIAEAAAAAAAClAAAAAAAAAJ3IMQ7BYByG8b9NTEbjt32VdKjE"
        + "ICJ0tJAOJEyItumkzVdEIpIOBoNBwmAwOIIj9AiO4AiO4BE38Ca/4X3O/WHPGxdkLVvtB+nc6KbSrbCubaXD2CzNbDGJjR98+8Cs"
        + "AnIazZKAa9VtVXOqttqpv1eS39oiGXJIR0TBxRQZTrjjgRxPvPCGuCJFlFGBggUHDbjowsMIU0RIsEGGPQ444oQLrri5H1BLAwQt"
        + "AAAACAAAACEA90aQqf//////////BQAUAGIubnB5AQAQAIYAAAAAAAAASgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBul2mk"
        + "rqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOpo6CrUKFAAuBsb//xiYAVBLAQItAy0AAAAIAAAAIQDT/JtapQAAACAB"
        + "AAAFAAAAAAAAAAAAAACAAQAAAABXLm5weVBLAQItAy0AAAAIAAAAIQD3RpCpSgAAAIYAAAAFAAAAAAAAAAAAAACAAdwAAABiLm5w"
        + "eVBLBQYAAAAAAgACAGYAAABdAQAAAAA="
    ).map(Array.init) ?? []

  @Test func readsWhatNumPyCompressed() throws {
    let expected = Matrix<Rational>(rows: 4, columns: 10) { Rational(Integer($0 + 4 * $1), 8) }
    let loaded = try readMatrix(NpzTests.fromNumPy, name: "a.npz", object: "W")
    #expect(loaded.matrix == .rational(expected))
    #expect(loaded.provenance.object == "W" && loaded.provenance.numberType == "<f4")
    let b = try readMatrix(NpzTests.fromNumPy, name: "a.npz", object: "b").matrix
    #expect(b == (try rationalMatrix([["1"], ["-2"], ["3"]])))
    let list = try MatrixFile.tensors(NpzTests.fromNumPy, of: FileReference(path: "a.npz"))
    #expect(list.map(\.name) == ["W", "b"] && list.map(\.shape) == [[4, 10], [3]])
    #expect(list.map(\.columnMajor) == [true, false])
  }

  @Test func choosesTheOnlyMatrixOrAsks() throws {
    let one = ZipBuilder.archive([Member(name: "b.npy", data: vector), Member(name: "W.npy", data: small)])
    let loaded = try readMatrix(one, name: "a.npz")
    #expect(loaded.matrix == (try rationalMatrix([["7", "8"]])))
    #expect(loaded.provenance.object == "W" && loaded.notes.count == 1)
    let two = ZipBuilder.archive([Member(name: "V.npy", data: small), Member(name: "W.npy", data: small)])
    let error = #expect(throws: SelectionError.self) { try readMatrix(two, name: "a.npz") }
    #expect(error == .ambiguous(file: "a.npz", available: ["V (1×2)", "W (1×2)"]))
    let missing = #expect(throws: SelectionError.self) { try readMatrix(two, name: "a.npz", object: "X") }
    #expect(missing == .noSuchObject(file: "a.npz", name: "X", available: ["V (1×2)", "W (1×2)"]))
    let noted = ZipBuilder.archive(
      [Member(name: "W.npy", data: small), Member(name: "x.txt", data: [1])], comment: "hi")
    #expect(try readMatrix(noted, name: "a.npz").notes.isEmpty)
  }

  @Test func liesAreErrors() throws {
    let lies: [(String, [Member])] = [
      ("stored size", [Member(name: "W.npy", data: small, statedSize: small.count + 1)]),
      (
        "larger than stated",
        [Member(name: "W.npy", data: small + [0], isDeflated: true, statedSize: small.count)]
      ),
      (
        "smaller than stated",
        [Member(name: "W.npy", data: small.dropLast(), isDeflated: true, statedSize: small.count)]
      ),
      ("ratio", [Member(name: "W.npy", data: small, isDeflated: true, statedSize: 4_000_000_000)]),
      ("encrypted", [Member(name: "W.npy", data: small, flags: 1)]),
      ("checksum", [Member(name: "W.npy", data: small, checksum: 1)]),
      ("checksum of packed", [Member(name: "W.npy", data: small, isDeflated: true, checksum: 1)]),
      ("name", [Member(name: "W.npy", data: small, localName: "V.npy")]),
      ("twice", [Member(name: "W.npy", data: small), Member(name: "W.npy", data: small)]),
      ("trailing", [Member(name: "W.npy", data: small + [0])]),
      ("nothing", []), ("no arrays", [Member(name: "a.txt", data: [1])]),
      ("not npy", [Member(name: "W.npy", data: [1])]),
      ("NaN", [Member(name: "W.npy", data: npy(npyHeader("<f2", "(1, 1)"), [0xFF, 0xFF]))]),
    ]
    for (name, members) in lies {
      let error = malformed(name) { _ = try readMatrix(ZipBuilder.archive(members), name: "a.npz") }
      #expect(error != nil, "\(name)")
    }
    _ = malformed {
      _ = try readMatrix(ZipBuilder.archive([Member(name: "W.npy", data: small)]) + [0], name: "a.npz")
    }
  }

  @Test func bombsAreDefusedByTheirHeader() throws {
    // 60 MB of zeros in 60 kB; the array in front of them is small.
    let bomb = small + [UInt8](repeating: 0, count: 60_000_000)
    let archive = ZipBuilder.archive([Member(name: "W.npy", data: bomb, isDeflated: true)])
    #expect(archive.count < 100_000)
    let error = malformed { _ = try readMatrix(archive, name: "a.npz") }
    #expect(error?.place == .tensor("W"))
    // An honest header, beyond the limit of entries.
    let zeros = npy(npyHeader("|i1", "(6000, 10000)"), [UInt8](repeating: 0, count: 60_000_000))
    let honest = ZipBuilder.archive([Member(name: "W.npy", data: zeros, isDeflated: true)])
    var limits = ReadLimits()
    limits.entries = 1_000_000
    _ = malformed { _ = try readMatrix(honest, name: "a.npz", limits: limits) }
  }

  @Test func torchArchivesAreRefusedWithAHint() {
    let archive = ZipBuilder.archive([Member(name: "model/data.pkl", data: [0x80, 2])])
    let error = malformed { _ = try readMatrix(archive, name: "model.pt") }
    #expect(error?.problem.contains("safetensors") == true)
  }

  @Test func survivesAttacks() {
    attack(NpzTests.fromNumPy, seed: 21, flips: 3000) { bytes in
      _ = try MatrixFile.tensors(bytes, of: FileReference(path: "a.npz", format: .npz))
      _ = try readMatrix(bytes, name: "a.npz", object: "W", format: .npz)
    }
    let stored = ZipBuilder.archive([Member(name: "W.npy", data: small), Member(name: "b.npy", data: vector)])
    attack(stored, seed: 22, flips: 3000) { _ = try readMatrix($0, name: "a.npz", format: .npz) }
  }
}
