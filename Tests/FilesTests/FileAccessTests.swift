// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Foundation
import TestSupport
import Testing

@Suite struct FileAccessTests {
  @Test func readsRegularFilesOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("data")
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try AtomicWriter.write(bytes, to: path)
    #expect(try FileContents.read(path) == bytes)
    #expect(try FileContents.read(path, limit: bytes.count) == bytes)
    #expect(throws: FileAccessError.tooLarge(path, limit: 10)) { try FileContents.read(path, limit: 10) }
    #expect(throws: FileAccessError.noSuchFile(folder.file("x"))) { try FileContents.read(folder.file("x")) }
    #expect(throws: FileAccessError.noSuchFile(path + "/x")) { try FileContents.read(path + "/x") }
    #expect(throws: FileAccessError.notARegularFile(folder.path)) { try FileContents.read(folder.path) }
    #expect(throws: FileAccessError.notARegularFile("/dev/null")) { try FileContents.read("/dev/null") }
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: FileAccessError.notARegularFile(pipe)) { try FileContents.read(pipe) }
  }

  #if os(Linux)
    @Test func filesThatSayTheyAreEmptyAreReadToTheirEnd() throws {
      #expect(try FileContents.read("/proc/self/status").starts(with: "Name:".utf8))
      #expect(throws: FileAccessError.self) { try FileContents.read("/proc/self/status", limit: 10) }
    }
  #endif

  @Test func writesAtomically() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("out")
    try AtomicWriter.write([1, 2], to: path)
    #expect(throws: FileAccessError.alreadyExists(path)) { try AtomicWriter.write([3], to: path) }
    #expect(try FileContents.read(path) == [1, 2])
    try AtomicWriter.write([3], to: path, force: true)
    #expect(try FileContents.read(path) == [3])
    func refusal(_ path: String, _ reason: String) -> FileAccessError {
      FileAccessError.inputOutput(path, reason: "cannot be written: \(reason)")
    }
    let device = refusal("/dev/null", "it is there and is not a regular file")
    #expect(throws: device) { try AtomicWriter.write([3], to: "/dev/null", force: true) }
    #expect(throws: device) { try AtomicWriter.requireWritable("/dev/null", force: true) }
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(throws: refusal(link, "it is there and is not a regular file")) { try AtomicWriter.write([4], to: link, force: true) }
    let nowhere = refusal(folder.file("no/such"), "there is no folder \(folder.file("no/"))")
    #expect(throws: nowhere) { try AtomicWriter.write([4], to: folder.file("no/such")) }
    #expect(throws: nowhere) { try AtomicWriter.requireWritable(folder.file("no/such"), force: false) }
    #expect(throws: FileAccessError.alreadyExists(path)) { try AtomicWriter.requireWritable(path, force: false) }
    try AtomicWriter.requireWritable(path, force: true)
    try AtomicWriter.requireWritable(folder.file("new"), force: false)
    #expect(folder.contents == ["link", "out"])
  }

  @Test func referencesAreSplitAtTheFirstSeparator() {
    func parts(_ text: String) -> [String?]? { FileReference(parsing: text).map { [$0.path, $0.object] } }
    #expect(parts("a/b.npz::W") == ["a/b.npz", "W"])
    #expect(parts("a.npz") == ["a.npz", nil])
    #expect(parts("a:b") == ["a:b", nil])
    #expect(parts("a::b::c") == ["a", "b::c"])
    #expect(parts("a::") == nil)
    #expect(parts("::a") == nil)
    #expect(parts("") == nil)
    let reference = FileReference(path: "x/y/M.Tar.NPZ")
    #expect(
      reference.baseName == "M.Tar.NPZ" && reference.folder == "x/y/" && reference.fileExtension == "npz")
    #expect(FileReference(path: "m").folder.isEmpty && FileReference(path: "-").baseName == "stdin")
  }

  @Test func messagesShowNoControlCharacters() {
    let error = MalformedFile(file: "a", place: .tensor("x\u{1B}[2J\n"), problem: "p")
    #expect(error.description == "a, tensor 'x\\x1b[2J\\x0a': p")
    #expect(MalformedFile.quoted(String(repeating: "x", count: 100)).utf8.count < 60)
  }

  @Test func exitCodes() {
    #expect(MalformedFile(file: "", place: .whole, problem: "").exitCode == 65)
    #expect(FileAccessError.noSuchFile("").exitCode == 66)
    #expect(FileAccessError.inputOutput("", reason: "").exitCode == 74)
    #expect(FileAccessError.tooLarge("", limit: 0).exitCode == 65)
    #expect(SelectionError.ambiguous(file: "", available: []).exitCode == 64)
    #expect(SelectionError.noSuchObject(file: "", name: "", available: []).exitCode == 66)
  }
}
