// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// A source file with its module and layer.
private struct SourceFile {
  let path: String
  let layer: String
  let module: String
  let lines: [String]

  /// All files with Swift or C source under Sources; `Sources/LAYER/MODULE/…`, and `Sources/lrh/…` for the program.
  static let all: [SourceFile] = {
    let root = TestEnvironment.packageFolder + "/Sources"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".h") || $0.hasSuffix(".c") }.sorted().map {
      name in
      let parts = name.split(separator: "/").map(String.init)
      let text = (try? String(contentsOfFile: root + "/" + name, encoding: .utf8)) ?? ""
      return SourceFile(
        path: name, layer: parts[0], module: parts[0] == "lrh" ? "lrh" : parts[1],
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }()

  /// The modules imported.
  var imports: [String] {
    lines.compactMap { line in
      let line = line.trimmingCharacters(in: .whitespaces)
      guard
        let match = line.firstMatch(
          of:
            /^(?:@\w+(?:\([^)]*\))?\s+|(?:public|package|internal|private|fileprivate)\s+)*import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)/
        )
      else { return nil }
      return String(match.1)
    }
  }
}

@Suite("Architecture")
struct ArchitectureTests {
  private static let layers = ["Trusted", "Files", "Foundations", "Provers", "Presentation", "lrh"]
  private static let trusted = [
    "CGMP", "GMPShims", "ExactArithmetic", "Digests", "Statements", "CertificateKernel", "CertificateReader",
    "lrh-check",
  ]

  @Test("every file lies in a known layer")
  func layersAreKnown() {
    #expect(SourceFile.all.count > 40)
    for file in SourceFile.all {
      #expect(ArchitectureTests.layers.contains(file.layer), "\(file.path)")
      if file.layer == "Trusted" { #expect(ArchitectureTests.trusted.contains(file.module), "\(file.path)") }
    }
  }

  @Test("no import points upward")
  func imports() {
    // Names with a hyphen are imported with an underscore.
    func module(_ name: String) -> String { name.replacingOccurrences(of: "-", with: "_") }
    let layerOf = Dictionary(
      SourceFile.all.map { (module($0.module), $0.layer) }, uniquingKeysWith: { first, _ in first })
    func rank(_ layer: String) -> Int { ArchitectureTests.layers.firstIndex(of: layer) ?? -1 }
    for file in SourceFile.all {
      for imported in file.imports {
        guard let layer = layerOf[imported] else { continue }
        #expect(
          rank(layer) <= rank(file.layer), "\(file.path) (\(file.layer)) imports \(imported) (\(layer))")
        if file.layer == "Trusted" {
          let order = ArchitectureTests.trusted.map(module)
          #expect(
            order.firstIndex(of: imported) ?? .max < order.firstIndex(of: module(file.module)) ?? -1,
            "\(file.path) imports \(imported), which comes later in the trusted part")
        }
      }
    }
  }

  @Test("the trusted part imports the standard library, libc for files, and itself")
  func trustedImports() {
    for file in SourceFile.all where file.layer == "Trusted" {
      let allowed =
        ArchitectureTests.trusted
        + (["CertificateReader", "lrh-check"].contains(file.module) ? ["Glibc", "Darwin", "Musl"] : [])
      for imported in file.imports { #expect(allowed.contains(imported), "\(file.path) imports \(imported)") }
    }
  }

  @Test("the kernel imports neither Foundation nor libc, and knows no floating-point type")
  func kernel() {
    let kernel = SourceFile.all.filter { $0.module == "CertificateKernel" }
    #expect(kernel.count >= 5)
    for file in kernel {
      #expect(
        Set(file.imports).isSubset(of: ["Digests", "ExactArithmetic", "Statements"]),
        "\(file.path): \(file.imports)")
    }
    for file in SourceFile.all
    where ["CertificateKernel", "Statements", "CertificateReader", "ExactArithmetic"].contains(file.module) {
      for (number, line) in file.lines.enumerated() {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(
          code.firstMatch(of: /\b(Double|Float|Float16|Float32|Float64|Float80|CGFloat)\b/) == nil,
          "\(file.path):\(number + 1): \(line)")
        // A floating-point literal would be a Double.
        let plain = code.replacing(/"(?:[^"\\]|\\.)*"/, with: "")
        #expect(plain.firstMatch(of: /\b[0-9][0-9_]*\.[0-9]/) == nil, "\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test("the kernel stays small")
  func size() {
    let files = SourceFile.all.filter { $0.module == "CertificateKernel" }
    for file in files { #expect(file.lines.count <= (file.path.hasSuffix("/Kernel.swift") ? 300 : 150), "\(file.path)") }
  }

  @Test("every file begins with its licence")
  func licence() {
    for file in SourceFile.all {
      #expect(file.lines.first == "// SPDX-License-Identifier: Apache-2.0", "\(file.path)")
    }
  }
}
