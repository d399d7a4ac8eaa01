// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Reads certificates: step 1 of `docs/certificate-format-1.md` §5.1.
public enum CertificateReader {
  /// The kinds of claims that can be read.
  public static let kinds: [String] = Kind.allCases.map(\.rawValue)

  /// The certificate that the bytes spell.
  ///
  /// - Parameter object: the bytes of an object file, by its name; of one longer than the number given, any longer piece will do.
  /// - Throws: `MalformedCertificate`, naming the place; and what `object` throws.
  public static func read(_ bytes: [UInt8], object: (String, Int) throws -> [UInt8]) throws -> Certificate {
    try bytes.withUnsafeBufferPointer { buffer in
      let root = Field(value: try JSONParser.parse(buffer), path: "", bytes: buffer)
      return try certificate(root, object)
    }
  }

  private static func certificate(_ root: Field, _ object: (String, Int) throws -> [UInt8]) throws -> Certificate {
    let fields = try root.members(["assumptions", "claim", "format", "inputs", "producer", "sources", "witness"])
    guard try fields.get("format").text() == "lrh-certificate/1" else {
      throw MalformedCertificate("format: expected lrh-certificate/1")
    }
    let producer = try fields.get("producer").members(["name", "version"])
    let inputs = try inputs(fields.get("inputs"))
    var claim = try fields.get("claim")
    var witness = try fields.get("witness")
    claim.radicand = inputs.radicand
    witness.radicand = inputs.radicand
    let claimFields = try claim.anyMembers()
    guard let kindField = claimFields["kind"], let digestsField = claimFields["digests"] else {
      throw claim.malformed("the keys kind and digests are needed")
    }
    let kind = try kindField.choice(Kind.self)
    let needed = try kind.roles(claimFields)
    let roles = Set(inputs.stated.keys).union(inputs.objects.map(\.role))
    guard roles.subtracting(kind.optionalRoles) == needed else {
      throw MalformedCertificate("inputs: \(kind.rawValue) needs \(needed.map(\.rawValue).sorted().joined(separator: ", "))")
    }
    let probeRule = inputs.stated.probeRule
    if probeRule != nil, !kind.takesProbeRule { throw MalformedCertificate("inputs.probe: \(kind.rawValue) takes no rule") }
    if probeRule != nil, inputs.radicand != nil { throw MalformedCertificate("inputs.probe: a rule beside a radicand") }
    if case .matrix(.surd)? = inputs.stated[.featureScale]?.object {
      throw MalformedCertificate("inputs.featureScale takes no radicand")
    }
    if kind.isRational(roles), inputs.radicand != nil { throw MalformedCertificate("inputs: \(kind.rawValue) takes no radicand") }
    let digests = try digestsField.members(roles.map(\.rawValue))
    var claimedDigests: [Role: String] = [:]
    for role in roles.sorted() { claimedDigests[role] = try digests.get(role.rawValue).digest() }
    var certificate = Certificate(
      assertion: try kind.assertion(claim, witness, roles, probeRule), inputs: inputs.stated, claimedDigests: claimedDigests,
      producer: Producer(name: try producer.get("name").text(), version: try producer.get("version").text()),
      sources: try sources(fields.get("sources"), roles: roles), assumptions: try assumptions(fields.get("assumptions")))
    // The certificate itself is well-formed; only now are other files opened.
    for reference in inputs.objects { certificate.inputs[reference.role] = try reference.load(object) }
    return certificate
  }

  private static func assumptions(_ field: Field) throws(MalformedCertificate) -> [Assumption] {
    var assumptions: [Assumption] = []
    for element in try field.elements() {
      let assumption = try element.choice(Assumption.self)
      if let last = assumptions.last, !(last < assumption) { throw field.malformed("not strictly increasing") }
      assumptions.append(assumption)
    }
    return assumptions
  }

  private enum Orientation: String, CaseIterable {
    case asIs = "as-is"
    case transposed
  }

  private static func sources(_ field: Field, roles: Set<Role>) throws(MalformedCertificate) -> [Source] {
    var sources: [Source] = []
    for element in try field.elements() {
      let fields = try element.members(["bytes", "dtype", "name", "orientation", "role", "sha256", "tensor"])
      let source = Source(
        role: try fields.get("role").choice(Role.self), name: try fields.get("name").text(), bytes: try fields.get("bytes").count(),
        sha256: try fields.get("sha256").digest(), tensor: try fields.get("tensor").text(0...255),
        transposed: try fields.get("orientation").choice(Orientation.self) == .transposed, dtype: try fields.get("dtype").text())
      guard roles.contains(source.role) else { throw element.malformed("role \(source.role.rawValue) is not an input") }
      if let last = sources.last, !(last.role < source.role) { throw field.malformed("roles are not strictly increasing") }
      sources.append(source)
    }
    return sources
  }

  // MARK: Inputs

  /// An input that is in an object file.
  private struct ObjectReference {
    let role: Role
    let field: Field
    let name: String
    let rows: Int
    let columns: Int
    let digest: String

