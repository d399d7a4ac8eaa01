// SPDX-License-Identifier: Apache-2.0
import FloatNumerics
import Testing

/// Reference values: the published vectors of the generators, and a separate implementation in Python of the documented rules.
@Suite struct GeneratorTests {
  @Test func splitMixVector() {
    var generator = SplitMix64(seed: 1_234_567)
    let outputs = (0..<5).map { _ in generator.next() }
    #expect(
      outputs == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test func xoshiroVector() {
    var generator = Xoshiro256StarStar(state: (1, 2, 3, 4))
    let outputs = (0..<10).map { _ in generator.next() }
    #expect(
      outputs == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600,
        16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
        2_904_607_092_377_533_576,
      ])
  }

  @Test func xoshiroFromSeed() {
    var generator = Xoshiro256StarStar(seed: 42)
    let outputs = (0..<5).map { _ in generator.next() }
    #expect(
      outputs == [
        1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
        17_057_574_109_182_124_193,
        18_295_552_978_065_317_476,
      ])
  }

  /// The reference was found by raising the generator's 256×256 matrix over GF(2) to the power 2¹²⁸.
  @Test func jumpIsTwoToThe128Steps() {
    var generator = Xoshiro256StarStar(seed: 42)
    generator.jump()
    let outputs = (0..<3).map { _ in generator.next() }
    #expect(outputs == [5_766_981_335_298_035_530, 13_414_075_677_763_163_907, 6_818_771_422_820_058_410])
  }

  @Test func signsAreReproducible() {
    let expected = [
      "+--+-+++---+++--+---+-++++--+++++---+-++--+-+++++++----+-+-+-++++-----",
      "-++++-+--++--++-++-++----++---+++-++--++--++-+-+---+-++++---+-+--++++-",
      "++-++--++----+-+++--+---+-+++----------+++---+--+--++----+------+++---",
    ]
    var generator = Xoshiro256StarStar(seed: 42)
    var packed = Xoshiro256StarStar(seed: 42)
    for text in expected {
      #expect(generator.nextSigns(70).map { $0 > 0 ? "+" : "-" }.joined() == text)
      let words = packed.nextPackedSigns(70)
      #expect(words.count == 2)
      #expect(words[1] >> 6 == 0, "unused bits are 0")
      let bits = text.enumerated().map {
        ($0.element == "-") == ((words[$0.offset / 64] >> UInt64($0.offset % 64)) & 1 == 1)
      }
      #expect(bits.allSatisfy { $0 })
    }
    #expect(generator.nextSigns(0).isEmpty)
  }

  @Test func integersAndSupports() {
    var generator = Xoshiro256StarStar(seed: 42)
    #expect((0..<12).map { _ in generator.next(below: 10) } == [2, 2, 9, 3, 6, 4, 4, 7, 8, 5, 9, 3])
    #expect(
      (0..<3).map { _ in generator.next(below: 1 << 62 | 1) }
        == [1_317_312_123_653_859_137, 3_895_028_994_966_849_483, 2_153_870_293_806_673_811])
    generator = Xoshiro256StarStar(seed: 7)
    #expect(generator.nextSupport(size: 5, of: 20) == [3, 8, 12, 14, 18])
    #expect(generator.nextSupport(size: 3, of: 3) == [0, 1, 2])
    #expect(generator.nextSupport(size: 0, of: 3).isEmpty)
  }
}
