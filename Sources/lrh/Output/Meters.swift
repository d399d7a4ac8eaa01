// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A progress line for each part of the work; any thread may call.
final class Meters: Sendable {
  private let enabled: Bool
  private let current = Mutex<(what: String, meter: ProgressMeter)?>(nil)

  init(enabled: Bool) { self.enabled = enabled }

  func update(_ what: String, _ done: Int, _ total: Int) {
    guard enabled, Diagnostics.showsProgress else { return }
    current.withLock { current in
      if current?.what != what { current = (what, ProgressMeter(what)) }
      current?.meter.update(done, total)
    }
  }
}
