// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import InterferenceScan
import TestSupport

/// Kinds of entries that make life hard for floating-point filters.
enum EntryKind: Int, CaseIterable {
  /// Multiples of 2⁻¹⁰: ordinary, and exact in few bits.
  case ordinary
  /// −1, 0, 1: products are exact in floats.
  case ternary
  /// ±1.
  case signs
  /// Exponents from −27 to 32.
  case spread
  /// All exponents of a float, subnormal ones included: products overflow and underflow.
  case wild
  /// Subnormal numbers only.
  case subnormal
  /// 0 and ±0.1: products are rounded, and all the same.
  case tenths
  /// Numbers that differ from each other in the last bit.
  case nearTies
  /// Large numbers with a tiny part in a few places: sums cancel to the tiny parts.
  case cancelling
  /// Vectors whose products in single precision err by nearly as much as the bound allows, up and down (`NearBoundVectors`).
  case absorbed
  /// The same of errors that come from underflow alone.
  case underflowing

  func entry(_ random: inout SplitMix64) -> Float {
    switch self {
    case .ordinary: return Float(random.int(-1000...1000)) / 1024
    case .ternary: return Float(random.int(-1...1))
    case .signs: return random.oneIn(2) ? 1 : -1
    case .spread: return bits(&random, 100...159)
    case .wild: return bits(&random, 0...254)
    case .subnormal: return Float(bitPattern: UInt32(truncatingIfNeeded: random.next()) & 0x8000_00FF)
    case .tenths: return random.pick([0, 0.1, -0.1])
    case .nearTies: return random.pick([1, 1.000_000_1, -1, 0.999_999_94])
    case .cancelling: return Float(random.int(-4...4)) * 0x1p20 + (random.oneIn(4) ? 0x1p-3 : 0)
    case .absorbed, .underflowing: return 0
    }
  }

  private func bits(_ random: inout SplitMix64, _ exponents: ClosedRange<Int>) -> Float {
    Float(bitPattern: UInt32(truncatingIfNeeded: random.next()) & 0x807F_FFFF | UInt32(random.int(exponents)) << 23)
  }
}

/// A pair in small exact matrices, with what the scan is to find of it.
struct SmallPair {
  let pair: InterferencePair
  /// ⟨a_i, a_j⟩, and C.
  let gram, interference: Matrix<Rational>

  /// A random pair; nil for matched probes of a zero vector.
  ///
  /// - Parameter probe: 0 for B = A, 1 for matched probes, 2 for probes of their own.
  init?(_ kind: EntryKind, probe: Int, form: Int, _ random: inout SplitMix64) {
    var (m, d) = (random.int(1...40), random.int(1...12))
    var a = (0..<m * d).map { _ in kind.entry(&random) }
    var b = (0..<m * d).map { _ in kind.entry(&random) }
    if let near = NearBoundVectors(kind, &random) {
      (m, d, a, b) = (near.count, near.length, near.encoder, near.probe)
    } else if m > 3 {
      // Equal and opposite vectors: ties.
      for l in 0..<d {
        a[d + l] = a[l]
        a[2 * d + l] = -a[l]
        b[3 * d + l] = a[l]
      }
    }
    func exact(_ list: [Float]) -> Matrix<Rational> {
      Matrix(rows: d, columns: m) { Rational(bits: UInt64(list[$1 * d + $0].bitPattern), format: .binary32) ?? .zero }
    }
    var (x, y) = (exact(a), exact(b))
    let sets: (VectorSet, VectorSet)
    switch form {
    case 0: sets = (VectorSet(floats: a, count: m, length: d), VectorSet(floats: b, count: m, length: d))
    case 1: sets = (VectorSet(columns: x), VectorSet(columns: y))
    case 2:
      // Entries that no float is.
      x = x.map { $0 / 3 }
      sets = (VectorSet(columns: x), VectorSet(columns: y))
    default: sets = (VectorSet(doubles: a.map { Double($0) }, count: m, length: d), VectorSet(floats: b, count: m, length: d))
    }
    let probes: InterferencePair.Probe = probe == 0 ? .encoder : probe == 1 ? .matched : .vectors(sets.1)
    guard let pair = InterferencePair(encoder: sets.0, probe: probes) else { return nil }
    self.pair = pair
    gram = x.transpose * x
    let (g, products) = (gram, probe == 2 ? y.transpose * x : gram)
    interference = Matrix(rows: m, columns: m) { probe == 1 ? products[$0, $1] / g[$0, $0] : products[$0, $1] }
  }

  var count: Int { pair.count }

  /// The columns that `InterferenceRow.largest` is to name.
  func largest(_ i: Int, _ questions: InterferenceScan.Questions) -> [Int] {
    let row = interference.row(i).map { $0 }
    func sorted(_ list: [Int]) -> [Int] { list.sorted { (row[$1].magnitude, $0) < (row[$0].magnitude, $1) } }
    let others = row.indices.filter { $0 != i && !row[$0].isZero }
    if questions.sides == .magnitudes { return Array(sorted(others).prefix(questions.largest)) }
    let sides = [others.filter { row[$0].sign > 0 }, others.filter { row[$0].sign < 0 }]
    return sorted(sides.flatMap { sorted($0).prefix(questions.largest) })
  }

  /// Whether two features interfere at a level.
  func interfere(_ i: Int, _ j: Int, _ level: Rational, includesLevel: Bool) -> Bool {
    let size = max(interference[i, j].magnitude, interference[j, i].magnitude)
    return includesLevel ? size >= level : size > level
  }

  /// The largest squared cosine with a member among the rows, the first pair that attains it, and how many pairs are near.
  func coherence(_ rows: Range<Int>) -> (squared: Rational, pair: [Int], near: Int)? {
    var cosines: [(pair: [Int], squared: Rational)] = []
    for i in 0..<count {
      for j in i + 1..<max(count, i + 1) where rows.contains(i) || rows.contains(j) {
        cosines.append(([i, j], gram[i, j] * gram[i, j] / (gram[i, i] * gram[j, j])))
      }
    }
    guard let squared = cosines.map(\.squared).max(), let first = cosines.first(where: { $0.squared == squared }) else { return nil }
    return (squared, first.pair, cosines.filter { $0.squared >= squared * Coherence.nearness }.count)
  }
}
