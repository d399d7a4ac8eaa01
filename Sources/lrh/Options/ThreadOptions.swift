// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FloatLinearAlgebra
import Parallelism

/// How many threads work that can be shared is shared among.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Share the work among this many threads (default: one a processor). The result is the same.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads must be between 1 and 1024") }
  }

  /// Tells BLAS, which by itself uses one thread a processor.
  func limitBLAS() { if let threads { BLASThreads.use(threads) } }

  /// The threads, for provers; BLAS is told too.
  func workers() -> Workers {
    limitBLAS()
    return threads.map(Workers.init) ?? .all
  }
}
