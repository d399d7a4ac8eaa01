// SPDX-License-Identifier: Apache-2.0
import Statements

/// The digests of objects hashed before, so that an object that many certificates are about is hashed once.
///
/// An object is known again by being equal to one that was hashed, entry by entry, which takes no time to speak of beside hashing it. Not
/// thread-safe.
public final class DigestMemory {
  private var known: [(object: Input, digest: String)] = []

  /// Nothing yet.
  public init() {}

  /// The SHA-256 of the object's canonical text, in hex.
  public func digest(of object: Input) -> String {
    if let digest = known.first(where: { $0.object == object })?.digest { return digest }
    let digest = CertificateKernel.digest(of: object)
    known.append((object, digest))
    return digest
  }
}
