// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Digests
import ExactArithmetic
import Statements

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What checking one file came to, with its exit code.
public enum FileOutcome: Sendable {
  case accepted(String)
  case rejected(String)
  case undecided(String)
  case malformed(String)
  case missing(String)
  case unreadable(String)
  case internalError(String)

  /// 0, 1, 2, 65, 66, 74 or 70.
  public var exitCode: Int32 {
    switch self {
    case .accepted: return 0
    case .rejected: return 1
    case .undecided: return 2
    case .malformed: return 65
    case .missing: return 66
    case .unreadable: return 74
    case .internalError: return 70
    }
  }

  /// Whether this is about the certificate (a line on standard output), not about getting at it (one on standard error).
  public var isVerdict: Bool {
    switch self {
    case .accepted, .rejected, .undecided, .malformed: return true
    case .missing, .unreadable, .internalError: return false
    }
  }

  /// The outcome in a word, as the format's output lines begin.
  public var word: String {
    switch self {
    case .accepted: return "accepted"
    case .rejected: return "rejected"
    case .undecided: return "undecided"
    case .malformed: return "malformed"
    case .missing: return "missing"
    case .unreadable: return "unreadable"
    case .internalError: return "internal error"
    }
  }

  /// The claim's sentence, or why it was not accepted.
  public var reason: String {
    switch self {
    case .accepted(let text), .rejected(let text), .undecided(let text), .malformed(let text), .missing(let text),
      .unreadable(let text), .internalError(let text):
      return text
    }
  }

  /// `outcome — reason`, the part of the output line after the file's name.
  public var line: String { "\(word) — \(reason)" }

  /// The worst of several exit codes, in the order 70, 74, 66, 65, 1, 2, 0.
  public static func worst(_ codes: some Sequence<Int32>) -> Int32 {
    let present = Set(codes)
    return [70, 74, 66, 65, 1, 2].first(where: present.contains) ?? 0
  }
}

/// How to check a file.
public struct CheckOptions: Sendable {
  /// The work allowed.
  public var workLimit = CertificateKernel.defaultWorkLimit
  /// Assumptions the user accepts.
  public var accepted: Set<Assumption> = []
  /// Whether what the assumptions stand for is checked too, so that nothing is assumed.
  public var full = false
  /// Files to compare with the sources of these roles.
  public var sources: [(role: String, file: String)] = []

  /// The default options.
  public init() {}
}

/// A certificate file: read, checked, and answered for. Nothing thrown gets out.
public enum CertificateFile {
  /// Checks the certificate in the file (`-`: standard input).
  public static func check(_ path: String, _ options: CheckOptions = CheckOptions()) -> FileOutcome {
    do {
      let certificate = try load(path)
      if !options.sources.isEmpty, let failure = try checkSources(certificate, options.sources) { return .rejected(failure) }
      var notes = ""
      let unchecked = certificate.sources.filter { source in !options.sources.contains { $0.role == source.role.rawValue } }
      if !unchecked.isEmpty { notes = " [source not checked: \(unchecked.map(\.name).joined(separator: ", "))]" }
      switch CertificateKernel.check(certificate, workLimit: options.workLimit, accepting: options.accepted, full: options.full) {
      case .accepted:
        if !options.full, !certificate.assumptions.isEmpty {
          notes = " [assuming \(certificate.assumptions.map(\.rawValue).joined(separator: ", "))]" + notes
        }
        return .accepted(certificate.assertion.sentence + notes)
      case .rejected(let reason): return .rejected(reason)
      case .undecided(let reason): return .undecided(reason)
      }
    } catch let error as MalformedCertificate {
      return .malformed(error.description)
    } catch let error as UnreadableFile {
      return error.missing ? .missing(error.reason) : .unreadable(error.reason)
    } catch {
      return .internalError("\(error)")
    }
  }

  /// Format §5.1, steps 2 and 3: why the sources given do not match, or nil.
  private static func checkSources(_ certificate: Certificate, _ files: [(role: String, file: String)]) throws -> String? {
    if case .rejected(let reason) = CertificateKernel.checkDigests(certificate) { return reason }
    for (role, file) in files {
      guard let source = certificate.sources.first(where: { $0.role.rawValue == role }) else { return "no source for the role \(role)" }
      let bytes = try readBytes(file, regularOnly: false, limit: sourceSizeLimit)
      guard bytes.count == source.bytes, SHA256.hexDigest(bytes) == source.sha256 else { return "\(file) is not the source of \(role)" }
    }
    return nil
  }

  private static let sourceSizeLimit = 1 << 40

  /// Reads the certificate in the file, with its object files, without checking it.
  ///
  /// - Throws: `MalformedCertificate`, or `UnreadableFile`.
  public static func load(_ path: String) throws -> Certificate {
    let bytes = try readBytes(path, regularOnly: false, limit: JSONParser.sizeLimit)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return try CertificateReader.read(bytes) { name, limit in
      try readBytes((path == "-" ? "" : folder) + name, regularOnly: true, limit: limit)
    }
  }

  /// The lines of a text file.
  public static func lines(of path: String) throws -> [String] {
    let text = String(decoding: try readBytes(path, regularOnly: false, limit: JSONParser.sizeLimit), as: UTF8.self)
    return text.split(separator: "\n").map(String.init)
  }

  /// The bytes of a file; of one with more than `limit`, at least limit + 1, so that the caller sees that there are too many.
  static func readBytes(_ path: String, regularOnly: Bool, limit: Int) throws -> [UInt8] {
    // A certificate may come through a pipe, which is waited for; an object file that is one is refused, without waiting.
    let flags = O_RDONLY | O_CLOEXEC | (regularOnly ? O_NONBLOCK | O_NOFOLLOW : 0)
    let descriptor = path == "-" && !regularOnly ? 0 : open(path, flags)
    guard descriptor >= 0 else {
      if errno == ELOOP && regularOnly { throw MalformedCertificate("\(path) is a link") }
      throw UnreadableFile(missing: errno == ENOENT || errno == ENOTDIR, reason: "\(path): \(String(cString: strerror(errno)))")
    }
    defer { if descriptor != 0 { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw UnreadableFile(missing: false, reason: "\(path): \(String(cString: strerror(errno)))")
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if regularOnly && !isRegular { throw MalformedCertificate("\(path) is not a regular file") }
    if status.st_mode & S_IFMT == S_IFDIR { throw UnreadableFile(missing: false, reason: "\(path): is a folder") }
    // One byte more than a regular file holds, so that the last read finds the end.
    var room = isRegular ? min(Int(status.st_size), limit) + 1 : 1 << 16
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let chunk = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = try readOnce(descriptor, buffer, path)
      }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      room = 1 << 20
    }
    return bytes
  }

  private static func readOnce(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ path: String) throws -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw UnreadableFile(missing: false, reason: "\(path): \(String(cString: strerror(errno)))") }
    }
  }
}

/// A file that is not there, or cannot be read.
public struct UnreadableFile: Error, Sendable {
  /// Whether the file is not there (66 rather than 74).
  public let missing: Bool
  /// For people; names the file.
  public let reason: String
}
