// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Statements

/// Which of Alon's bounds are tried.
struct RankBoundOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this power s only (1 to 4096).", valueName: "s"))
  var power: Int?

  @Option(help: ArgumentHelp("Without --power: try the powers up to this one.", valueName: "s"))
  var largestPower: Int = 16

  @Option(help: ArgumentHelp("Use this family only: trace, alon or chebyshev.", valueName: "family"))
  var family: BoundFamily?

  func validate() throws {
    for s in [power, largestPower].compactMap({ $0 }) where !(1...NearIdentityRankClaim.powerLimit).contains(s) {
      throw ValidationError("the power must be between 1 and \(NearIdentityRankClaim.powerLimit)")
    }
  }

  /// The options that are not the default, as typed.
  var words: [String] {
    (power.map { ["--power", "\($0)"] } ?? []) + (largestPower == 16 ? [] : ["--largest-power", "\(largestPower)"])
      + (family.map { ["--family", $0.rawValue] } ?? [])
  }
}
