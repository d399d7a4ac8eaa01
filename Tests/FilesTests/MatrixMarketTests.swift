// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Foundation
import MatrixFiles
import Statements
import TestSupport
import Testing

@Suite struct MatrixMarketTests {
  private func read(_ text: String) throws -> InputMatrix { try readMatrix(text, name: "a.mtx").matrix }

  @Test func readsCoordinatesAsExactDecimals() throws {
    let text =
      "%%MatrixMarket matrix coordinate real general\r\n% c\r\n\r\n2 3 3\r\n1 1 0.1\r\n2 3 -1.5e-2\r\n1 2 12.\r\n"
    #expect(try read(text) == (try rationalMatrix([["1/10", "12", "0"], ["0", "0", "-3/200"]])))
  }

  @Test func arraysAreColumnByColumn() throws {
    let text = "%%MatrixMarket matrix array integer general\n2 3\n1\n2\n3\n4\n5\n6"
    #expect(try read(text) == (try rationalMatrix([["1", "3", "5"], ["2", "4", "6"]])))
  }

  @Test func symmetricFormatsAreExpanded() throws {
    let symmetric = try rationalMatrix([["1", "2", "0"], ["2", "0", "3"], ["0", "3", "4"]])
    #expect(
      try read("%%MatrixMarket matrix coordinate real symmetric\n3 3 4\n1 1 1\n2 1 2\n3 2 3\n3 3 4\n")
        == symmetric)
    #expect(
      try read("%%MatrixMarket matrix coordinate real hermitian\n3 3 4\n1 1 1\n1 2 2\n3 2 3\n3 3 4\n")
        == symmetric)
    #expect(try read("%%MatrixMarket matrix array real symmetric\n3 3\n1\n2\n0\n0\n3\n4\n") == symmetric)
    let skew = try rationalMatrix([["0", "-2", "-5"], ["2", "0", "-3"], ["5", "3", "0"]])
    #expect(
      try read("%%MatrixMarket matrix coordinate real skew-symmetric\n3 3 3\n2 1 2\n3 2 3\n1 3 -5\n") == skew)
    #expect(try read("%%MatrixMarket matrix array real skew-symmetric\n3 3\n2\n5\n3\n") == skew)
  }

  @Test func vectorsAreColumns() throws {
    let vector = try rationalMatrix([["101"], ["0"], ["1/2"]])
    #expect(try read("%%MatrixMarket vector array real general\n3\n101\n0\n.5\n") == vector)
    #expect(try read("%%MatrixMarket vector coordinate real general\n3 2\n3 0.5\n1 101\n") == vector)
  }

  /// The line that each text must be blamed on.
  @Test(arguments: [
    ("1 1 1\n1 1 1\n", 1), ("%%MatrixMarket\n", 1),
    ("%%MatrixMarket matrix coordinate complex general\n", 1),
    ("%%MatrixMarket matrix array pattern general\n1 1\n1\n", 1),
    ("%%MatrixMarket matrix coordinate pattern skew-symmetric\n1 1 0\n", 1),
    ("%%MatrixMarket matrix coordinate real general extra\n1 1 0\n", 1),
    ("%%MatrixMarket matrix coordinate real symmetric\n1 2 0\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n0 2 0\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n2 2 5\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n1000000 1000000 1\n1 1 1\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n999999999999999999 999999999999999999 1\n1 1 1\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n1 1 1 1\n1 1 1\n", 2),
    ("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n% no\n2 2 2\n", 4),
    ("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n1 1 1\n", 4),
    ("%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 2 1\n2 1 1\n", 4),
    ("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n1 1 1\n", 3),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1/2\n", 3),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 nan\n", 3),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1e10001\n", 3),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1e99999999999999999999\n", 3),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1 0\n", 3),
    ("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 1.0\n", 3),
    ("%%MatrixMarket matrix array real general\n1000 1000\n1\n", 2),
    ("%%MatrixMarket matrix array real general\n2 1\n1\n2\n3\n", 5),
    ("%%MatrixMarket matrix array real general\n2 1\n1 2\n", 3),
  ])
  func errorsNameTheLine(text: String, line: Int) {
    let error = malformed(text) { _ = try readMatrix(text, name: "a.mtx") }
    #expect(error?.place == .line(line), "\(text)\(error?.description ?? "")")
  }

  @Test func duplicatesNameBothLines() throws {
    let error = malformed {
      _ = try read("%%MatrixMarket matrix coordinate real general\n2 2 3\n1 1 1\n\n2 2 1\n1 1 5\n")
    }
    #expect(error?.place == .line(6))
    #expect(error?.problem.contains("line 3") == true)
  }

  @Test func aMissingBannerIsAnErrorUnlessForced() throws {
    let text = "2 2 1\n1 2 3\n"
    let error = malformed { _ = try readMatrix(text, name: "a.mtx") }
    #expect(error?.problem.contains("--input-format mtx") == true)
    #expect(
      try readMatrix(text, name: "a.mtx", format: .mtx).matrix
        == (try rationalMatrix([["0", "3"], ["0", "0"]])))
  }

  @Test func survivesAttacks() {
    var limits = ReadLimits()
    limits.impliedEntries = 10_000
    let coordinate = "%%MatrixMarket matrix coordinate real symmetric\n% c\n3 3 3\n1 1 1.5\n3 1 -2e1\n3 3 7\n"
    attack(Array(coordinate.utf8), seed: 5, flips: 3000) {
      _ = try readMatrix($0, name: "a.mtx", limits: limits)
    }
    let array = "%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n2\n3\n"
    attack(Array(array.utf8), seed: 6, flips: 3000) { _ = try readMatrix($0, name: "a.mtx", limits: limits) }
  }
}

