// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// A file inside a zip archive.
struct ZipMember {
  let name: String
  let isDeflated: Bool
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  fileprivate let nameBytes: ArraySlice<UInt8>
  fileprivate let headerOffset: Int
}

/// The table of contents of a zip archive held in memory, and its members.
///
/// Stored and deflated members, up to 4 GB, no encryption, one volume. Nothing the archive says about sizes is
/// believed before it is compared with the file and with what a deflate stream can hold; members may not overlap in
/// total, so an archive cannot unpack the same bytes many times.
struct ZipArchive {
  let members: [ZipMember]
  private let bytes: [UInt8]
  private let file: String

  private static let memberLimit = 10_000

  /// Reads the table of contents. Throws `MalformedFile`.
  init(_ bytes: [UInt8], file: String) throws {
    self.bytes = bytes
    self.file = file
    let fields = Fields(bytes: bytes, file: file)
    let end = try fields.endRecord()
    guard try fields.number(end + 4, 2) == 0, try fields.number(end + 6, 2) == 0 else {
      throw fields.malformed(end, "archives of several volumes are not supported")
    }
    let count = try fields.number(end + 10, 2)
    let size = try fields.number(end + 12, 4)
    let start = try fields.number(end + 16, 4)
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else {
      throw fields.malformed(end, "zip64 archives are not supported")
    }
    guard count <= ZipArchive.memberLimit else {
      throw fields.malformed(end, "\(count) members are beyond the limit of \(ZipArchive.memberLimit)")
    }
    guard start + size <= end else {
      throw fields.malformed(end + 16, "the table of contents does not fit the file")
    }
    var members: [ZipMember] = []
    var position = start
    var names: Set<String> = []
    var packed = 0
    for _ in 0..<count {
      let member = try fields.member(at: &position, end: start + size)
      guard names.insert(member.name).inserted else {
        throw fields.malformed(position, "the member \(MalformedFile.quoted(member.name)) is listed twice")
      }
      packed += member.packedSize
      members.append(member)
    }
    guard packed <= bytes.count else {
      throw fields.malformed(start, "the members are larger than the file in all")
    }
    self.members = members
  }

  /// The first `count` bytes of a member, or all of it when it is shorter.
  ///
  /// A member read to its end must have the size and the checksum that the table states. Memory is the smaller of
  /// `count` and the member's stated size. Throws `MalformedFile`.
  func contents(of member: ZipMember, first count: Int) throws -> [UInt8] {
    let fields = Fields(bytes: bytes, file: file)
    let packed = bytes[try fields.dataRange(of: member)]
    let wanted = min(count, member.size)
    let isWhole = wanted == member.size
    var contents: [UInt8]
    if member.isDeflated {
      // One byte of room more than stated shows whether the stream goes on.
      guard
        case .bytes(let unpacked, let ended) = Inflation.prefix(packed, count: isWhole ? wanted + 1 : wanted)
      else {
        throw malformed(member, "the compressed data are corrupt")
      }
      contents = unpacked
      guard !isWhole || ended else {
        throw malformed(member, "unpacks to more than the \(member.size) bytes stated")
      }
    } else {
      contents = Array(packed.prefix(wanted))
    }
    guard contents.count == wanted else {
      throw malformed(member, "unpacks to \(contents.count) bytes, \(member.size) are stated")
    }
    if isWhole {
      guard Inflation.checksum(contents) == member.checksum else {
        throw malformed(member, "the checksum is wrong")
      }
    }
    return contents
  }

  private func malformed(_ member: ZipMember, _ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: .tensor(member.name), problem: problem)
  }
}

/// Bounds-checked access to the records of a zip archive.
private struct Fields {
  let bytes: [UInt8]
  let file: String

  func malformed(_ offset: Int, _ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: .byte(offset), problem: problem)
  }

  /// A little-endian number of `count` ≤ 4 bytes.
  func number(_ offset: Int, _ count: Int) throws -> Int {
    guard offset >= 0 && offset <= bytes.count - count else {
      throw malformed(offset, "the archive is cut off")
    }
    return (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  func slice(_ offset: Int, _ count: Int) throws -> ArraySlice<UInt8> {
    guard offset >= 0 && offset <= bytes.count - count else {
      throw malformed(offset, "the archive is cut off")
    }
    return bytes[offset..<offset + count]
  }

  /// Where the record at the end of the archive is: 22 bytes and a comment that reaches to the end of the file.
  func endRecord() throws -> Int {
    var offset = bytes.count - 22
    while offset >= 0 && offset >= bytes.count - 22 - 0xFFFF {
      if bytes[offset] == 0x50, try number(offset, 4) == 0x0605_4B50,
        try number(offset + 20, 2) == bytes.count - 22 - offset
      {
        return offset
      }
      offset -= 1
    }
    throw malformed(bytes.count, "the archive is cut off: it has no end record")
  }

  /// The entry of the table of contents at a position, which moves past it.
  func member(at position: inout Int, end: Int) throws -> ZipMember {
    let start = position
    guard try number(start, 4) == 0x0201_4B50 else {
      throw malformed(start, "expected an entry of the table of contents")
    }
    let flags = try number(start + 8, 2)
    let method = try number(start + 10, 2)
    let nameLength = try number(start + 28, 2)
    position = start + 46 + nameLength + (try number(start + 30, 2)) + (try number(start + 32, 2))
    guard position <= end else { throw malformed(start, "an entry reaches beyond the table of contents") }
    let nameBytes = try slice(start + 46, nameLength)
    guard let name = String(validating: nameBytes, as: UTF8.self) else {
      throw malformed(start + 46, "a name is not UTF-8")
    }
    guard flags & 1 == 0 else { throw malformed(start, "encrypted members are not supported") }
    guard method == 0 || method == 8 else {
      throw malformed(start, "compression method \(method) is not supported")
    }
    let member = ZipMember(
      name: name, isDeflated: method == 8, checksum: UInt32(try number(start + 16, 4)),
      packedSize: try number(start + 20, 4), size: try number(start + 24, 4), nameBytes: nameBytes,
      headerOffset: try number(start + 42, 4))
    guard member.packedSize != 0xFFFF_FFFF, member.size != 0xFFFF_FFFF, member.headerOffset != 0xFFFF_FFFF
    else {
      throw malformed(start, "zip64 archives are not supported")
    }
    guard
      method == 8 ? member.size / Inflation.ratioLimit <= member.packedSize : member.size == member.packedSize
    else {
      throw malformed(start, "\(member.packedSize) bytes cannot unpack to \(member.size)")
    }
    return member
  }

  /// Where the packed bytes of a member are.
  func dataRange(of member: ZipMember) throws -> Range<Int> {
    let start = member.headerOffset
    guard try number(start, 4) == 0x0403_4B50 else {
      throw malformed(start, "expected the header of a member")
    }
    let nameLength = try number(start + 26, 2)
    guard try slice(start + 30, nameLength).elementsEqual(member.nameBytes) else {
      throw malformed(start, "the header of a member has another name than the table of contents")
    }
    let data = start + 30 + nameLength + (try number(start + 28, 2))
    guard data <= bytes.count - member.packedSize else {
      throw malformed(start, "a member reaches beyond the file")
    }
    return data..<data + member.packedSize
  }
}
