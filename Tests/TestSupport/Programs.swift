// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The programs the package builds, run as a user would.
public enum Programs {
  /// The folder with the built programs.
  public static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path(percentEncoded: false)

  /// What a run came to.
  public struct Run: Sendable {
    /// The exit code.
    public let code: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let errors: String
  }

  /// The path of a built program.
  public static func path(_ name: String) -> String { folder + name }

  /// Runs a built program, or any program by its absolute path, in the package's folder; throws when it cannot be started.
  public static func run(_ program: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws -> Run {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: program.hasPrefix("/") ? program : path(program))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: TestEnvironment.packageFolder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: nothing can fill up.
    try folder.write("out", [])
    try folder.write("err", [])
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/err")
    process.standardInput = FileHandle(forReadingAtPath: try folder.write("in", input))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String { try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) }
    return Run(code: process.terminationStatus, output: try text("out"), errors: try text("err"))
  }
}
