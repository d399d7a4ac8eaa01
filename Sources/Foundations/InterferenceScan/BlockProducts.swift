// SPDX-License-Identifier: Apache-2.0

/// How blocks of inner products of a pair are computed, in the scale of its floats.
enum BlockProducts: Sendable {
  /// By counting signs.
  case signs(SignProducts)
  /// By multiplying integers of 16 bits.
  case integers(IntegerProducts)
  /// By multiplying floats.
  case floats(FloatProducts)

  /// The way that uses integers, if there is one.
  ///
  /// - Parameter exact: whether products of the floats are exact.
  init(_ probe: VectorSet, _ encoder: VectorSet, exact: Bool) {
    if exact, let signs = SignProducts(probe, encoder) {
      self = .signs(signs)
    } else if let integers = IntegerProducts(probe, encoder) {
      self = .integers(integers)
    } else {
      self = .floats(FloatProducts(probe, encoder))
    }
  }

  /// The same with these features, in this order, as rows of blocks.
  func gathering(_ features: [Int]) -> BlockProducts {
    switch self {
    case .signs(let products): return .signs(products.gathering(features))
    case .integers(let products): return .integers(products.gathering(features))
    case .floats(let products): return .floats(products.gathering(features))
    }
  }

  /// out[i·stride + j] = ⟨x_i, y_j⟩ for rows i of the probes (or, `swapped`, of the encoder) and columns j of the encoder (of the probes).
  func callAsFunction(
    _ rows: Range<Int>, _ columns: Range<Int>, swapped: Bool, _ out: UnsafeMutablePointer<Float>, stride: Int, _ path: VectorPath
  ) {
    switch self {
    case .signs(let products): products(rows, columns, swapped: swapped, out, stride: stride, path)
    case .integers(let products): products(rows, columns, swapped: swapped, out, stride: stride, path.integers)
    case .floats(let products): products(rows, columns, swapped: swapped, out, stride: stride, path)
    }
  }
}
