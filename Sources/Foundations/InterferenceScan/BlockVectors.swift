// SPDX-License-Identifier: Apache-2.0

/// The vectors of a pair in the form that blocks of products are computed from: one after the other, each in as many elements.
struct BlockVectors<Element: Sendable>: Sendable {
  /// Elements of a vector.
  let elements: Int
  private let probe, encoder: [Element]
  /// Those of them that are rows of blocks.
  private var rowProbe, rowEncoder: [Element]

  init(probe: [Element], encoder: [Element], elements: Int) {
    self.probe = probe
    self.encoder = encoder
    self.elements = elements
    (rowProbe, rowEncoder) = (probe, encoder)
  }

  /// The same with these features, in this order, as rows.
  func gathering(_ features: [Int]) -> BlockVectors {
    var gathered = self
    gathered.rowProbe = features.flatMap { probe[$0 * elements..<($0 + 1) * elements] }
    gathered.rowEncoder = features.flatMap { encoder[$0 * elements..<($0 + 1) * elements] }
    return gathered
  }

  /// Where the first row and the first column of a block lie: rows of probes and columns of the encoder, or, `swapped`, the other way round.
  func withBlock(
    _ rows: Range<Int>, _ columns: Range<Int>, swapped: Bool, _ body: (UnsafePointer<Element>, UnsafePointer<Element>) -> Void
  ) {
    (swapped ? rowEncoder : rowProbe).withUnsafeBufferPointer { x in
      (swapped ? probe : encoder).withUnsafeBufferPointer { y in
        precondition(rows.upperBound * elements <= x.count && columns.upperBound * elements <= y.count, "a block that is not there")
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        body(x + rows.lowerBound * elements, y + columns.lowerBound * elements)
      }
    }
  }
}
