// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What the environment says about the tests.
public enum TestEnvironment {
  /// `LRH_TEST_MULTIPLIER`: scales the number of random cases (1/10, 1, 10, …).
  public static let multiplier: Double =
    ProcessInfo.processInfo.environment["LRH_TEST_MULTIPLIER"].flatMap(Double.init) ?? 1

  /// A number of iterations, scaled; at least 1.
  public static func scaled(_ count: Int) -> Int { max(1, Int(Double(count) * multiplier)) }

  /// The folder of the package.
  public static let packageFolder: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path(percentEncoded: false).trimmingSuffix("/")
  }()

  /// The folder of outside data: `LRH_TEST_DATA`, or `../shared/data` beside the package; nil when there is none.
  public static let dataFolder: String? = {
    let named = ProcessInfo.processInfo.environment["LRH_TEST_DATA"]
    let path = named ?? packageFolder + "/../shared/data"
    if FileManager.default.fileExists(atPath: path) { return path }
    print("SKIPPED: no test data at \(path); set LRH_TEST_DATA to run the tests that need them")
    return nil
  }()

  /// Whether there is outside data.
  public static var hasData: Bool { dataFolder != nil }

  /// The path of a file of the outside data.
  public static func data(_ name: String) -> String { (dataFolder ?? "") + "/" + name }

  /// The paths, relative to the data folder, of the files of one of its folders with this ending, sorted.
  public static func dataFiles(in folder: String, ending suffix: String) -> [String] {
    files(in: data(folder), ending: suffix).map { folder + "/" + $0 }
  }

  /// Whether tests that take long without optimisation run: in release builds, or with `LRH_SLOW_TESTS=1`.
  public static let runsSlowTests: Bool = {
    #if DEBUG
      let slow = ProcessInfo.processInfo.environment["LRH_SLOW_TESTS"] == "1"
      if !slow { print("SKIPPED: slow tests; run them with swift test -c release, or set LRH_SLOW_TESTS=1") }
      return slow
    #else
      return true
    #endif
  }()

  /// The JSON object in a file of the outside data.
  public static func dataObject(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: data(name))))
    return object as? [String: Any] ?? [:]
  }

  /// The bytes of a file.
  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// The names in a folder with this ending, sorted.
  public static func files(in folder: String, ending suffix: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(suffix) }
      .sorted()
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

/// A folder that is removed when the last reference to it goes.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let path: String

  /// A new, empty folder.
  public init() throws {
    path = NSTemporaryDirectory() + "lrh-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it, whether it is there or not.
  public func file(_ name: String) -> String { path + "/" + name }

  /// The names in it, sorted.
  public var contents: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  /// Writes a file and returns its path.
  @discardableResult
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}
