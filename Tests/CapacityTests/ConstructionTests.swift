// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Constructions
import ExactArithmetic
import Statements
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The largest squared cosine of two different columns.
func coherenceSquared(_ a: Matrix<Rational>) -> Rational {
  let columns = (0..<a.columns).map { a.column($0) }
  func dot(_ u: [Rational], _ v: [Rational]) -> Rational { zip(u, v).reduce(.zero) { $0 + $1.0 * $1.1 } }
  let norms = columns.map { dot($0, $0) }
  var largest = Rational.zero
  for i in columns.indices {
    for j in 0..<i {
      let g = dot(columns[i], columns[j])
      largest = max(largest, g * g / (norms[i] * norms[j]))
    }
  }
  return largest
}

/// The rank, by elimination over ℚ.
func rank(_ matrix: Matrix<Rational>) -> Int {
  var rows = (0..<matrix.rows).map { Array(matrix.row($0)) }
  var rank = 0
  for column in 0..<matrix.columns {
    guard let pivot = (rank..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
    rows.swapAt(rank, pivot)
    for i in rank + 1..<max(rows.count, rank + 1) where !rows[i][column].isZero {
      let factor = rows[i][column] / rows[rank][column]
      for j in column..<matrix.columns { rows[i][j] = rows[i][j] - factor * rows[rank][j] }
    }
    rank += 1
    if rank == rows.count { break }
  }
  return rank
}

/// The explicit vectors have the columns, the coherence and the rank that the rule states; the latter at most.
func expectVectors(_ construction: Construction, _ vectors: Matrix<Rational>, rank expected: Int? = nil) throws {
  let bounds = try #require(CertificateKernel.bounds(of: construction))
  #expect(bounds.columns == Integer(vectors.columns), "\(construction.name)")
  #expect(bounds.squaredEntries == coherenceSquared(vectors), "\(construction.name)")
  #expect(bounds.dimension == Integer(expected ?? vectors.rows), "\(construction.name)")
}

@Suite struct ConstructionTests {
  func field(_ p: Int, _ e: Int) -> PrimePower { PrimePower(prime: p, exponent: e) }

  @Test func finiteFields() {
    for (p, e) in [(2, 1), (3, 1), (2, 3), (3, 2), (5, 2), (2, 5)] {
      let f = FiniteField(prime: p, exponent: e)
      for a in f.elements {
        #expect(f.sum(a, f.negative(a)) == 0)
        #expect(f.power(a, f.order) == a)
        for b in f.elements {
          #expect(f.product(a, b) == f.product(b, a))
          for c in f.elements.prefix(6) { #expect(f.product(a, f.sum(b, c)) == f.sum(f.product(a, b), f.product(a, c))) }
        }
      }
    }
  }

  @Test func conferenceMatrices() throws {
    for (p, e) in [(5, 1), (3, 2), (13, 1)] {
      let s = SeidelMatrices.paley(FiniteField(prime: p, exponent: e))
      let q = s.rows - 1
      #expect(s == s.transpose)
      #expect(s * s == Matrix(rows: q + 1, columns: q + 1) { $0 == $1 ? Rational(q) : 0 })
      #expect(CertificateKernel.bounds(of: .paley(field(p, e)))?.squaredEntries == Rational(1, Integer(q)))
    }
    // q = 9: √q is rational.
    let gram = SeidelMatrices.paley(FiniteField(prime: 3, exponent: 2))
    let shifted = Matrix(rows: 10, columns: 10) { gram[$0, $1] + ($0 == $1 ? 3 : 0) }
    #expect(rank(shifted) == 5)
    #expect(CertificateKernel.bounds(of: .paley(field(3, 2)))?.dimension == 5)
    #expect(CertificateKernel.bounds(of: .paley(field(7, 1))) == nil)
  }

  @Test func unitaryFrames() throws {
    for (p, q) in [(3, 3), (5, 5)] {
      let s = SeidelMatrices.unitary(q, over: FiniteField(prime: p, exponent: 2))
      let n = q * q * q + 1
      let plus = Matrix(rows: n, columns: n) { s[$0, $1] + ($0 == $1 ? Rational(q) : 0) }
      let minus = Matrix(rows: n, columns: n) { -s[$0, $1] + ($0 == $1 ? Rational(q * q) : 0) }
      let bounds = try #require(CertificateKernel.bounds(of: .unitary(field(p, 1))))
      let complement = try #require(CertificateKernel.bounds(of: .unitaryComplement(field(p, 1))))
      #expect(s.rows == n && bounds.columns == Integer(n) && complement.columns == Integer(n))
      #expect(s.entries.allSatisfy { $0.isZero || $0 * $0 == 1 })
      #expect(bounds.dimension == Integer(rank(plus)) && bounds.squaredEntries == Rational(1, Integer(q * q)))
      // P·N = 0 with ranks that add to n: both are multiples of complementary projectors.
      #expect((plus * minus).entries.allSatisfy { $0.isZero })
      #expect(complement.dimension == Integer(n - rank(plus)) && complement.squaredEntries == Rational(1, Integer(q * q * q * q)))
    }
    #expect(CertificateKernel.bounds(of: .unitary(field(2, 1))) == nil)
    #expect(CertificateKernel.bounds(of: .unitary(field(9, 1))) == nil)
  }

  @Test func nets() throws {
    for (p, e, q) in [(2, 1, 2), (3, 1, 3), (2, 2, 4), (5, 1, 5)] {
      for g in 1...q {
        let s = SeidelMatrices.net(FiniteField(prime: p, exponent: e), classes: g)
        // Two points are on at most one line: q − 1 other points on each of g lines.
        #expect(s.entries.filter { $0 == 1 }.count == q * q * g * (q - 1) && s == s.transpose)
        let theta = 2 * (q - g + 1)
        let kernel = Matrix(rows: q * q, columns: q * q) { ($0 == $1 ? Rational(theta - 1) : 0) - s[$0, $1] }
        let bounds = try #require(CertificateKernel.bounds(of: .net(classes: g, field(p, e))))
        #expect(bounds == ConstructionBounds(Integer(q * q - g * (q - 1)), Integer(q * q), Rational(1, Integer(theta - 1)).power(2)))
        // The all-ones vector has the same eigenvalue when 2g = q + 2.
        #expect(Integer(rank(kernel)) == bounds.dimension - (2 * g == q + 2 ? 1 : 0), "q = \(q), g = \(g)")
      }
      for bad in [0, q + 1] { #expect(CertificateKernel.bounds(of: .net(classes: bad, field(p, e))) == nil) }
    }
    #expect(CertificateKernel.bounds(of: .net(classes: 2, field(4, 1))) == nil)
  }

  @Test func quadraticForms() throws {
    for t in 1...3 {
      try expectVectors(.quadric(rank: t, sign: .minus), QuadraticForms.quadric(t, elliptic: false))
      try expectVectors(.quadric(rank: t, sign: .plus), QuadraticForms.quadric(t, elliptic: true))
    }
    try expectVectors(.delsarteGoethals(defect: 0, rank: 1), QuadraticForms.delsarteGoethals(1, defect: 0))
    try expectVectors(.delsarteGoethals(defect: 0, rank: 2), QuadraticForms.delsarteGoethals(2, defect: 0))
    try expectVectors(.delsarteGoethals(defect: 1, rank: 2), QuadraticForms.delsarteGoethals(2, defect: 1))
    try expectVectors(.gold(defect: 1, rank: 3), QuadraticForms.gold(3, defect: 1))
    for bad in [
      Construction.delsarteGoethals(defect: 2, rank: 2), .gold(defect: 1, rank: 4), .gold(defect: 2, rank: 3), .gold(defect: 0, rank: 3),
    ] {
      #expect(CertificateKernel.bounds(of: bad) == nil)
    }
  }

  @Test func words() throws {
    let (f3, f4, f5) = (FiniteField(prime: 3, exponent: 1), FiniteField(prime: 2, exponent: 2), FiniteField(prime: 5, exponent: 1))
    try expectVectors(.devore(degree: 1, field(3, 1)), PolynomialWords.devore(f3, degree: 1))
    try expectVectors(.devore(degree: 2, field(2, 2)), PolynomialWords.devore(f4, degree: 2))
    for (f, power, r, l) in [
      (f3, field(3, 1), 2, 3), (f4, field(2, 2), 2, 3), (f4, field(2, 2), 3, 5), (f5, field(5, 1), 2, 3), (f3, field(3, 1), 1, 2),
    ] {
      let vectors = PolynomialWords.simplexBlocks(f, dimension: r, length: l)
      try expectVectors(.reedSolomon(dimension: r, length: l, power), vectors, rank: l * (f.order - 1))
      #expect(rank(vectors) <= l * (f.order - 1))
    }
    // All words of length q + 1 and dimension 2 agree once: here the rule's bound 1/(q − 1) is not attained.
    #expect(coherenceSquared(PolynomialWords.simplexBlocks(f3, dimension: 2, length: 4)) == Rational(1, 64))
    #expect(CertificateKernel.bounds(of: .reedSolomon(dimension: 2, length: 4, field(3, 1)))?.squaredEntries == Rational(1, 4))
    let signs = HadamardMatrices.matrix(prime: 2, exponent: 2)
    try expectVectors(
      .signedReedSolomon(dimension: 2, length: 4, field(5, 1), hadamard: [field(2, 2)]),
      PolynomialWords.simplexBlocks(f5, dimension: 2, length: 4, signs: signs), rank: 16)
    // Composite q, too many places, a Hadamard matrix of another order.
    #expect(CertificateKernel.bounds(of: .reedSolomon(dimension: 2, length: 3, field(6, 1))) == nil)
    #expect(CertificateKernel.bounds(of: .reedSolomon(dimension: 2, length: 7, field(5, 1))) == nil)
    #expect(CertificateKernel.bounds(of: .devore(degree: 5, field(5, 1))) == nil)
    #expect(CertificateKernel.bounds(of: .signedReedSolomon(dimension: 2, length: 4, field(5, 1), hadamard: [field(2, 1)])) == nil)
  }

  @Test func hadamardMatrices() {
    for (p, e, n) in [(2, 3, 8), (3, 1, 4), (7, 1, 8), (11, 1, 12), (5, 1, 12), (3, 2, 20), (3, 3, 28)] {
      let h = HadamardMatrices.matrix(prime: p, exponent: e)
      #expect(h.rows == n && h.entries.allSatisfy { $0 * $0 == 1 })
      #expect(h * h.transpose == Matrix(rows: n, columns: n) { $0 == $1 ? Rational(n) : 0 })
    }
    let product = HadamardMatrices.product(HadamardMatrices.matrix(prime: 2, exponent: 1), HadamardMatrices.matrix(prime: 11, exponent: 1))
    #expect(product * product.transpose == Matrix(rows: 24, columns: 24) { $0 == $1 ? 24 : 0 })
  }

  /// |Σ_x ζ^(ax²+bx)|² = p: the p² differences hit every t ≠ 0 equally often, and 0 p times more.
  @Test func gaussSums() {
    for p in [3, 5, 7, 11] {
      for a in 1..<p {
        for b in 0..<p {
          var counts = [Int](repeating: 0, count: p)
          for x in 0..<p { for y in 0..<p { counts[(a * x * x + b * x + 2 * p * p * p - a * y * y - b * y) % p] += 1 } }
          #expect(Set(counts.dropFirst()).count == 1 && counts[0] - counts[1] == p)
        }
      }
      let bounds = CertificateKernel.bounds(of: .chirps(field(p, 1)))
      #expect(bounds?.dimension == Integer(2 * p) && bounds?.columns == Integer(2 * p * (p + 1)))
      #expect(bounds?.squaredEntries == Rational(1, Integer(p)))
    }
    #expect(CertificateKernel.bounds(of: .chirps(field(2, 3))) == nil)
  }

  @Test func planesAndPolygons() throws {
    func double(_ x: Rational) -> Double {
      let scaled = (x * Rational(Integer(10).power(12))).floor.asInt ?? 0
      return Double(scaled) / 1e12
    }
    for n in 2...60 {
      let plane = double(try #require(CertificateKernel.bounds(of: .plane(columns: n))).squaredEntries)
      let cosine = cos(Double.pi / Double(n))
      #expect(plane >= cosine * cosine && plane < cosine * cosine + 0.001 + (n <= 3 ? 0.001 : 0))
      if n < 4 { continue }
      // The kernel of n directions: the largest |v_i|/‖v‖₁, sampled, never exceeds tan(π/2n), which is attained.
      var largest = 0.0
      for step in 0..<720 {
        let angle = Double.pi * Double(step) / 720
        let values = (0..<n).map { abs(cos(angle - Double.pi * Double($0) / Double(n))) }
        largest = max(largest, (values.max() ?? 0) / values.reduce(0, +))
      }
      let tangent = tan(Double.pi / Double(2 * n))
      #expect(largest <= tangent + 1e-12)
      let entry = double(try #require(CertificateKernel.bounds(of: .polygon(columns: n))).squaredEntries).squareRoot()
      #expect(entry >= tangent / (1 - tangent) && entry < tangent / (1 - tangent) * 1.1)
    }
  }

  @Test func countingAndCodes() throws {
    // Sign vectors of length d with |Σ| > a, counted one by one.
    for d in 1...10 {
      for a in 0...d {
        let far = (0..<1 << d).filter { abs(d - 2 * $0.nonzeroBitCount) > a }.count
        for n in 1...40 {
          let exists = CertificateKernel.bounds(of: .gilbertVarshamov(columns: n, dimension: d, product: a)) != nil
          #expect(exists == ((n - 1) * far < 1 << d))
        }
      }
    }
    // The Hamming code's dual with a repeated position, against the matrix itself.
    let positions = [1, 2, 3, 4, 5, 6, 7, 7, 3]
    let rows = Set(positions).sorted()
    let m = Matrix(rows: 8, columns: 8) { x, y in
      Rational(positions.reduce(0) { $0 + ((($1 & (x ^ y)).nonzeroBitCount % 2 == 0) ? 1 : -1) }, 9)
    }
    let bounds = try #require(CertificateKernel.bounds(of: .code(dimension: 3, positions: positions)))
    #expect(rank(m) <= rows.count && bounds.dimension == Integer(rows.count) && bounds.columns == 8)
    var largest = Rational.zero
    for x in 0..<8 { for y in 0..<x { largest = max(largest, m[x, y] * m[x, y]) } }
    #expect(bounds.squaredEntries == largest)
    for bad in [[8], []] { #expect(CertificateKernel.bounds(of: .code(dimension: 3, positions: bad)) == nil) }
  }

  @Test func parts() throws {
    let lines = LineSystems.sixteenInR6
    let sum = Construction.directSum([.matrix(encoder: lines, probe: nil), .simplex(columns: 4)])
    #expect(CertificateKernel.bounds(of: sum) == CertificateKernel.bounds(of: sum).map { _ in ConstructionBounds(9, 20, Rational(1, 9)) })
    let a = PolynomialWords.simplexBlocks(FiniteField(prime: 3, exponent: 1), dimension: 1, length: 1)
    let product = HadamardMatrices.product(lines, a)
    #expect(coherenceSquared(product) == Rational(1, 4))
    #expect(
      CertificateKernel.bounds(of: .kronecker([.matrix(encoder: lines, probe: nil), .simplex(columns: 3)]))
        == ConstructionBounds(12, 48, Rational(1, 4)))
    #expect(CertificateKernel.bounds(of: .directSum([])) == nil)
    // A probe that makes a diagonal entry 0.
    #expect(CertificateKernel.bounds(of: .matrix(encoder: lines, probe: lines.map { _ in .zero })) == nil)
  }
}
