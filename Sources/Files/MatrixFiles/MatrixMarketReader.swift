// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// Reads Matrix Market files: `matrix` and `vector` objects, `coordinate` and `array` formats, `real`, `double`,
/// `integer` and `pattern` fields, all symmetries.
///
/// Decimals are exact decimals. Blank lines may stand anywhere, comments before the size line. A symmetric,
/// skew-symmetric or (real) hermitian coordinate file may state either triangle, but no entry of it twice.
struct MatrixMarketReader {
  private var scanner: TextScanner
  private let limits: ReadLimits
  private var numbers: ExactNumberReader

  /// The matrix in the bytes of a file and its field.
  ///
  /// Without a banner the file is an error, or, when `assumingBanner`, read as `matrix coordinate real general`.
  /// Throws `MalformedFile` naming the line.
  static func matrix(
    _ bytes: [UInt8], file: String, assumingBanner: Bool, limits: ReadLimits
  ) throws -> (matrix: Matrix<Rational>, numberType: String) {
    var scanner = TextScanner(bytes, file: file)
    let hasBanner = bytes.starts(with: "%%".utf8)
    guard hasBanner || assumingBanner else {
      throw MalformedFile(
        file: file, place: .line(1),
        problem: "expected the banner %%MatrixMarket; to read the file as coordinate real general, say "
          + "--input-format mtx")
    }
    let banner = hasBanner ? try MatrixMarketBanner(&scanner) : MatrixMarketBanner.assumed
    var reader = MatrixMarketReader(
      scanner: scanner, limits: limits,
      numbers: ExactNumberReader(banner.field == .integer ? .integer : .decimal, limits: limits))
    let matrix = try banner.isCoordinate ? reader.coordinate(banner) : reader.array(banner)
    return (matrix, banner.field.rawValue)
  }

  // MARK: Coordinate format

  private mutating func coordinate(_ banner: MatrixMarketBanner) throws -> Matrix<Rational> {
    let (rows, columns) = try size(banner, limit: limits.impliedEntries)
    let stated = try scanner.expectCount("the number of entries")
    try scanner.expectLineEnd()
    guard stated <= rows * columns else {
      throw scanner.malformed("\(stated) entries do not fit \(rows)×\(columns) without repetition")
    }
    var entries = [Rational](repeating: .zero, count: rows * columns)
    var lineOf = [UInt32](repeating: 0, count: rows * columns)
    for found in 0..<stated {
      guard try nextDataLine() else { throw scanner.malformed("expected \(stated) entries, found \(found)") }
      let i = try index("row", below: rows)
      let j = banner.isVector ? 0 : try index("column", below: columns)
      let value = banner.field == .pattern ? .one : try nextNumber()
      try scanner.expectLineEnd()
      let place = i * columns + j
      let mirrored = banner.symmetry == .general ? place : j * columns + i
      guard lineOf[place] == 0 else {
        throw scanner.malformed("entry (\(i + 1), \(j + 1)) is given already in line \(lineOf[place])")
      }
      guard banner.symmetry != .skew || i != j || value.isZero else {
        throw scanner.malformed("a diagonal entry of a skew-symmetric matrix is 0, found \(value)")
      }
      lineOf[place] = UInt32(clamping: scanner.line)
      lineOf[mirrored] = lineOf[place]
      entries[place] = value
      if mirrored != place { entries[mirrored] = banner.symmetry == .skew ? -value : value }
    }
    try expectEnd(after: stated)
    return Matrix(rows: rows, columns: columns, entries: entries)
  }

  private mutating func index(_ what: String, below limit: Int) throws -> Int {
    let value = try scanner.expectCount("a \(what) number from 1 to \(limit)")
    guard value >= 1 && value <= limit else {
      throw scanner.malformed("expected a \(what) number from 1 to \(limit), found \(value)")
    }
    return value - 1
  }

  // MARK: Array format

  private mutating func array(_ banner: MatrixMarketBanner) throws -> Matrix<Rational> {
    let (rows, columns) = try size(banner, limit: limits.entries)
    try scanner.expectLineEnd()
    let stated: Int
    switch banner.symmetry {
    case .general: stated = rows * columns
    case .symmetric: stated = rows * (rows + 1) / 2
    case .skew: stated = rows * (rows - 1) / 2
    }
    // Every entry takes a digit and a line end, the last perhaps without line end.
    guard stated <= (scanner.bytes.count - scanner.lineRange.upperBound + 1) / 2 else {
      throw scanner.malformed("the file is too short for \(stated) entries")
    }
    var values: [Rational] = []
    values.reserveCapacity(stated)
    for found in 0..<stated {
      guard try nextDataLine() else { throw scanner.malformed("expected \(stated) entries, found \(found)") }
      values.append(try nextNumber())
      try scanner.expectLineEnd()
    }
    try expectEnd(after: stated)
    switch banner.symmetry {
    case .general: return Matrix(rows: rows, columns: columns) { values[$1 * rows + $0] }
    case .symmetric, .skew: return triangle(values, size: rows, isSkew: banner.symmetry == .skew)
    }
  }