    func load(_ object: (String, Int) throws -> [UInt8]) throws -> StatedInput {
      let data = try object(name, ObjectFile.sizeLimit(rows: rows, columns: columns))
      do throws(MalformedCertificate) {
        let matrix = try ObjectFile.matrix(data, rows: rows, columns: columns)
        return StatedInput(.matrix(.dyadic(matrix)), digest: digest, objectFile: name)
      } catch { throw field.malformed("object file \(name): \(error)") }
    }
  }

  private static func inputs(
    _ field: Field
  ) throws(MalformedCertificate) -> (stated: [Role: StatedInput], objects: [ObjectReference], radicand: Int?) {
    var stated: [Role: StatedInput] = [:]
    var objects: [ObjectReference] = []
    var radicand: Int?
    let all = try field.anyMembers()
    for (name, input) in all.sorted(by: { $0.key < $1.key }) {
      guard let role = Role(rawValue: name) else { throw field.malformed("unknown role \(name)") }
      if role == .graph {
        stated[role] = try graph(input)
        continue
      }
      if try input.anyMembers()["object"] != nil {
        objects.append(try objectReference(input, role))
        continue
      }
      if role == .probe, try input.anyMembers()["rule"] != nil {
        stated[role] = try probeRule(input, of: all["encoder"])
        continue
      }
      let matrix = try matrix(input)
      if case .matrix(let value) = matrix.object, let own = value.radicand {
        if let radicand, radicand != own { throw field.malformed("two different radicands") }
        radicand = own
      }
      stated[role] = matrix
    }
    return (stated, objects, radicand)
  }

  private static func probeRule(_ field: Field, of encoder: Field?) throws(MalformedCertificate) -> StatedInput {
    let fields = try field.members(["digest", "rule"])
    let rule = try fields.get("rule").choice(ProbeRule.self)
    guard let encoder else { throw field.malformed("a rule without an encoder") }
    return StatedInput(
      .probe(rule, encoder: try encoder.anyMembers().get("digest").digest()), digest: try fields.get("digest").digest())
  }

  private static func graph(_ field: Field) throws(MalformedCertificate) -> StatedInput {
    let fields = try field.members(["digest", "edges", "n"])
    let n = try fields.get("n").count(1...Graph.vertexLimit)
    let edgesField = try fields.get("edges")
    let pairs = try edgesField.pairs()
    var edges: [Edge] = []
    edges.reserveCapacity(pairs.count)
    for (i, (u, v)) in pairs.enumerated() {
      guard u < v, Int(v) < n else { throw edgesField.malformed("edge \(i): expected [u, v] with u < v < \(n)") }
      let edge = Edge(u, v)
      if let last = edges.last, !(last < edge) { throw edgesField.malformed("edge \(i): edges are not strictly increasing") }
      edges.append(edge)
    }
    return StatedInput(.graph(Graph(vertexCount: n, sortedEdges: edges)), digest: try fields.get("digest").digest())
  }

  private static let sizes = 1...JSONParser.countLimit

  private static func objectReference(_ field: Field, _ role: Role) throws(MalformedCertificate) -> ObjectReference {
    let fields = try field.members(["columns", "digest", "object", "rows"])
    let name = try fields.get("object").text(1...128)
    guard isObjectName(name) else { throw field.malformed("object: not a bare file name") }
    return ObjectReference(
      role: role, field: field, name: name, rows: try fields.get("rows").count(sizes), columns: try fields.get("columns").count(sizes),
      digest: try fields.get("digest").digest())
  }

  private static func matrix(_ field: Field) throws(MalformedCertificate) -> StatedInput {
    let fields = try field.members(["columns", "digest", "entries", "rows"], optional: ["radicand"])
    let (rows, columns) = (try fields.get("rows").count(sizes), try fields.get("columns").count(sizes))
    let digest = try fields.get("digest").digest()
    let bytes = field.bytes
    let entries = try fields.get("entries")
    guard let radicandField = fields["radicand"] else {
      let matrix = Matrix(rows: rows, columns: columns, entries: try entries.entries(rows, columns) { Field.exact($0, bytes) })
      return StatedInput(.matrix(.rational(matrix)), digest: digest)
    }
    let radicand = try radicandField.count(2...1_000_000)
    guard isSquareFree(radicand) else { throw radicandField.malformed("\(radicand) is not square-free") }
    let surds = try entries.entries(rows, columns) { value -> QuadraticSurd? in
      guard let parts = value.elements, parts.count == 2, let p = Field.exact(parts[0], bytes), let r = Field.exact(parts[1], bytes)
      else { return nil }
      return QuadraticSurd(p, r, radicand: radicand)
    }
    return StatedInput(.matrix(.surd(Matrix(rows: rows, columns: columns, entries: surds), radicand: radicand)), digest: digest)
  }

  private static func isSquareFree(_ n: Int) -> Bool {
    var divisor = 2
    while divisor * divisor <= n {
      if n.isMultiple(of: divisor * divisor) { return false }
      divisor += 1
    }
    return true
  }

  private static func isObjectName(_ name: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
    }
    return name.utf8.first.map(isAlphanumeric) == true
      && name.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }
}

extension [Role: StatedInput] {
  /// The rule for the probe, if it is given by one.
  var probeRule: ProbeRule? {
    if case .probe(let rule, _)? = self[.probe]?.object { return rule }
    return nil
  }
}
