// SPDX-License-Identifier: Apache-2.0
import FileAccess
import TextLayout

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What goes to standard error, and what is known of the terminal.
enum Diagnostics {
  /// A line `lrh: MESSAGE` on standard error.
  static func say(_ message: String) { write("lrh: \(message.withoutControls)\n", to: 2) }

  /// Text on standard output, exactly as it stands.
  static func print(_ text: String) { write(text, to: 1) }

  static func write(_ text: String, to descriptor: Int32) {
    write(bytes: Array(text.utf8), to: descriptor)
  }

  static func write(bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = systemWrite(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count > 0 {
          done += count
        } else if errno != EINTR {
          // Standard output is gone or full: the verdict cannot be told.
          if descriptor != 2 { say("standard output: \(String(cString: strerror(errno)))") }
          _exit(74)
        }
      }
    }
  }

  /// Whether standard output is a terminal whose colours are wanted.
  static var wantsColour: Bool { isatty(1) == 1 && getenv("NO_COLOR") == nil }

  /// Whether standard error is a terminal.
  static var showsProgress: Bool { isatty(2) == 1 }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }

/// A line on standard error that tells how far long work is: on a terminal only, and only after two seconds.
final class ProgressMeter {
  private let label: String
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var shown = false
  private let enabled: Bool

  init(_ label: String, enabled: Bool = true) {
    self.label = label
    self.enabled = enabled && Diagnostics.showsProgress
  }

  func update(_ done: Int, _ total: Int) {
    guard enabled, done > 0 else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(2), now - lastShown > .milliseconds(200) else { return }
    lastShown = now
    shown = true
    let elapsed = Int((now - start).components.seconds)
    Diagnostics.write("\r\u{1B}[K\(label): \(100 * done / total)%, about \(elapsed * (total - done) / done) s left", to: 2)
  }

  deinit { if shown { Diagnostics.write("\r\u{1B}[K", to: 2) } }
}

/// Ends the program as undecided when a time limit passes. The limit never chooses a witness: it only stops.
enum TimeLimit {
  nonisolated(unsafe) private static var message: [UInt8] = []

  static func start(seconds: Int, json: Bool) {
    message = Array(
      (json
        ? "{\"outcome\":\"undecided\",\"tried\":[\"time limit of \(seconds) s\"]}\n" : "UNDECIDED\n  time limit of \(seconds) s reached.\n")
        .utf8)
    signal(SIGALRM) { _ in
      AtomicWriter.removeUnfinished()
      TimeLimit.message.withUnsafeBytes { _ = systemWrite(1, $0.baseAddress, $0.count) }
      _exit(2)
    }
    alarm(UInt32(clamping: seconds))
  }

  /// The work is done: people may take their time.
  static func stop() { alarm(0) }
}
