// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// Blocks on a diagonal: simplices, polygons and the smaller frames, each of which saves dimensions against the identity.
struct DirectSums {
  let requirement: Requirement

  private struct Block {
    let candidate: Candidate
    let columns: Int
    let saving: Int
  }

  /// The largest m for which all mixtures of blocks are tried.
  private static let mixtureLimit = 4096

  var candidates: [Candidate] {
    let m = requirement.columns
    guard m >= 2 else { return [] }
    let blocks = self.blocks
    if m <= DirectSums.mixtureLimit { return [mixture(blocks)].compactMap { $0 } }
    // As many of one block as there is room for.
    return blocks.compactMap { block in sum([(block, m / block.columns)], rest: m % block.columns) }
  }

  private var blocks: [Block] {
    let m = requirement.columns
    var candidates: [Candidate] = []
    func smallest(_ range: ClosedRange<Int>, _ construction: (Int) -> Construction) {
      let found = Requirement.least(range) { n in
        Candidate(construction(n)).map { requirement.allows($0.bounds.squaredEntries) } ?? false
      }
      if let found, let candidate = Candidate(construction(found)) { candidates.append(candidate) }
    }
    smallest(2...max(m, 2)) { .simplex(columns: $0) }
    smallest(4...max(m, 4)) { .polygon(columns: $0) }
    var frames: [Construction] = [.unitary(PrimePower(prime: 3, exponent: 1))]
    for q in stride(from: 5, to: min(m, 300), by: 4) { if let field = PrimePowers.primePower(q) { frames.append(.paley(field)) } }
    frames += PrimePowers.from(3, count: 5) { $0 % 2 == 1 }.flatMap { [Construction.unitary($0), .unitaryComplement($0)] }
    if let t = requirement.omittedClasses {
      for q in stride(from: t + 1, to: 65, by: 1) where q * q <= m {
        if let field = PrimePowers.primePower(q) { frames.append(.net(classes: q - t, field)) }
      }
    }
    for t in 1...5 { frames += [.quadric(rank: t, sign: .minus), .quadric(rank: t, sign: .plus)] }
    candidates += frames.compactMap { Candidate($0) } + Library.all
    return candidates.compactMap { candidate in
      guard requirement.allows(candidate.bounds.squaredEntries), let columns = candidate.bounds.columns.asInt, columns <= m,
        let dimension = candidate.bounds.dimension.asInt, dimension < columns
      else { return nil }
      return Block(candidate: candidate, columns: columns, saving: columns - dimension)
    }
  }

  /// The mixture that saves most, by dynamic programming over the number of columns.
  private func mixture(_ blocks: [Block]) -> Candidate? {
    let m = requirement.columns
    var saved = [Int](repeating: 0, count: m + 1)
    var last = [Int?](repeating: nil, count: m + 1)
    for n in 1...m {
      saved[n] = saved[n - 1]
      for (index, block) in blocks.enumerated() where block.columns <= n && saved[n - block.columns] + block.saving > saved[n] {
        saved[n] = saved[n - block.columns] + block.saving
        last[n] = index
      }
    }
    var (n, counts, rest) = (m, [Int](repeating: 0, count: blocks.count), 0)
    while n > 0 {
      guard let index = last[n] else {
        (n, rest) = (n - 1, rest + 1)
        continue
      }
      counts[index] += 1
      n -= blocks[index].columns
    }
    return sum(zip(blocks, counts).map { ($0, $1) }, rest: rest)
  }

  private func sum(_ blocks: [(block: Block, count: Int)], rest: Int) -> Candidate? {
    let blocks = blocks.filter { $0.count > 0 }
    guard !blocks.isEmpty else { return nil }
    let saved = blocks.reduce(Integer.zero) { $0 + Integer($1.block.saving) * Integer($1.count) }
    let squaredEntries = blocks.map(\.block.candidate.bounds.squaredEntries).max() ?? .zero
    let m = Integer(requirement.columns)
    return Candidate(ConstructionBounds(m - saved, m, squaredEntries)) {
      var parts = blocks.map { block, count in
        count == 1 ? block.candidate.construction : .kronecker([.identity(columns: count), block.candidate.construction])
      }
      if rest > 0 { parts.append(.identity(columns: rest)) }
      return parts.count == 1 ? parts[0] : .directSum(parts)
    }
  }
}
