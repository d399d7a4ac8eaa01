// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Glibc
import InterferenceScan

@main struct ScanBench {
  static func main() {
    let a = CommandLine.arguments
    if a[1] == "check" { return Naive.check(Int(a[2])!) }
    let m = Int(a[2])!, d = Int(a[3])!, threads = Int(a[4])!, block = Int(a[5])!, kind = a[6], K = Int(a[7])!
    let file = fopen(a[1], "rb")!
    fseek(file, 128, SEEK_SET)
    var x = [Float](repeating: 0, count: m * d)
    let got = x.withUnsafeMutableBytes { fread($0.baseAddress, 4, m * d, file) }
    print("read", got)
    func time<T>(_ what: String, _ f: () -> T) -> T {
      let c = ContinuousClock(); var r: T?
      var u0 = rusage(); getrusage(__rusage_who_t(0), &u0)
      let e = c.measure { r = f() }
      var u1 = rusage(); getrusage(__rusage_who_t(0), &u1)
      print(what, e, "cpu", Double(u1.ru_utime.tv_sec - u0.ru_utime.tv_sec) + 1e-6 * Double(u1.ru_utime.tv_usec - u0.ru_utime.tv_usec), "maxrss MB", u1.ru_maxrss / 1024); return r!
    }
    let set = time("vectors") { VectorSet(floats: x, count: m, length: d) }
    x = []
    let pair = time("pair") { InterferencePair(encoder: set, probe: kind == "matched" ? .matched : kind == "encoder" ? .encoder : .vectors(set))! }
    var o = InterferenceScan.Options(); o.threads = threads; o.block = block
    if a.count > 9 { o.path = VectorPath(rawValue: a[9])! }
    var q = InterferenceScan.Questions(rows: 0..<m, largest: K)
    if a.count > 8, a[8] == "levels" { q.levels = (1...K).map { Rational(Integer.one, Integer(2 * $0)) } }
    let scan = InterferenceScan(pair, o)
    for _ in 0..<2 {
      time("sgemm alone") { scan.productsAlone(q) }
      let r = time("scan") { scan.run(q) }
      print(r.statistics, r.statistics.filteredShare)
      if q.levels.count > 0 { print((0..<q.levels.count).map { l in r.rows.reduce(0) { $0 + $1.degrees[l] } / 2 }) }
      print(r.rows[2010 % m].largest.map { ($0.other, ($0.numerator.description.count)) })
    }
  }
}
