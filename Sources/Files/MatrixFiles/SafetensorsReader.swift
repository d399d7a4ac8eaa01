// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// Reads safetensors files: eight bytes of header length, a JSON header, then the arrays in C order, little-endian,
/// not necessarily aligned.
struct SafetensorsReader {
  /// The arrays, in the order of their data.
  let tensors: [TensorInfo]
  private let ranges: [Range<Int>]
  private let bytes: [UInt8]
  private let file: String

  /// Reads the header of a whole file, or, when `fileSize` is given, of its beginning.
  ///
  /// The arrays must fill the rest of the file without gaps and overlaps, as the format demands, and every array
  /// whose number type is known must have the size that its shape demands. Throws `MalformedFile`.
  init(_ bytes: [UInt8], file: String, fileSize: Int? = nil) throws {
    self.bytes = bytes
    self.file = file
    let header = try SafetensorsReader.headerRange(bytes, file: file, fileSize: fileSize ?? bytes.count)
    guard header.upperBound <= bytes.count else {
      throw MalformedFile(file: file, place: .byte(bytes.count), problem: "the file ends in its header")
    }
    guard bytes[header.lowerBound] == UInt8(ascii: "{"),
      case .object(let members) = try JSONValue(bytes, range: header, file: file)
    else {
      throw MalformedFile(file: file, place: .byte(8), problem: "expected a JSON object")
    }
    let dataSize = (fileSize ?? bytes.count) - header.upperBound
    var entries: [(info: TensorInfo, range: Range<Int>)] = []
    for (name, value) in members where name != "__metadata__" {
      let entry = try SafetensorsReader.entry(
        value, ArraySource(file: file, tensor: name), dataSize: dataSize)
      entries.append(
        (entry.info, entry.range.lowerBound + header.upperBound..<entry.range.upperBound + header.upperBound))
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound, $0.info.name) < (
        $1.range.lowerBound, $1.range.upperBound, $1.info.name
      )
    }
    var next = header.upperBound
    for entry in entries {
      guard entry.range.lowerBound == next else {
        throw MalformedFile(
          file: file, place: .tensor(entry.info.name),
          problem: "its data do not begin where the previous tensor ends")
      }
      next = entry.range.upperBound
    }
    guard next == header.upperBound + dataSize else {
      throw MalformedFile(file: file, place: .byte(next), problem: "bytes that belong to no tensor")
    }
    tensors = entries.map(\.info)
    ranges = entries.map(\.range)
  }

  /// Where the header of a file of the given size lies.
  static func headerRange(_ bytes: [UInt8], file: String, fileSize: Int) throws -> Range<Int> {
    guard bytes.count >= 8 else {
      throw MalformedFile(
        file: file, place: .byte(bytes.count), problem: "expected eight bytes of header length")
    }
    let length = (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
    guard length >= 2 && length <= UInt64(max(0, fileSize - 8)) && length <= UInt64(JSONValue.lengthLimit)
    else {
      throw MalformedFile(
        file: file, place: .byte(0), problem: "a header of \(length) bytes does not fit the file")
    }
    return 8..<8 + Int(length)
  }

  /// A tensor as a matrix. Throws `MalformedFile`.
  func array(_ index: Int, limits: ReadLimits) throws -> BinaryArray {
    let info = tensors[index]
    let source = ArraySource(file: file, tensor: info.name)
    guard let type = SafetensorsReader.types[info.numberType] else {
      throw source.malformed("number type \(MalformedFile.quoted(info.numberType)) is not supported")
    }
    let (rows, columns) = try source.matrixShape(info.shape, limits: limits)
    let layout = ArrayLayout(type: type, bigEndian: false, rows: rows, columns: columns, columnMajor: false)
    return BinaryArray(layout: layout, bytes: bytes[ranges[index]], source: source)
  }

  private static let types: [String: ElementType] = [
    "F64": .float(.binary64), "F32": .float(.binary32), "F16": .float(.binary16), "BF16": .float(.bfloat16),
    "I64": .signed(bytes: 8), "I32": .signed(bytes: 4), "I16": .signed(bytes: 2), "I8": .signed(bytes: 1),
    "U64": .unsigned(bytes: 8), "U32": .unsigned(bytes: 4), "U16": .unsigned(bytes: 2),
    "U8": .unsigned(bytes: 1),
    "BOOL": .boolean,
  ]

  /// Reads `{"dtype": T, "shape": [...], "data_offsets": [begin, end]}`; the range counts from the end of the header.
  private static func entry(
    _ value: JSONValue, _ source: ArraySource, dataSize: Int
  ) throws -> (info: TensorInfo, range: Range<Int>) {
    guard case .object(let fields) = value, fields.count == 3, case .string(let type)? = fields["dtype"],
      case .array(let lengths)? = fields["shape"], case .array(let offsets)? = fields["data_offsets"]
    else {
      throw source.malformed("expected exactly dtype, shape and data_offsets")
    }
    guard let shape = counts(lengths) else { throw source.malformed("expected a shape of integers ≥ 0") }
    guard let bounds = counts(offsets), bounds.count == 2, bounds[0] <= bounds[1], bounds[1] <= dataSize
    else {
      throw source.malformed("expected data_offsets [begin, end] inside the \(dataSize) bytes of data")
    }
    if let element = types[type] {
      var size = element.size
      for length in shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: length)
        guard !overflow else { throw source.malformed("the shape is too large") }
        size = product
      }
      guard size == bounds[1] - bounds[0] else {
        throw source.malformed("its shape takes \(size) bytes, data_offsets give \(bounds[1] - bounds[0])")
      }
    }
    return (TensorInfo(name: source.tensor, numberType: type, shape: shape), bounds[0]..<bounds[1])
  }

  private static func counts(_ values: [JSONValue]) -> [Int]? {
    var counts: [Int] = []
    for value in values {
      guard case .count(let count) = value else { return nil }
      counts.append(count)
    }
    return counts
  }
}