  /// The matrix whose lower triangle, column by column and without the diagonal when skew, is `values`.
  private func triangle(_ values: [Rational], size: Int, isSkew: Bool) -> Matrix<Rational> {
    var matrix = Matrix<Rational>(
      rows: size, columns: size, entries: Array(repeating: .zero, count: size * size))
    var next = 0
    for j in 0..<size {
      for i in (isSkew ? j + 1 : j)..<size {
        matrix[i, j] = values[next]
        matrix[j, i] = isSkew ? -values[next] : values[next]
        next += 1
      }
    }
    return matrix
  }

  // MARK: Lines

  /// Goes to the size line, past blank lines and comments, and reads the rows and columns from it.
  private mutating func size(_ banner: MatrixMarketBanner, limit: Int) throws -> (rows: Int, columns: Int) {
    repeat {
      guard scanner.nextLine() else { throw scanner.malformed("the file ends before the line with the size") }
    } while scanner.isAtLineEnd() || scanner.lineStarts(with: "%")
    let rows = try scanner.expectCount("the number of rows")
    let columns = banner.isVector ? 1 : try scanner.expectCount("the number of columns")
    guard rows > 0 && columns > 0 else { throw scanner.malformed("expected at least one row and column") }
    let (product, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow && product <= limit else {
      throw scanner.malformed("\(rows)×\(columns) is beyond the limit of \(limit) entries")
    }
    guard banner.symmetry == .general || rows == columns else {
      throw scanner.malformed("a symmetric matrix is square, found \(rows)×\(columns)")
    }
    return (rows, columns)
  }

  private mutating func nextDataLine() throws -> Bool {
    repeat {
      guard scanner.nextLine() else { return false }
    } while scanner.isAtLineEnd()
    guard !scanner.lineStarts(with: "%") else {
      throw scanner.malformed("expected an entry, found a comment")
    }
    return true
  }

  private mutating func nextNumber() throws -> Rational {
    guard let word = scanner.nextWord() else {
      throw scanner.malformed("expected a value, found the end of the line")
    }
    return try numbers.number(word, in: scanner)
  }

  private mutating func expectEnd(after count: Int) throws {
    if try nextDataLine() { throw scanner.malformed("expected the end of the file after \(count) entries") }
  }
}

/// The first line of a Matrix Market file.
struct MatrixMarketBanner {
  enum Field: String { case real, integer, pattern }
  enum Symmetry { case general, symmetric, skew }

  let isVector: Bool
  let isCoordinate: Bool
  let field: Field
  let symmetry: Symmetry

  /// What a file without banner is taken for when the caller insists.
  static let assumed = MatrixMarketBanner(
    isVector: false, isCoordinate: true, field: .real, symmetry: .general)

  private init(isVector: Bool, isCoordinate: Bool, field: Field, symmetry: Symmetry) {
    self.isVector = isVector
    self.isCoordinate = isCoordinate
    self.field = field
    self.symmetry = symmetry
  }

  /// Reads `%%MatrixMarket object format field symmetry`, in any case of letters.
  init(_ scanner: inout TextScanner) throws {
    guard scanner.nextLine() else { throw scanner.malformed("expected the banner %%MatrixMarket") }
    func word(_ expectation: String) throws -> String {
      guard let range = scanner.nextWord() else {
        throw scanner.malformed("expected \(expectation), found the end of the line")
      }
      return String(decoding: scanner.bytes[range], as: UTF8.self).lowercased()
    }
    func unexpected(_ found: String, _ expectation: String) -> MalformedFile {
      scanner.malformed("expected \(expectation), found \(MalformedFile.quoted(found))")
    }
    let name = try word("%%MatrixMarket")
    guard name == "%%matrixmarket" else { throw unexpected(name, "%%MatrixMarket") }
    let object = try word("matrix or vector")
    guard object == "matrix" || object == "vector" else { throw unexpected(object, "matrix or vector") }
    isVector = object == "vector"
    let format = try word("coordinate or array")
    guard format == "coordinate" || format == "array" else { throw unexpected(format, "coordinate or array") }
    isCoordinate = format == "coordinate"
    let fieldName = try word("real, integer or pattern")
    switch fieldName {
    case "real", "double": field = .real
    case "integer": field = .integer
    case "pattern" where isCoordinate: field = .pattern
    case "complex": throw scanner.malformed("complex entries are not supported")
    default: throw unexpected(fieldName, isCoordinate ? "real, integer or pattern" : "real or integer")
    }
    let symmetryName = try word("general, symmetric, skew-symmetric or hermitian")
    switch symmetryName {
    case "general": symmetry = .general
    case "symmetric" where !isVector: symmetry = .symmetric
    // A real hermitian matrix is a symmetric one.
    case "hermitian" where !isVector && field != .pattern: symmetry = .symmetric
    case "skew-symmetric" where !isVector && field != .pattern: symmetry = .skew
    default:
      throw unexpected(symmetryName, isVector ? "general" : "general, symmetric, skew-symmetric or hermitian")
    }
    try scanner.expectLineEnd()
  }
}
