// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The threads among which independent pieces of work are shared.
///
/// Whatever their number, the results are the same and in the same order: a piece knows nothing of the others, and who is done first
/// decides nothing.
public struct Workers: Sendable, Hashable {
  /// The number of threads, at least 1.
  public let count: Int

  /// So many threads.
  ///
  /// - Precondition: count ≥ 1.
  public init(count: Int) {
    precondition(count >= 1, "\(count) threads")
    self.count = count
  }

  /// One thread for each processor this process may use.
  public static let all = Workers(count: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  /// One thread, the caller's.
  public static let single = Workers(count: 1)

  /// The results of `body` for 0 ..< pieces, in this order.
  ///
  /// - Parameter progress: called by one thread at a time with the pieces done and all.
  public func map<Result: Sendable>(
    _ pieces: Int, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    if count == 1 || pieces <= 1 {
      return (0..<pieces).map {
        progress($0, pieces)
        return body($0)
      }
    }
    return withoutActuallyEscaping(progress) { progress in
      let reporter = Reporter(report: progress, pieces: pieces)
      let next = Atomic(0)
      return [Result](unsafeUninitializedCapacity: pieces) { buffer, initialised in
        let results = Places(start: buffer)
        DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
          while true {
            let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
            if piece >= pieces { return }
            results.start.initializeElement(at: piece, to: body(piece))
            reporter.oneMore()
          }
        }
        initialised = pieces
      }
    }
  }

  /// Carries out `body` for 0 ..< pieces; each `worker`, below `count`, is one thread at a time, so it may have memory of its own.
  public func forEach(_ pieces: Int, _ body: @Sendable (_ worker: Int, _ piece: Int) -> Void) {
    let next = Atomic(0)
    @Sendable func work(_ worker: Int) {
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= pieces { return }
        body(worker, piece)
      }
    }
    if count == 1 { return work(0) }
    DispatchQueue.concurrentPerform(iterations: count) { work($0) }
  }

  /// The ranges into which 0 ..< count falls, each of `length` but the last: pieces that do not depend on the number of threads.
  public static func ranges(of count: Int, length: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: length).map { $0..<min(count, $0 + length) }
  }
}

/// Memory of which each thread writes its own places.
private struct Places<Element>: @unchecked Sendable {
  let start: UnsafeMutableBufferPointer<Element>
}

/// Counts the pieces done; the lock lets one thread at a time report.
private final class Reporter: @unchecked Sendable {
  private let report: (Int, Int) -> Void
  private let pieces: Int
  private let done = Mutex(0)

  init(report: @escaping (Int, Int) -> Void, pieces: Int) {
    self.report = report
    self.pieces = pieces
  }

  func oneMore() {
    done.withLock {
      $0 += 1
      report($0, pieces)
    }
  }
}
