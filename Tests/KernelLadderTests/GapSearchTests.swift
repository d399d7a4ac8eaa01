// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import KernelLadder
import Statements
import TestSupport
import Testing

@Suite struct GapSearchTests {
  @Test func trial() throws {
    for (m, d, k, count) in [(14, 6, 2, 1500), (19, 11, 3, 300)] {
      let search = GapSearch(features: m, dimensions: d, sparsity: k, seed: 1)
      let start = ContinuousClock.now
      var found = 0
      for number in 0..<count {
        if let hit = try search.candidate(number) {
          found += 1
          print("\(d)×\(m): candidate \(number), \(hit.changes) changes, after \(ContinuousClock.now - start)")
        }
      }
      print("\(d)×\(m): \(found) of \(count), \(ContinuousClock.now - start)")
    }
  }
}
