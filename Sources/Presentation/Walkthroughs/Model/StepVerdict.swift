// SPDX-License-Identifier: Apache-2.0

/// What a step decides. Only rational and integer comparisons decide anything; floats are shown, never judged by.
public enum StepVerdict: Sendable {
  /// A comparison decided in exact arithmetic.
  case exact(holds: Bool, String)
  /// Certificates were checked by the kernel.
  case certified(Walkthrough.Verdict, String)
  /// A comparison of rounded numbers: shown with its slack, decides nothing.
  case numerical(String)
  /// Nothing to decide: a choice, a definition, or something not computed.
  case none(String)

  /// The words that open the verdict line.
  public var label: String {
    switch self {
    case .exact(true, _): return "Holds (decided exactly)"
    case .exact(false, _): return "Fails (decided exactly)"
    case .certified(.undecided, _): return "Not checked by the kernel"
    case .certified: return "Checked by the kernel"
    case .numerical: return "Numerical comparison, decides nothing"
    case .none: return "Nothing decided here"
    }
  }

  /// The sentence after the label.
  public var sentence: String {
    switch self {
    case .exact(_, let text), .certified(_, let text), .numerical(let text), .none(let text): return text
    }
  }
}