@Suite(.enabled(if: TestEnvironment.hasData)) struct MatrixMarketConformanceTests {
  @Test func everyInvalidFileIsBlamedOnALine() throws {
    // Where the fault is, by hand from the files.
    let lines = [
      "bad_banner": 1, "bad_banner_2": 1, "bad_field": 1, "bad_format": 1, "bad_object": 1, "bad_symmetry": 1,
      "bad_value": 3, "bad_value_2": 5, "bad_value_3": 4, "bad_value_4": 4, "dimensions_out_of_range_1": 3,
      "dimensions_out_of_range_2": 3, "dimensions_out_of_range_3": 3, "indices_out_of_range_1": 5,
      "indices_out_of_range_2": 6, "indices_out_of_range_3": 5, "indices_out_of_range_4": 6,
      "indices_out_of_range_5": 5, "indices_out_of_range_6": 6, "matrix_coord_too_long": 7,
      "symmetry_vector": 1,
      "truncated_header_1": 2, "truncated_header_2": 1, "truncated_line_1": 5, "truncated_line_2": 5,
      "truncated_lines": 4, "vector_array_too_long": 7, "vector_coord_too_long": 6,
      "vector_index_out_of_range_1": 4, "vector_index_out_of_range_2": 4, "vector_negative_length": 2,
    ]
    let files = try TestEnvironment.dataFiles(in: "mtx/invalid", ending: ".mtx")
    #expect(files.count == lines.count)
    for file in files {
      let key = String(file.dropFirst("mtx/invalid/invalid_".count).dropLast(".mtx".count))
      let error = malformed(file) { _ = try MatrixFile.read(FileReference(path: TestEnvironment.data(file))) }
      #expect(error?.place == lines[key].map { .line($0) }, "\(file): \(error?.description ?? "")")
      #expect(error?.exitCode == 65)
    }
  }

  @Test func everyOtherFileParsesOrIsRefusedForTheRightReason() throws {
    let refused = [
      "eye3_complex": "complex", "bcsstk01_no_banner": "banner", "vector_coordinate_complex": "complex",
      "vector_coordinate_complex_dupes": "complex", "vector_coordinate_dupes": "line 5",
      "coordinate_hermitian_row": "complex", "coordinate_hermitian_row_general": "complex",
      "coordinate_hermitian_row_general_dup": "complex", "coordinate_hermitian_row_general_zero": "complex",
      // Only these two duplicate an entry; the pattern and skew-symmetric `_dup` files have no diagonal to repeat.
      "coordinate_hermitian_real_row_general_dup": "line 8", "coordinate_symmetric_row_general_dup": "line 8",
      "coordinate_hermitian_real_row_general_zero": "line 7",
      "coordinate_symmetric_row_general_zero": "line 7",
    ]
    var seen = 0
    for file in try TestEnvironment.dataFiles(in: "mtx", ending: ".mtx") + TestEnvironment.dataFiles(in: "mtx/symmetry", ending: ".mtx") {
      let key = String(file.split(separator: "/").last?.dropLast(4) ?? "")
      let reference = FileReference(path: TestEnvironment.data(file))
      if let reason = refused[key] {
        seen += 1
        let error = malformed(file) { _ = try MatrixFile.read(reference) }
        #expect(error?.problem.contains(reason) == true || reason.hasPrefix("line"), "\(file)")
        if reason.hasPrefix("line") {
          #expect(error?.problem.contains("given already in line") == true, "\(file)")
        }
      } else {
        #expect(throws: Never.self, "\(file)") { try MatrixFile.read(reference) }
      }
    }
    #expect(seen == refused.count)
  }

  @Test func symmetricFilesEqualTheirGeneralVersions() throws {
    for kind in ["hermitian_real_row", "symmetric_row", "skew_symmetric_row", "pattern_symmetric_row"] {
      let short = try MatrixFile.read(
        FileReference(path: TestEnvironment.data("mtx/symmetry/coordinate_\(kind).mtx"))
      ).matrix
      let full = try MatrixFile.read(
        FileReference(path: TestEnvironment.data("mtx/symmetry/coordinate_\(kind)_general.mtx")))
      #expect(short == full.matrix, "\(kind)")
    }
  }

  @Test func equalMatricesInDifferentSpellings() throws {
    func read(_ name: String) throws -> InputMatrix {
      try MatrixFile.read(FileReference(path: TestEnvironment.data("mtx/\(name).mtx"))).matrix
    }
    let identity = InputMatrix.rational(.identity(3))
    for name in ["eye3", "eye3_array", "eye3_pattern", "eye3_str"] {
      #expect(try read(name) == identity, "\(name)")
    }
    #expect(try read("nist_ex1") == (try read("nist_ex1_freeformat")))
    #expect(try read("nist_ex1") == (try read("nist_ex1_more_freeformat")))
    #expect(try read("2col_array") == (try rationalMatrix([["10", "20"], ["11", "21"], ["12", "22"]])))
    let row = Matrix<Rational>(rows: 3, columns: 4, entries: [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(try read("row_3by4") == .rational(row))
    #expect(try read("vector_array") == (try rationalMatrix([["101"], ["202"], ["0"], ["404"]])))
    #expect(try read("vector_coordinate") == (try rationalMatrix([["101"], ["202"], ["0"], ["404"]])))
    let stiffness = try read("bcsstk01")
    #expect(stiffness.rows == 48 && stiffness == stiffness.transpose)
    let forced = try MatrixFile.read(
      FileReference(path: TestEnvironment.data("mtx/bcsstk01_no_banner.mtx"), format: .mtx))
    #expect(forced.matrix != stiffness && forced.matrix.rows == 48)
  }
}
