// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The example's dictionary with every 1 replaced by the next float: no small integers any more, so that audits of it lean on the
/// assumption about floats.
enum RoundedWords {
  private static let made = Result {
    let folder = try TemporaryFolder()
    let bytes = try TestEnvironment.bytes(TestEnvironment.packageFolder + "/examples/dictionary/words.npy")
    let header = 10 + Int(bytes[8]) + 256 * Int(bytes[9])
    var changed = Array(bytes)
    for at in stride(from: header, to: bytes.count, by: 4) where bytes[at..<at + 4].elementsEqual([0, 0, 0x80, 0x3F]) { changed[at] = 1 }
    return (folder, try folder.write("words.npy", changed))
  }

  /// Its file, which is there as long as the tests run.
  static func path() throws -> String { try made.get().1 }
}
