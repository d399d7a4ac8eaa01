// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements
import TestSupport
import Testing

/// Famous sets of lines, as the columns of a matrix, made from their definitions.
enum Lines {
  /// 28 equiangular lines in R⁷, as the vectors of R⁸ with two entries 3 and six entries −1; squared norm 24, coherence 1/3.
  static let lines28: Matrix<Rational> = {
    let pairs = (0..<8).flatMap { i in (i + 1..<8).map { (i, $0) } }
    return Matrix(rows: 8, columns: 28) { l, j in pairs[j].0 == l || pairs[j].1 == l ? 3 : -1 }
  }()

  /// The 120 lines of E8, coordinates doubled: ±2eᵢ ± 2eⱼ, and ±1 with an even number of minus signs; squared norm 8.
  static let e8: Matrix<Rational> = {
    var columns: [[Int]] = []
    for i in 0..<8 {
      for j in i + 1..<8 {
        for sign in [2, -2] { columns.append((0..<8).map { $0 == i ? 2 : $0 == j ? sign : 0 }) }
      }
    }
    for word in 0..<128 where word.nonzeroBitCount.isMultiple(of: 2) {
      // Bit 7 stays 0, so that of v and −v one is taken.
      columns.append((0..<8).map { word >> $0 & 1 == 1 ? -1 : 1 })
    }
    return integers(columns).transpose
  }()

  /// DeVore's matrix over the field of q elements: a column for each polynomial of degree ≤ r, q ones each.
  static func devore(_ q: Int, _ r: Int) -> Matrix<Rational> {
    let count = (0...r).reduce(1) { product, _ in product * q }
    return Matrix(rows: q * q, columns: count) { row, polynomial in
      let (x, y) = (row / q, row % q)
      var (value, power, rest) = (0, 1, polynomial)
      for _ in 0...r {
        value = (value + rest % q * power) % q
        (power, rest) = (power * x % q, rest / q)
      }
      return value == y ? 1 : 0
    }
  }

  /// The Gram matrix divided by the squared norm.
  static func gram(_ columns: Matrix<Rational>, _ normSquared: Int) -> Matrix<Rational> {
    (columns.transpose * columns).map { $0 / Rational(normSquared) }
  }
}

/// The exact packings of the outside data.
struct Packing: CustomStringConvertible, Sendable {
  let name: String
  let d, m, rank, normSquared: Int
  let coherence: Rational

  var description: String { name }

  /// All of them, or none without the data.
  static let all: [Packing] = {
    guard TestEnvironment.hasData,
      let index = try? TestEnvironment.dataObject("packings/exact_real/index.json")
    else { return [] }
    return index.compactMap { name, value in
      guard let value = value as? [String: Any], let d = value["d"] as? Int, let m = value["m"] as? Int,
        let rank = value["rank"] as? Int,
        let norm = value["norm_sq"] as? Int, let text = value["coherence"] as? String,
        let coherence = Rational(text)
      else { return nil }
      return Packing(name: name, d: d, m: m, rank: rank, normSquared: norm, coherence: coherence)
    }.sorted { $0.name < $1.name }
  }()

  /// The matrix in its .npy or .mtx file.
  func matrix(_ ending: String = "npy") throws -> Matrix<Rational> {
    let path = TestEnvironment.data("packings/exact_real/\(name).\(ending)")
    guard case .rational(let matrix) = try MatrixFile.read(FileReference(path: path)).matrix else {
      throw KernelSurprise(description: "\(path) is not rational")
    }
    return matrix
  }
}

/// An error of a test.
struct KernelSurprise: Error, CustomStringConvertible {
  let description: String
}
