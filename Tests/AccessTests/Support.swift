// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import FloatNumerics
import Foundation
import LinearAlgebra
import LinearSensing
import Statements
import TestSupport
import Testing

/// The kernel's verdict on an assertion about an encoder; it is written and read back on the way, so that all shapes are used.
func verdict(
  _ assertion: Assertion, _ encoder: Matrix<Rational>, featureScale: [Rational]? = nil,
  workLimit: Integer = CertificateKernel.defaultWorkLimit
) throws -> Verdict {
  var inputs: [Role: Matrix<Rational>] = [.encoder: encoder]
  if let featureScale { inputs[.featureScale] = Matrix(rows: featureScale.count, columns: 1, entries: featureScale) }
  let bytes = CertificateWriter.bytes(of: certificate(assertion, inputs))
  let read = try CertificateReader.read(bytes) { _, _ in [] }
  #expect(CertificateWriter.bytes(of: read) == bytes)
  return CertificateKernel.check(read, workLimit: workLimit)
}

/// μ*_i(A) by a method without linear programs: the largest |v_i|/‖v‖₁ over the kernel vectors of minimal support, of which there are
/// finitely many up to factors. For matrices with few columns.
func muByCircuits(_ a: Matrix<Rational>) -> [Rational] {
  let m = a.columns
  var mu = [Rational](repeating: .zero, count: m)
  for mask in 1..<(1 << m) {
    let support = (0..<m).filter { mask >> $0 & 1 == 1 }
    let (form, pivots) = a.submatrix(rows: Array(0..<a.rows), columns: support).reducedRowEchelonForm()
    // A kernel of dimension 1, spanned by a vector without a 0.
    guard pivots.count == support.count - 1, let free = support.indices.first(where: { !pivots.contains($0) }) else { continue }
    var v = [Rational](repeating: .one, count: support.count)
    for (row, pivot) in pivots.enumerated() { v[pivot] = -form[row, free] }
    if v.contains(where: \.isZero) { continue }
    let norm = v.reduce(Rational.zero) { $0 + $1.magnitude }
    for (j, value) in zip(support, v) { mu[j] = max(mu[j], value.magnitude / norm) }
  }
  return mu
}

extension TestSupport.SplitMix64 {
  /// A random encoder: signs, floats of a normal distribution, or small integers, some of them with dependent or zero columns.
  mutating func encoder(_ dimensions: ClosedRange<Int>, _ features: ClosedRange<Int>) -> Matrix<Rational> {
    let (d, m) = (int(dimensions), int(features))
    switch int(0...2) {
    case 0: return Matrix(rows: d, columns: m) { _, _ in oneIn(2) ? 1 : -1 }
    case 1: return Matrix(rows: d, columns: m) { _, _ in normal() }
    default:
      var a = Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(int(-4...4)) }
      // A row twice, a column twice, a zero column.
      if d > 1 && oneIn(4) { for j in 0..<m { a[d - 1, j] = a[0, j] * 2 } }
      if m > 1 && oneIn(4) { for i in 0..<d { a[i, m - 1] = a[i, 0] } }
      if oneIn(6) { for i in 0..<d { a[i, m / 2] = 0 } }
      return a
    }
  }

  /// A 32-bit float near a normal distribution, as the number it is.
  private mutating func normal() -> Rational {
    let (u, v) = (Double.random(in: 1e-9..<1, using: &self), Double.random(in: 0..<1, using: &self))
    return Rational(exactly: Double(Float((-2 * log(u)).squareRoot() * cos(2 * .pi * v)))) ?? 0
  }
}
