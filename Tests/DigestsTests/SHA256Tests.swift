// SPDX-License-Identifier: Apache-2.0
import Digests
import TestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "NIST examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func examples(_ message: String, _ digest: String) {
    #expect(SHA256.hexDigest(message.utf8) == digest)
    var hash = SHA256()
    hash.update(message)
    #expect(hash.hexDigest() == digest)
  }

  @Test("a million times a")
  func million() {
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hexDigest([UInt8](repeating: 0x61, count: 1_000_000)) == expected)
    var hash = SHA256()
    for _ in 0..<10_000 { hash.update(String(repeating: "a", count: 100)) }
    #expect(hash.hexDigest() == expected)
  }

  /// The first 8 digits for the messages of length 0, 1, …, 130 with bytes 7i + 3, by Python's hashlib.
  private static let beginnings = """
    e3b0c442 084fed08 323b730f 6ab0dba1 42a146d9 c0a7188b f3a8eb3d ab764db4 0865c1be 172f3d81 aadd73eb 74b55c9d
    756a3395 da925975 a6a744ad 98b03249 9c94926d bbc485bd 4929dcd4 e22bd9f6 cb0b638f dd59e815 7f5e1b73 0c2227ce
    73281455 fa9766ea 5492dff8 8876c611 a6940de8 52bbbbd7 f1eab075 721f1b54 ab5f8b5c 90f90857 c2966908 02825099
    a7aba4ca b11e919c afa3a9b2 90663c41 0873681b fe877131 d9fcbc5f 6c980fe8 f990f6ed 98ce1f7b 736b0a4e 9b6073af
    31cedec8 5649348a 9898428b 75e248b3 8230c270 9f17a1b3 160bbf14 e7313d33 4324d65f 35df6094 9afd9e8b 3f67cd87
    06659a8b 4a28a6c4 5b50d7a3 81c80242 39e3d7b6 aacca6ff 11fdf003 06e3cd2e c23b56cc ca32376f fb1907e5 54cac605
    99e356ea 64bee9b0 3ebc4be4 08182253 65cf2b7b 1f21d7fe 87fa111c 2a4808f9 c6b3377d 5876ebcb eb52f62b 2f0795e2
    442975e0 b690f6f0 b876ad02 ff4ec8cd b16ffce5 bb743aa1 4d39e6ae 85373e64 f8368d09 4d0d2d32 5028666b 3a23c913
    c9f1a5f7 9b5d6632 af680818 5e4edd84 5a2cda23 48719cf7 9f0fc4c3 9313cf73 5af877de af7d44bc 0e993486 9dfada1b
    e0cfd9f0 6a9c24a9 4a70b5e2 67d9492e 96b928cf cded73ee 5155ce16 c2030f07 556cbf34 867b3263 2c49b89c 9ce7368e
    7836b787 1189a98a 60937afb 229c92a5 2f781a36 b402a31c 3d11be99 a8d23e75 d2742f1f 307f8fc2 4d5e47a2
    """

  @Test("every length up to two blocks and a little, in one piece and in several")
  func lengths() {
    let expected = SHA256Tests.beginnings.split(whereSeparator: { " \n".contains($0) })
    #expect(expected.count == 131)
    var generator = SplitMix64(seed: 1)
    for (length, beginning) in expected.enumerated() {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) }
      let digest = SHA256.hexDigest(message)
      check(digest.count == 64 && digest.hasPrefix(beginning), "length \(length)")
      checkEqual(SHA256.hexDigest(AnySequence(message)), digest, "length \(length), no contiguous storage")
      for _ in 0..<4 {
        var hash = SHA256()
        var rest = message[...]
        while !rest.isEmpty {
          let piece = rest.prefix(generator.int(0...70))
          hash.update(piece)
          rest = rest.dropFirst(piece.count)
        }
        checkEqual(hash.hexDigest(), digest, "length \(length), in pieces")
      }
    }
  }
}
