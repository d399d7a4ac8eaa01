// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of the terminal, and its keys.
enum Terminal {
  /// Whether standard input is a terminal.
  static var hasKeyboard: Bool { isatty(0) == 1 }
  /// Whether a person sees standard output and has a keyboard.
  static var isInteractive: Bool { hasKeyboard && isatty(1) == 1 }

  /// The columns of the terminal that standard output goes to, at most 120; nil when it goes elsewhere.
  static var columns: Int? { size.map { min(Int($0.ws_col), 120) }.flatMap { $0 > 0 ? $0 : nil } }
  /// Its lines.
  static var rows: Int { size.map { Int($0.ws_row) }.flatMap { $0 > 1 ? $0 : nil } ?? 24 }

  private static var size: winsize? {
    var size = winsize()
    return isatty(1) == 1 && ioctl(1, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }

  /// Waits for one key; nil at the end of input.
  ///
  /// The terminal hands over single keys, unseen, only while this waits: whatever ends the program meanwhile, and Ctrl-Z, finds it as it was.
  static func readKey() -> UInt8? {
    guard tcgetattr(0, &original) == 0 else { return nil }
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { signal(number, Terminal.end) }
    signal(SIGTSTP, Terminal.suspend)
    signal(SIGCONT, Terminal.resume)
    enterRawMode()
    defer {
      leaveRawMode()
      for number in [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT] { signal(number, SIG_DFL) }
    }
    var key: UInt8 = 0
    while true {
      let count = read(0, &key, 1)
      if count == 1 { return key }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  // Written before the handlers are set, and read by them.
  nonisolated(unsafe) private static var original = termios()
  nonisolated(unsafe) private static var isRaw = false

  private static func enterRawMode() {
    var raw = original
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    isRaw = true
    tcsetattr(0, TCSANOW, &raw)
  }

  private static func leaveRawMode() {
    if isRaw { tcsetattr(0, TCSANOW, &original) }
    isRaw = false
  }

  // These run as signal handlers: tcsetattr, signal, raise and _exit may be called there.
  private static let end: @convention(c) (Int32) -> Void = { number in
    Terminal.leaveRawMode()
    _exit(number == SIGINT ? 130 : 128 + number)
  }

  private static let suspend: @convention(c) (Int32) -> Void = { _ in
    if Terminal.isRaw { tcsetattr(0, TCSANOW, &Terminal.original) }
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGTSTP)
    // The signal is blocked while its handler runs; unblocked, it stops the program here.
    sigprocmask(SIG_UNBLOCK, &blocked, nil)
  }

  private static let resume: @convention(c) (Int32) -> Void = { _ in
    signal(SIGTSTP, Terminal.suspend)
    if Terminal.isRaw { Terminal.enterRawMode() }
  }
}
