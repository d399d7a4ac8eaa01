// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The number of processors this process may use, at least 1.
public let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Carries out `body(worker, task)` for every task on several threads; a worker, below `threads`, is one thread at a time.
public func forEachTask(_ count: Int, threads: Int, _ body: @Sendable (_ worker: Int, _ task: Int) -> Void) {
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

/// The results of the tasks, in order.
public func mapTasks<Value: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (_ task: Int) -> Value) -> [Value] {
  let results = Mutex([Value?](repeating: nil, count: count))
  forEachTask(count, threads: threads) { _, task in
    let value = body(task)
    results.withLock { $0[task] = value }
  }
  return results.withLock { $0.compactMap { $0 } }
}
