// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import FileAccess
import LinearSensing
import Statements

extension Rational: ExpressibleByArgument {
  /// Reads `1/2`, `0.5`, `1e-3`: exactly.
  public init?(argument: String) { self.init(argument) }
}

extension Integer: ExpressibleByArgument {
  /// Reads decimal digits.
  public init?(argument: String) { self.init(argument) }
}

extension Domain: ExpressibleByArgument {}
extension BoundFamily: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}
extension IncoherenceProver.NormRequirement: ExpressibleByArgument {}
