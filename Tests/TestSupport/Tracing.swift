// SPDX-License-Identifier: Apache-2.0
import Testing

/// The labels and values of the `withEvery` loops around the present point.
public enum Trace {
  @TaskLocal static var entries: [String] = []
}

/// Runs the body on every element; a `check` that fails inside prints the label and the element.
public func withEvery<Elements: Sequence>(
  _ label: String, in elements: Elements, _ body: (Elements.Element) throws -> Void
) rethrows {
  for element in elements {
    try Trace.$entries.withValue(Trace.entries + ["\(label) = \(element)"]) { try body(element) }
  }
}

/// Runs the body with a generator for each of `count` seeds (times the multiplier), which a failing `check` prints.
public func withRandomCases(_ count: Int, seed: Int = 1, _ body: (inout SplitMix64) throws -> Void) rethrows {
  try withEvery("seed", in: seed..<seed + TestEnvironment.scaled(count)) { seed in
    var generator = SplitMix64(seed: seed)
    try body(&generator)
  }
}

/// Records an issue, with the trace, unless the condition holds.
///
/// Inside long loops this is much faster than `#expect`.
public func check(
  _ condition: Bool, _ what: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  if condition { return }
  let trace = Trace.entries.map { "\n  " + $0 }.joined()
  Issue.record(Comment(rawValue: "\(what())\(trace)"), sourceLocation: sourceLocation)
}

/// Records an issue, with the trace, unless the values are equal.
public func checkEqual<Value: Equatable>(
  _ actual: Value, _ expected: Value, _ what: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  check(actual == expected, "\(what()): \(actual), expected \(expected)", sourceLocation: sourceLocation)
}
