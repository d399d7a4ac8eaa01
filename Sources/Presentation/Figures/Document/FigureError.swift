// SPDX-License-Identifier: Apache-2.0

/// Why a figure cannot be drawn, or cannot be checked.
public enum FigureError: Error, Sendable, CustomStringConvertible {
  /// Not a figure's file, or not of this version.
  case malformed(String)
  /// A well-formed figure that is not what it says: certificates that do not fit the options.
  case mismatch(String)
  /// An option outside its range.
  case option(String)
  /// Nothing was decided: what was tried.
  case undecided([String])

  /// For people.
  public var description: String {
    switch self {
    case .malformed(let text), .mismatch(let text), .option(let text): return text
    case .undecided(let tried): return tried.joined(separator: "; ")
    }
  }
}
