// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// Finds out the format of a matrix file: from its contents, then from its name.
enum MatrixFormat {
  /// The format to read the bytes in. Throws `MalformedFile` for formats that are refused or not recognised.
  static func format(of bytes: [UInt8], _ reference: FileReference) throws -> InputFormat {
    let file = reference.displayName
    if let forced = reference.format {
      switch forced {
      case .dimacs, .dimacsBinary, .edges, .graph6, .sparse6:
        throw MalformedFile(
          file: file, place: .whole, problem: "\(forced.rawValue) is a graph format; a matrix is expected")
      default: return forced
      }
    }
    guard !bytes.isEmpty else { throw MalformedFile(file: file, place: .whole, problem: "the file is empty") }
    if let found = try formatByContent(bytes, file) { return found }
    if let found = try formatByExtension(reference) { return found }
    if isText(bytes) { return .text }
    throw MalformedFile(
      file: file, place: .byte(0),
      problem: "unknown format; expected npy, npz, safetensors, Matrix Market or rows of numbers")
  }

  private static func formatByContent(_ bytes: [UInt8], _ file: String) throws -> InputFormat? {
    func refuse(_ problem: String) -> MalformedFile {
      MalformedFile(file: file, place: .byte(0), problem: problem)
    }
    if bytes.starts(with: NpyHeader.magic) { return .npy }
    if looksLikeSafetensors(bytes) { return .safetensors }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .npz
    }
    if bytes.starts(with: "%%".utf8) { return .mtx }
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") { return .safetensorsIndex }
    if bytes[0] == 0x80, bytes.count > 1, (2...5).contains(bytes[1]) { throw pickle(file) }
    if bytes.starts(with: [0x1F, 0x8B]) { throw refuse("compressed by gzip; unpack it first") }
    if bytes.starts(with: [0x89, 0x48, 0x44, 0x46]) {
      throw refuse("HDF5 is not supported; convert to .npy")
    }
    if bytes.starts(with: "MATLAB 5.0".utf8) {
      throw refuse("MATLAB files are not supported; convert to .npy")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refuse("UTF-16 text is not supported; save it as UTF-8")
    }
    return nil
  }

  private static func formatByExtension(_ reference: FileReference) throws -> InputFormat? {
    switch reference.fileExtension {
    case "npy": return .npy
    case "npz": return .npz
    case "safetensors": return .safetensors
    case "mtx", "mm": return .mtx
    case "csv", "tsv": return .csv
    case "txt", "dat", "text": return .text
    case "pt", "pth", "pkl", "pickle", "bin", "ckpt": throw pickle(reference.displayName)
    default: return nil
    }
  }

  /// The refusal of a pickle, which is a program and not data, with a way to convert it.
  static func pickle(_ file: String) -> MalformedFile {
    MalformedFile(
      file: file, place: .whole,
      problem: "Python pickles (.pt, .pth, .pkl, .bin) can run code and are not read; convert the file with\n"
        + "  python3 -c \"import torch, safetensors.torch as s; s.save_file({k: v.contiguous() for k, v in "
        + "torch.load('FILE', map_location='cpu', weights_only=True).items()}, 'FILE.safetensors')\"\n"
        + "or save the array with numpy.save('FILE.npy', array)")
  }

  /// Eight bytes of header length that fit the file, then an opening brace.
  private static func looksLikeSafetensors(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 10, bytes[8] == UInt8(ascii: "{") else { return false }
    let length = (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
    return length <= UInt64(bytes.count - 8)
  }

  /// Whether the first 4096 bytes hold no control characters but white space.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4096).allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  }
}
