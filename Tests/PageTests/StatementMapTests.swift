// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Pages
import TestSupport
import Testing
import Walkthroughs

@Suite("Map of the statements")
struct StatementMapTests {
  @Test("what proofs use is in the registry, and goes round in no circle")
  func dependencies() {
    let names = Set(Catalogue.entries.map(\.name))
    for (name, uses) in Catalogue.uses {
      #expect(names.contains(name), "\(name)")
      #expect(Set(uses).count == uses.count && !uses.isEmpty, "\(name)")
      for used in uses { #expect(names.contains(used), "\(name) uses \(used)") }
      #expect(!Catalogue.ancestors(of: name).contains(name), "\(name) rests on itself")
    }
    #expect(
      Set(Catalogue.ancestors(of: "theorem-3"))
        == ["graph-step", "turan", "equation-9", "equation-10", "accessibility", "corollary-8", "lemma-7"])
    #expect(Catalogue.ancestors(of: "theorem-1").isEmpty)
  }

  @Test("a box for each statement; boxes do not overlap")
  func boxes() throws {
    let map = StatementMap(try SampleWalkthrough.small())
    #expect(map.nodes.map(\.name) == Catalogue.entries.map(\.name))
    for (index, a) in map.nodes.enumerated() {
      for b in map.nodes[(index + 1)...] {
        #expect(
          abs(a.x - b.x) >= StatementMap.boxWidth || abs(a.y - b.y) >= StatementMap.boxHeight, "\(a.name) and \(b.name)")
      }
    }
  }

  @Test("states are those of the walkthrough, the gravest of several; the rest was not tried")
  func states() throws {
    var walkthrough = try SampleWalkthrough.small()
    walkthrough.steps[0].bearings = [
      Bearing("lemma-7", .hypothesisFails), Bearing("turan", .proved), Bearing("turan", .refuted), Bearing("theorem-3", .undecided),
    ]
    let states = Dictionary(uniqueKeysWithValues: StatementMap(walkthrough).nodes.map { ($0.name, $0.state) })
    #expect(states["lemma-7"] == "hypothesis-fails" && states["turan"] == "refuted" && states["theorem-3"] == "undecided")
    #expect(states["accessibility"] == "not-tried")
  }
}
