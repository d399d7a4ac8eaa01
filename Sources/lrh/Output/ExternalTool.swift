// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program of the system, run without a shell, with files in a folder that is removed afterwards.
struct ExternalTool {
  /// The folder, for the program's files.
  let folder: String

  /// A new empty folder.
  ///
  /// - Returns: nil when none can be made.
  init?() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/lrh-figure-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with the files in it.
  func remove() {
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink("\(folder)/\(name)")
      }
      closedir(directory)
    }
    rmdir(folder)
  }

  /// Whether the program is in the search path.
  static func isInstalled(_ program: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// Runs the program, which finds its files by the folder's name; its output goes to the file `out` there. Killed after two minutes.
  ///
  /// Time and file names inside what it makes do not depend on when and where it runs.
  /// - Returns: whether it ended well.
  func run(_ program: String, _ arguments: [String]) -> Bool {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var environment = ["SOURCE_DATE_EPOCH=0", "FORCE_SOURCE_DATE=1", "TZ=UTC", "LC_ALL=C", "max_print_line=1000", "TEXINPUTS=\(folder):"]
    for name in ["PATH", "HOME", "TEXMFHOME", "TEXMFVAR", "FONTCONFIG_FILE", "FONTCONFIG_PATH"] {
      if let value = getenv(name) { environment.append("\(name)=\(String(cString: value))") }
    }
    var (words, variables) = (ExternalTool.strings([program] + arguments), ExternalTool.strings(environment))
    defer { (words + variables).forEach { free($0) } }
    var process = pid_t()
    guard posix_spawnp(&process, program, &actions, nil, &words, &variables) == 0 else { return false }
    var status: Int32 = 0
    for _ in 0..<12_000 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status == 0 }
      if ended < 0 && errno != EINTR { return false }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return false
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
}
