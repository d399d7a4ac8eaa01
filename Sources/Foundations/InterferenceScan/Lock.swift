// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

/// A lock that can stand in an array.
final class Lock: Sendable {
  private let mutex = Mutex(())

  /// Carries out the body while no other holder of the lock does.
  func hold(_ body: () -> Void) { mutex.withLock { _ in body() } }
}

/// Carries out `body(worker, task)` for every task on several threads; a worker is one thread at a time.
func forEachTask(_ count: Int, threads: Int, _ body: @Sendable (_ worker: Int, _ task: Int) -> Void) {
  let next = Atomic(0)
  @Sendable func work(_ worker: Int) {
    while true {
      let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if task >= count { return }
      body(worker, task)
    }
  }
  if threads == 1 { return work(0) }
  DispatchQueue.concurrentPerform(iterations: threads) { work($0) }
}
