// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// Which of a file's arrays a reference means.
struct TensorChoice {
  /// The index of the array in the file's list.
  let index: Int
  /// Its name.
  let name: String
  /// A remark when the choice was not the user's.
  let notes: [String]

  /// The array named, or, when none is, the only array or the only one with two dimensions.
  ///
  /// Throws `SelectionError`, which lists what there is, and `MalformedFile` when the file holds nothing.
  init(_ reference: FileReference, among tensors: [TensorInfo]) throws {
    func list(_ tensors: [TensorInfo]) -> [String] {
      tensors.map { tensor in
        let sizes = tensor.shape.prefix(8).map(String.init).joined(separator: "×")
        return "\(TensorChoice.printable(tensor.name)) (\(sizes)\(tensor.shape.count > 8 ? "×…" : ""))"
      }
    }
    if let wanted = reference.object {
      guard let found = tensors.firstIndex(where: { $0.name == wanted }) else {
        throw SelectionError.noSuchObject(file: reference.displayName, name: wanted, available: list(tensors))
      }
      (index, name, notes) = (found, wanted, [])
      return
    }
    guard !tensors.isEmpty else {
      throw MalformedFile(file: reference.displayName, place: .whole, problem: "the file holds no arrays")
    }
    let matrices = tensors.indices.filter { tensors[$0].shape.count == 2 }
    guard tensors.count == 1 || matrices.count == 1 else {
      throw SelectionError.ambiguous(
        file: reference.displayName,
        available: list(matrices.isEmpty ? tensors : matrices.map { tensors[$0] }))
    }
    index = matrices.first ?? 0
    name = tensors[index].name
    notes =
      tensors.count == 1
      ? []
      : ["read \(TensorChoice.printable(name)), the only one of \(tensors.count) arrays with two dimensions"]
  }

  /// A name as it may be shown: as it is when plain ASCII and not too long, else quoted.
  static func printable(_ name: String) -> String {
    name.utf8.count <= 200 && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      ? name : MalformedFile.quoted(name)
  }
}
