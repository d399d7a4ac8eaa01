// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FloatLinearAlgebra
import Parallelism

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many threads work that can be shared is shared among.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Share the work among this many threads (default: one a processor). The result is the same.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be between 1 and 1024") }
  }

  /// The threads, for provers; BLAS, which by itself uses one a processor, is told of them when they are given.
  func workers() -> Workers {
    if let threads { BLASThreads.use(threads) }
    return Workers(count: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
