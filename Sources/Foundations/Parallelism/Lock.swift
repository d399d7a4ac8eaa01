// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A lock that can stand in an array.
public final class Lock: Sendable {
  private let mutex = Mutex(())

  /// A lock nobody holds.
  public init() {}

  /// Carries out the body while no other holder of the lock does.
  public func hold(_ body: () -> Void) { mutex.withLock { _ in body() } }
}
