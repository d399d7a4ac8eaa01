// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// A library target; its folder tells the layer. A target may depend only on targets of the same or an earlier layer:
/// Trusted, Files, Foundations, Provers, Presentation, lrh (a test checks the imports).
func library(_ layer: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)")
}

let trusted: [Target] = [
  .systemLibrary(
    name: "CGMP", path: "Sources/Trusted/CGMP", pkgConfig: "gmp",
    providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
  library("Trusted", "GMPShims", ["CGMP"]),
  library("Trusted", "ExactArithmetic", ["CGMP", "GMPShims"]),
  library("Trusted", "Digests"),
  library("Trusted", "Statements", ["ExactArithmetic"]),
  library("Trusted", "CertificateKernel", ["Digests", "ExactArithmetic", "Statements"]),
  library("Trusted", "CertificateReader", ["CertificateKernel", "Digests", "ExactArithmetic", "Statements"]),
  .executableTarget(
    name: "lrh-check", dependencies: ["CertificateReader", "ExactArithmetic", "Statements"],
    path: "Sources/Trusted/lrh-check"),
]

let files: [Target] = [
  .systemLibrary(
    name: "CZlib", path: "Sources/Files/CZlib", pkgConfig: "zlib",
    providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  library("Files", "FileAccess"),
  library("Files", "MatrixFiles", ["CZlib", "ExactArithmetic", "FileAccess", "Statements"]),
  library("Files", "GraphFiles", ["FileAccess", "Statements"]),
  library("Files", "SparseAutoencoderFiles", ["ExactArithmetic", "FileAccess", "MatrixFiles", "Statements"]),
  library("Files", "CertificateWriter", ["ExactArithmetic", "FileAccess", "MatrixFiles", "Statements"]),
]

let foundations: [Target] = [
  .systemLibrary(
    name: "COpenBLAS", path: "Sources/Foundations/COpenBLAS", pkgConfig: "openblas",
    providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
  library("Foundations", "CKernels"),
  library("Foundations", "Parallelism"),
  library("Foundations", "LinearAlgebra", ["ExactArithmetic"]),
  library("Foundations", "FloatLinearAlgebra", ["COpenBLAS", "ExactArithmetic", "LinearAlgebra"]),
  library(
    "Foundations", "InterferenceScan",
    ["CKernels", "COpenBLAS", "ExactArithmetic", "FloatLinearAlgebra", "FloatNumerics", "Parallelism"]),
  library("Foundations", "SignGram", ["CKernels", "ExactArithmetic", "Parallelism"]),
  library("Foundations", "Graphs", ["Statements"]),
  library("Foundations", "Constructions", ["ExactArithmetic"]),
  library("Foundations", "FloatNumerics", ["ExactArithmetic"]),
  .systemLibrary(
    name: "CClp", path: "Sources/Foundations/CClp", pkgConfig: "clp",
    providers: [.apt(["coinor-libclp-dev"]), .brew(["clp"])]),
  library(
    "Foundations", "LinearProgramming",
    ["CClp", "ExactArithmetic", "FloatLinearAlgebra", "FloatNumerics", "LinearAlgebra"]),
]

let provers: [Target] = [
  library("Provers", "Certification", ["CertificateKernel", "ExactArithmetic", "Statements"]),
  library(
    "Provers", "NearIdentityRank",
    ["Certification", "ExactArithmetic", "FloatLinearAlgebra", "LinearAlgebra", "Statements"]),
  library("Provers", "TuranTheorem", ["Certification", "Graphs", "Statements"]),
  library("Provers", "CliqueNumber", ["Certification", "ExactArithmetic", "Graphs", "Statements"]),
  library(
    "Provers", "LinearSensing",
    ["Certification", "ExactArithmetic", "LinearProgramming", "Parallelism", "SignGram", "Statements"]),
  library(
    "Provers", "LowerBound",
    ["Certification", "ExactArithmetic", "LinearSensing", "NearIdentityRank", "Parallelism", "Statements", "TuranTheorem"]),
  library("Provers", "Geometry", ["Certification", "ExactArithmetic", "LinearSensing", "Parallelism", "Statements", "UpperBound"]),
  library(
    "Provers", "KernelLadder",
    [
      "Certification", "ExactArithmetic", "FloatNumerics", "LinearAlgebra", "LinearProgramming", "LinearSensing",
      "Statements", "Thresholds",
    ]),
  library("Provers", "Capacity", ["CertificateKernel", "Certification", "ExactArithmetic", "Statements"]),
  library(
    "Provers", "Thresholds",
    ["Certification", "ExactArithmetic", "LinearProgramming", "LinearSensing", "Statements"]),
  library(
    "Provers", "Audit",
    ["Certification", "ExactArithmetic", "Geometry", "LinearSensing", "NearIdentityRank", "Parallelism", "Statements", "Thresholds"]),
  library(
    "Provers", "MatrixAudit",
    ["CertificateKernel", "Certification", "ExactArithmetic", "InterferenceScan", "NearIdentityRank", "Statements"]),
  library(
    "Provers", "UpperBound",
    ["Certification", "ExactArithmetic", "FloatNumerics", "LinearSensing", "SignGram", "Statements"]),
]

let presentation: [Target] = [
  library("Presentation", "TextLayout", ["ExactArithmetic"]),
  library(
    "Presentation", "Walkthroughs",
    [
      "Capacity", "Catalogue", "Certification", "Constructions", "ExactArithmetic", "FloatNumerics", "Geometry", "Graphs", "KernelLadder",
      "LinearAlgebra",
      "LinearSensing", "LowerBound", "NearIdentityRank", "Statements", "TextLayout", "Thresholds", "TuranTheorem", "UpperBound",
    ]),
  library(
    "Presentation", "AuditReports",
    [
      "Digests", "ExactArithmetic", "FileAccess", "FloatNumerics", "InterferenceScan", "MatrixAudit", "MatrixFiles", "NearIdentityRank",
      "Statements", "TextLayout",
    ]),
  library("Presentation", "Catalogue"),
  library(
    "Presentation", "Figures",
    [
      "Capacity", "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "Constructions", "Digests",
      "ExactArithmetic", "FloatNumerics", "Geometry", "KernelLadder", "LinearSensing", "LowerBound", "Statements", "TextLayout",
      "Thresholds",
      "TuranTheorem", "UpperBound",
    ]),
  // Templates, style sheet and scripts are files in Resources; they are compiled in, so that the program stays one relocatable file.
  .target(
    name: "Pages",
    dependencies: [
      .product(name: "Mustache", package: "swift-mustache"), "Catalogue", "CertificateWriter", "Certification", "Digests",
      "ExactArithmetic", "LinearSensing", "Statements", "TextLayout", "Walkthroughs",
    ], path: "Sources/Presentation/Pages", resources: [.embedInCode("Resources")]),
  library("Presentation", "CoqExport", ["ExactArithmetic", "Statements"]),
  library("Presentation", "VIPRExport", ["ExactArithmetic", "Statements"]),
  library(
    "Presentation", "Reports",
    [
      "Audit", "Capacity", "Certification", "CliqueNumber", "ExactArithmetic", "Geometry", "KernelLadder", "LinearSensing", "LowerBound",
      "NearIdentityRank", "Statements", "TextLayout", "Thresholds",
      "TuranTheorem",
    ]),
]

let commandLine: [Target] = [
  .executableTarget(
    name: "lrh",
    dependencies: [
      .product(name: "ArgumentParser", package: "swift-argument-parser"), "Capacity", "Catalogue", "CertificateKernel",
      "CertificateReader",
      "CertificateWriter", "Certification", "CliqueNumber", "Constructions", "CoqExport", "Digests",
      "ExactArithmetic", "Figures", "FileAccess",
      "FloatLinearAlgebra", "FloatNumerics", "Geometry", "GraphFiles", "Graphs", "KernelLadder", "LinearAlgebra",
      "LinearSensing",
      "LowerBound", "MatrixFiles",
      "Audit", "AuditReports", "InterferenceScan", "MatrixAudit", "NearIdentityRank", "Pages", "Parallelism", "Reports",
      "SparseAutoencoderFiles", "Statements", "TextLayout", "Thresholds",
      "TuranTheorem", "UpperBound", "VIPRExport", "Walkthroughs",
    ])
]

/// What `make bench` times; see Benchmarks/.
let benchmarks: [Target] = [
  .executableTarget(
    name: "lrh-bench",
    dependencies: [
      "CertificateReader", "Certification", "ExactArithmetic", "FileAccess", "FloatLinearAlgebra", "FloatNumerics", "Graphs",
      "InterferenceScan", "LinearAlgebra", "LinearSensing", "MatrixAudit", "MatrixFiles", "NearIdentityRank", "SignGram",
      "Statements", "TuranTheorem", "UpperBound",
    ], path: "Benchmarks/lrh-bench")
]

let tests: [Target] = [
  .testTarget(
    name: "AccessTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "ExactArithmetic", "FloatNumerics",
      "LinearAlgebra", "LinearSensing", "Statements", "TestSupport", "VIPRExport", "lrh", "lrh-check",
    ], exclude: ["vipr_check.py"]),
  .target(
    name: "FuzzTargets",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "ExactArithmetic", "FileAccess",
      "GraphFiles", "MatrixFiles",
    ],
    path: "Tests/Fuzzing/FuzzTargets"),
  .testTarget(name: "FuzzCorpusTests", dependencies: ["FuzzTargets", "TestSupport"]),
  .target(
    name: "TestSupport", dependencies: ["CertificateKernel", "Certification", "ExactArithmetic", "LinearAlgebra", "Statements"],
    path: "Tests/TestSupport"),
  .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
  .testTarget(
    name: "CertificateTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Digests", "ExactArithmetic",
      "Statements", "TestSupport",
      "lrh-check",
    ]),
  .testTarget(
    name: "CapacityTests",
    dependencies: [
      "Capacity", "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "Constructions", "ExactArithmetic",
      "Statements", "TestSupport",
    ]),
  .testTarget(name: "CatalogueTests", dependencies: ["Catalogue", "CertificateReader", "TestSupport", "lrh"]),
  .testTarget(
    name: "CliqueNumberTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "CliqueNumber",
      "ExactArithmetic", "FileAccess",
      "GraphFiles", "Graphs", "Statements", "TestSupport",
    ]),
  .testTarget(
    name: "CommandLineTests", dependencies: ["TestSupport", "lrh", "lrh-check"], exclude: ["Golden", "terminal.py"]),
  .testTarget(name: "DocumentationTests", dependencies: ["TestSupport", "lrh", "lrh-check"]),
  .testTarget(name: "DigestsTests", dependencies: ["Digests", "TestSupport"]),
  .testTarget(
    name: "ErrataTests",
    dependencies: [
      "Catalogue", "Certification", "ExactArithmetic", "FloatNumerics", "Geometry", "LinearSensing", "Statements",
      "TestSupport", "Thresholds", "UpperBound",
    ]),
  .testTarget(
    name: "ExactArithmeticTests", dependencies: ["CGMP", "ExactArithmetic", "GMPShims", "TestSupport"]),
  .testTarget(
    name: "FigureTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "ExactArithmetic", "Figures", "FloatNumerics",
      "Graphs",
      "LinearSensing", "Statements", "TestSupport", "TextLayout", "lrh",
    ], exclude: ["Golden"]),
  .testTarget(
    name: "FilterTests",
    dependencies: ["COpenBLAS", "CertificateKernel", "ExactArithmetic", "FloatNumerics", "Statements", "TestSupport"]),
  .testTarget(
    name: "FilesTests",
    dependencies: ["CZlib", "ExactArithmetic", "FileAccess", "GraphFiles", "MatrixFiles", "Statements", "TestSupport"]),
  .testTarget(
    name: "FastPathTests",
    dependencies: [
      "Certification", "CertificateWriter", "ExactArithmetic", "FloatLinearAlgebra", "Geometry", "LinearAlgebra",
      "LinearSensing", "LowerBound", "NearIdentityRank", "Parallelism", "SignGram",
      "Statements", "TestSupport",
    ]),
  .testTarget(
    name: "GeometryTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "Constructions", "ExactArithmetic",
      "Geometry", "LinearSensing", "Statements", "TestSupport", "TextLayout", "Walkthroughs",
    ]),
  .testTarget(
    name: "KernelLadderTests",
    dependencies: [
      "Capacity", "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "Constructions",
      "ExactArithmetic", "KernelLadder", "LinearAlgebra", "LinearSensing", "Statements", "TestSupport",
    ]),
  .testTarget(name: "LinearAlgebraTests", dependencies: ["ExactArithmetic", "LinearAlgebra", "TestSupport"]),
  .testTarget(
    name: "LinearProgrammingTests", dependencies: ["ExactArithmetic", "LinearAlgebra", "LinearProgramming", "TestSupport"]),
  .testTarget(
    name: "LowerBoundTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "ExactArithmetic",
      "LinearSensing",
      "LowerBound", "NearIdentityRank", "Statements", "TestSupport", "TextLayout", "Walkthroughs",
    ]),
  .testTarget(
    name: "PageTests",
    dependencies: [
      "Catalogue", "Certification", "Constructions", "Digests", "ExactArithmetic", "LinearSensing", "Pages", "Statements", "TestSupport",
      "Walkthroughs",
    ], exclude: ["Golden"]),
  .testTarget(
    name: "ProverTests",
    dependencies: [
      "Certification", "CertificateKernel", "ExactArithmetic", "FileAccess", "GraphFiles", "Graphs",
      "LinearAlgebra",
      "LinearSensing", "MatrixFiles", "NearIdentityRank", "Statements", "TestSupport", "TuranTheorem",
    ]),
  .testTarget(
    name: "AuditTests",
    dependencies: [
      "Audit", "Certification", "ExactArithmetic", "FileAccess", "LinearSensing", "MatrixFiles", "SparseAutoencoderFiles", "Statements",
      "TestSupport", "Thresholds", "lrh", "lrh-check",
    ]),
  .testTarget(
    name: "InterferenceScanTests",
    dependencies: ["ExactArithmetic", "FileAccess", "InterferenceScan", "MatrixFiles", "Statements", "TestSupport"]),
  .testTarget(
    name: "MatrixAuditTests",
    dependencies: [
      "AuditReports", "Certification", "ExactArithmetic", "FileAccess", "FloatLinearAlgebra", "FloatNumerics", "InterferenceScan",
      "LinearAlgebra", "LinearSensing", "MatrixAudit", "MatrixFiles", "Statements", "TestSupport", "Thresholds", "lrh", "lrh-check",
    ]),
  .testTarget(
    name: "ThresholdTests",
    dependencies: [
      "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "ExactArithmetic", "LinearSensing", "Statements",
      "TestSupport", "Thresholds",
    ]),
  .testTarget(
    name: "WalkthroughTests",
    dependencies: [
      "Catalogue", "CertificateKernel", "CertificateReader", "CertificateWriter", "Certification", "Constructions", "ExactArithmetic",
      "Geometry", "Graphs", "LinearAlgebra", "LinearSensing", "LowerBound", "NearIdentityRank", "Statements", "TestSupport", "TextLayout",
      "UpperBound", "Walkthroughs", "lrh",
    ]),
  .testTarget(
    name: "UpperBoundTests",
    dependencies: [
      "Certification", "CertificateKernel", "ExactArithmetic", "FloatNumerics", "LinearSensing", "Statements", "TestSupport",
      "TextLayout", "UpperBound", "Walkthroughs",
    ]),
]

// A libFuzzer program has no main of its own; it is built only on request (Tests/Fuzzing/run.sh).
let fuzzing: [Target] =
  Context.environment["LRH_FUZZ"] == "1"
  ? [
    .executableTarget(
      name: "fuzz-readers", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/FuzzReaders")
  ] : []

// The documentation plugin is fetched only by `make docs` (Scripts/docs_site.py).
let documentation: [Package.Dependency] =
  Context.environment["LRH_DOCS"] == "1"
  ? [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")] : []

let package = Package(
  name: "lrh",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lrh", targets: ["lrh"]),
    .executable(name: "lrh-check", targets: ["lrh-check"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ] + documentation,
  targets: trusted + files + foundations + provers + presentation + commandLine + benchmarks + tests + fuzzing
)
