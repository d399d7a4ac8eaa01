// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "lrh",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(
      name: "CGMP", path: "Sources/Trusted/CGMP", pkgConfig: "gmp",
      providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .target(name: "GMPShims", dependencies: ["CGMP"], path: "Sources/Trusted/GMPShims"),
    .target(name: "ExactArithmetic", dependencies: ["CGMP", "GMPShims"], path: "Sources/Trusted/ExactArithmetic"),
    .target(name: "Digests", path: "Sources/Trusted/Digests"),
    .target(name: "Statements", dependencies: ["ExactArithmetic"], path: "Sources/Trusted/Statements"),
    .target(
      name: "CertificateKernel", dependencies: ["Digests", "ExactArithmetic", "Statements"],
      path: "Sources/Trusted/CertificateKernel"),
    .target(
      name: "CertificateReader", dependencies: ["CertificateKernel", "Digests", "ExactArithmetic", "Statements"],
      path: "Sources/Trusted/CertificateReader"),
    .executableTarget(name: "lrh-check", dependencies: ["CertificateReader"], path: "Sources/Trusted/lrh-check"),
    .target(
      name: "CertificateWriter", dependencies: ["ExactArithmetic", "Statements"], path: "Sources/Files/CertificateWriter"),
    .target(name: "LinearAlgebra", dependencies: ["ExactArithmetic"], path: "Sources/Foundations/LinearAlgebra"),
    .target(name: "Graphs", dependencies: ["Statements"], path: "Sources/Foundations/Graphs"),
    .target(
      name: "Certification", dependencies: ["CertificateKernel", "ExactArithmetic", "Statements"],
      path: "Sources/Provers/Certification"),
    .target(
      name: "NearIdentityRank", dependencies: ["Certification", "ExactArithmetic", "LinearAlgebra", "Statements"],
      path: "Sources/Provers/NearIdentityRank"),
    .target(
      name: "TuranTheorem", dependencies: ["Certification", "Graphs", "Statements"], path: "Sources/Provers/TuranTheorem"),
    .target(
      name: "LinearSensing", dependencies: ["Certification", "ExactArithmetic", "Statements"],
      path: "Sources/Provers/LinearSensing"),
    .target(name: "TextLayout", dependencies: ["ExactArithmetic"], path: "Sources/Presentation/TextLayout"),
    .target(name: "MatrixFiles", dependencies: ["ExactArithmetic", "Statements"], path: "Sources/Files/MatrixFiles"),
    .target(name: "GraphFiles", dependencies: ["Statements"], path: "Sources/Files/GraphFiles"),
    .testTarget(
      name: "FilesTests", dependencies: ["ExactArithmetic", "Statements", "MatrixFiles", "GraphFiles"]),
  ]
)
