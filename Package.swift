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
    .target(
      name: "ExactArithmetic", dependencies: ["CGMP", "GMPShims"], path: "Sources/Trusted/ExactArithmetic"),
    .target(name: "Statements", dependencies: ["ExactArithmetic"], path: "Sources/Trusted/Statements"),
    .systemLibrary(
      name: "CZlib", path: "Sources/Files/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "FileAccess", path: "Sources/Files/FileAccess"),
    .target(
      name: "MatrixFiles", dependencies: ["ExactArithmetic", "Statements", "FileAccess", "CZlib"],
      path: "Sources/Files/MatrixFiles"),
    .target(
      name: "GraphFiles", dependencies: ["Statements", "FileAccess"], path: "Sources/Files/GraphFiles"),
    .testTarget(
      name: "FilesTests",
      dependencies: ["ExactArithmetic", "Statements", "FileAccess", "MatrixFiles", "GraphFiles", "CZlib"]),
  ]
)
