// SPDX-License-Identifier: Apache-2.0
import Figures
import Foundation
import TestSupport
import Testing

/// One small figure of every kind, as it was looked at and found good; LRH_UPDATE_GOLDEN=1 writes the files anew.
@Suite("Golden figures")
struct GoldenFigureTests {
  static let folder = TestEnvironment.packageFolder + "/Tests/FigureTests/Golden"

  @Test("every kind of figure has an instance")
  func complete() {
    #expect(Set(Instances.all.map { type(of: $0.recipe).name }) == Set(FigureRecipes.names))
  }

  @Test("the files are the golden ones, and are accepted", arguments: Instances.all)
  func golden(_ instance: Instance) throws {
    let document = try instance.document()
    for format in FigureFormat.allCases {
      let bytes = document.bytes(format)
      let path = "\(GoldenFigureTests.folder)/\(instance).\(format.rawValue)"
      if ProcessInfo.processInfo.environment["LRH_UPDATE_GOLDEN"] == "1" { try Data(bytes).write(to: URL(filePath: path)) }
      #expect(try TestEnvironment.bytes(path) == bytes, "\(path)")
      #expect(verdict(bytes, format) == "accepted", "\(path)")
      #expect(bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 40_000 }, "\(path): a line that TeX cannot read")
    }
  }

  @Test("drawing twice gives the same bytes")
  func deterministic() throws {
    for instance in Instances.all {
      for format in FigureFormat.allCases {
        #expect(try instance.document().bytes(format) == instance.document().bytes(format))
      }
    }
  }
}
