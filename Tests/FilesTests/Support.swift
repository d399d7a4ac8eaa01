// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Foundation
import MatrixFiles
import Statements
import Testing

/// A small seeded generator (SplitMix64), so that a failing case can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The folder of outside data, or nil.
enum TestData {
  static let folder: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["LRH_TEST_DATA"]
    let path = named ?? root.deletingLastPathComponent().appending(path: "shared/data").path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("SKIPPED: no test data at \(path); set LRH_TEST_DATA to run the tests that need them")
    return nil
  }()

  static var isPresent: Bool { folder != nil }

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  static func bytes(_ name: String) throws -> [UInt8] { try FileContents.read(path(name)) }

  /// The names of the regular files below a folder, sorted.
  static func files(_ name: String, suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).filter { $0.hasSuffix(suffix) }.sorted()
      .map { name + "/" + $0 }
  }

  static func json(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try bytes(name)))
    return try #require(object as? [String: Any])
  }
}

/// A folder that is removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "lrh-files-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var contents: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// The matrix in bytes that stand for a file of the given name.
func readMatrix(
  _ bytes: [UInt8], name: String, object: String? = nil, format: InputFormat? = nil,
  limits: ReadLimits = ReadLimits()
) throws -> LoadedMatrix {
  try MatrixFile.read(bytes, of: FileReference(path: name, object: object, format: format), limits: limits)
}

func readMatrix(_ text: String, name: String, format: InputFormat? = nil, limits: ReadLimits = ReadLimits())
  throws
  -> LoadedMatrix
{
  try readMatrix(Array(text.utf8), name: name, format: format, limits: limits)
}

/// The rational matrix with rows of numbers as text.
func rationalMatrix(_ rows: [[String]]) throws -> InputMatrix {
  let entries = try rows.flatMap { try $0.map { try #require(Rational($0)) } }
  return .rational(Matrix(rows: rows.count, columns: rows.first?.count ?? 0, entries: entries))
}

/// The error that `body` throws, which must be a `MalformedFile`.
func malformed(
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
)
  -> MalformedFile?
{
  do {
    try body()
    Issue.record("no error: \(comment)", sourceLocation: sourceLocation)
  } catch let error as MalformedFile {
    return error
  } catch {
    Issue.record("\(comment): \(error)", sourceLocation: sourceLocation)
  }
  return nil
}

/// Runs `read` on every beginning of the bytes and on random corruptions of them: it must return or throw a
/// `FileError`, never crash.
///
/// `LRH_TEST_MULTIPLIER` multiplies the number of corruptions.
func attack(_ bytes: [UInt8], seed: UInt64, flips: Int = 300, _ read: ([UInt8]) throws -> Void) {
  let multiplier = ProcessInfo.processInfo.environment["LRH_TEST_MULTIPLIER"].flatMap { Int($0) } ?? 1
  func attempt(_ bytes: [UInt8], _ what: String) {
    do { try read(bytes) } catch is any FileError {} catch { Issue.record("\(what): \(error)") }
  }
  for length in 0..<bytes.count { attempt(Array(bytes[..<length]), "cut to \(length) bytes") }
  var generator = SeededGenerator(seed: seed)
  for round in 0..<flips * multiplier where !bytes.isEmpty {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !copy.isEmpty { corrupt(&copy, &generator) }
    attempt(copy, "seed \(seed), round \(round)")
  }
}

/// Changes a byte or a bit, doubles a stretch (which makes numbers long), or cuts one out.
private func corrupt(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
  let place = Int.random(in: 0..<bytes.count, using: &generator)
  let stretch = place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator))
  switch Int.random(in: 0..<6, using: &generator) {
  case 0, 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
  case 2, 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
  case 4: bytes.insert(contentsOf: Array(bytes[stretch]) + Array(bytes[stretch]), at: place)
  default: bytes.removeSubrange(stretch)
  }
}
