// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import InterferenceScan

struct Naive {
  static func check(_ seeds: Int) {
    var failures = 0, cases = 0, open = 0
    for seed in 0..<seeds {
      var r = Xoshiro256StarStar(seed: UInt64(seed))
      let m = 1 + r.next(below: 40), d = 1 + r.next(below: 12)
      let kind = seed % 9
      func value() -> Float {
        switch kind {
        case 0: return Float(r.next(below: 2001) - 1000) / 1024
        case 1: return Float(r.next(below: 3) - 1)
        case 2: return Float(bitPattern: UInt32(truncatingIfNeeded: r.next()) & 0x807f_ffff | UInt32(100 + r.next(below: 60)) << 23)
        case 3: return Float(bitPattern: UInt32(truncatingIfNeeded: r.next()) & 0x807f_ffff | UInt32(r.next(below: 255)) << 23)
        case 4: return Float(bitPattern: UInt32(truncatingIfNeeded: r.next()) & 0x8000_00ff)
        case 5: return r.next(below: 3) == 0 ? 0.1 : r.next(below: 2) == 0 ? 0 : -0.1
        case 6: return Float(r.next(below: 1 << 20)) * 0x1p-18 * (r.next(below: 2) == 0 ? 1 : -1) + (r.next(below: 4) == 0 ? 0x1p-40 : 0)
        case 7: return [1, 1.0000001, -1, 0.99999994][r.next(below: 4)]
        default: return r.next(below: 2) == 0 ? 1 : -1
        }
      }
      var a = (0..<m * d).map { _ in value() }
      var b = (0..<m * d).map { _ in value() }
      // duplicates for ties
      if m > 3 { for l in 0..<d { a[d + l] = a[l]; a[2 * d + l] = -a[l]; b[3 * d + l] = a[l] } }
      let sets: (VectorSet, VectorSet)
      let exact = { (v: [Float]) in Matrix<Rational>(rows: d, columns: m) { Rational(exactly: Double(v[$1 * d + $0]))! } }
      var (A, B) = (exact(a), exact(b))
      if seed % 4 == 1 { sets = (VectorSet(columns: A), VectorSet(columns: B)) }
      else if seed % 4 == 2 { A = A.map { $0 / 3 }; sets = (VectorSet(columns: A), VectorSet(columns: B)) }
      else if seed % 4 == 3 { sets = (VectorSet(doubles: a.map(Double.init), count: m, length: d), VectorSet(floats: b, count: m, length: d)) }
      else { sets = (VectorSet(floats: a, count: m, length: d), VectorSet(floats: b, count: m, length: d)) }
      for which in 0..<3 {
        let probe: InterferencePair.Probe = which == 0 ? .encoder : which == 1 ? .matched : .vectors(sets.1)
        guard let pair = InterferencePair(encoder: sets.0, probe: probe) else { continue }
        let G = (which == 2 ? B : A).transpose * A
        let C = Matrix<Rational>(rows: m, columns: m) { which == 1 ? G[$0, $1] / G[$0, $0] : G[$0, $1] }
        let k = 1 + r.next(below: 5)
        var levels: [Rational] = []
        for _ in 0..<3 { let t = C[r.next(below: m), r.next(below: m)].magnitude; if t.sign > 0, !levels.contains(t) { levels.append(t) } }
        levels.sort(by: >)
        for sides in [InterferenceScan.Sides.magnitudes, .signs] {
          let lo = r.next(below: m), hi = lo + 1 + r.next(below: m - lo)
          for rows in [0..<m, lo..<hi] {
            for path in VectorPath.allCases where path.isAvailable {
              for full in [false, true] {
                if full && path != .portable { continue }
                var o = InterferenceScan.Options(); o.path = path; o.full = full; o.threads = 1 + r.next(below: 2); o.block = [3, 16, 64][r.next(below: 3)]
                var q = InterferenceScan.Questions(rows: rows, largest: k); q.sides = sides; q.levels = levels; q.includesLevels = r.next(below: 2) == 0
                q.coherence = pair.isSymmetric && !pair.hasZeroVector
                let result = InterferenceScan(pair, o).run(q)
                cases += 1; open += result.statistics.exactRows
                func fail(_ s: String) { failures += 1; if failures < 20 { print("FAIL seed", seed, "kind", kind, "which", which, sides, rows, path, full, o.block, s) } }
                for row in result.rows {
                  let i = row.feature
                  if Rational(row.diagonal) * row.scale != C[i, i] { fail("diag \(i)") }
                  let others = (0..<m).filter { $0 != i && !C[i, $0].isZero }
                  func order(_ l: [Int]) -> [Int] { l.sorted { (C[i, $1].magnitude, $0) < (C[i, $0].magnitude, $1) } }
                  let expect = sides == .magnitudes ? Array(order(others).prefix(k))
                    : order(Array(order(others.filter { C[i, $0].sign > 0 }).prefix(k)) + Array(order(others.filter { C[i, $0].sign < 0 }).prefix(k)))
                  if row.largest.map(\.other) != expect { fail("row \(i): \(row.largest.map(\.other)) expected \(expect)") }
                  for e in row.largest where row.value(e) != C[i, e.other] { fail("value") }
                  let deg = levels.map { t in (0..<m).filter { $0 != i && (q.includesLevels ? (C[i, $0].magnitude >= t || C[$0, i].magnitude >= t) : (C[i, $0].magnitude > t || C[$0, i].magnitude > t)) }.count }
                  if row.degrees != deg { fail("degrees \(i): \(row.degrees) expected \(deg)") }
                }
                if q.coherence, m > 1 {
                  var best: (Rational, (Int, Int))?
                  var near = 0
                  for i in 0..<m { for j in i + 1..<max(m, i + 1) where rows.contains(i) || rows.contains(j) {
                    let c = G[i, j] * G[i, j] / (G[i, i] * G[j, j])
                    if best.map({ c > $0.0 }) ?? true { best = (c, (i, j)) }
                  } }
                  for i in 0..<m { for j in i + 1..<max(m, i + 1) where rows.contains(i) || rows.contains(j) {
                    if G[i, j] * G[i, j] / (G[i, i] * G[j, j]) >= best!.0 * Coherence.nearness { near += 1 }
                  } }
                  if result.coherence!.squared != best!.0 || result.coherence!.pair != best!.1 { fail("coherence \(result.coherence!) \(best!)") }
                  if result.coherence!.nearPairs?.count != near { fail("near \(result.coherence!.nearPairs?.count ?? -1) \(near)") }
                }
              }
            }
          }
        }
      }
    }
    print("cases", cases, "failures", failures, "open rows", open)
  }
}
