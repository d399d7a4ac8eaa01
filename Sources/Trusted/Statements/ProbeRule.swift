// SPDX-License-Identifier: Apache-2.0

/// A matrix of probes given by a rule instead of by its entries, from the encoder of the same certificate (format §4.3).
public enum ProbeRule: String, Hashable, Sendable, CaseIterable {
  /// B = A.
  case encoder
  /// b_i = a_i/‖a_i‖²; no column of A is zero.
  case matched

  /// The rule, for people.
  public var words: String {
    switch self {
    case .encoder: return "B = A"
    case .matched: return "b_i = a_i/‖a_i‖²"
    }
  }
}
