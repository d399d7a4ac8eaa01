// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Statements

/// Which bounds on the rank of a matrix close to the identity are tried (F3, F4).
struct RankBoundOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this power s only (1 to 4096).", valueName: "s"))
  var power: Int?

  @Option(help: ArgumentHelp("Without --power: try the powers up to this one.", valueName: "s"))
  var largestPower: Int = 16

  @Option(help: ArgumentHelp("Use this family only: trace, alon or chebyshev.", valueName: "family"))
  var family: BoundFamily?

  func validate() throws {
    for (name, s) in [("--power", power ?? 1), ("--largest-power", largestPower)] where !(1...NearIdentityRankClaim.powerLimit).contains(s)
    {
      throw ValidationError("\(name) must be between 1 and \(NearIdentityRankClaim.powerLimit)")
    }
  }

  /// The options that are not the default, as typed.
  var words: [String] {
    (power.map { ["--power", "\($0)"] } ?? []) + (largestPower == 16 ? [] : ["--largest-power", "\(largestPower)"])
      + (family.map { ["--family", $0.rawValue] } ?? [])
  }
}
