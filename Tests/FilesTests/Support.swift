// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Foundation
import MatrixFiles
import Statements
import TestSupport
import Testing

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
func attack(_ bytes: [UInt8], seed: Int, flips: Int = 300, _ read: ([UInt8]) throws -> Void) {
  func attempt(_ bytes: [UInt8], _ what: String) {
    do { try read(bytes) } catch is any FileError {} catch { Issue.record("\(what): \(error)") }
  }
  for length in 0..<bytes.count { attempt(Array(bytes[..<length]), "cut to \(length) bytes") }
  var generator = SplitMix64(seed: seed)
  for round in 0..<TestEnvironment.scaled(flips) where !bytes.isEmpty {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !copy.isEmpty { corrupt(&copy, &generator) }
    attempt(copy, "seed \(seed), round \(round)")
  }
}

/// Changes a byte or a bit, doubles a stretch (which makes numbers long), or cuts one out.
private func corrupt(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
  let place = Int.random(in: 0..<bytes.count, using: &generator)
  let stretch = place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator))
  switch Int.random(in: 0..<6, using: &generator) {
  case 0, 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
  case 2, 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
  case 4: bytes.insert(contentsOf: Array(bytes[stretch]) + Array(bytes[stretch]), at: place)
  default: bytes.removeSubrange(stretch)
  }
}
