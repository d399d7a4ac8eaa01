// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file

extension Library {
  /// The matrices of this folder.
  static let matrices: [Entry] = [
    latinSquare36,
    witt72,
    witt276,
    leech304,
    leech1408,
    packing8in5,
    packing16in13,
    packing16in11,
    packing16in7,
    packing32in27,
    doubled32in26,
    packing32in24,
    packing32in20,
    packing32in15,
    packing32in9,
    packing32in8,
    packing64in56,
    packing64in43,
    packing64in38,
    packing64in30,
    packing64in22,
    packing64in12,
    packing256in226,
    packing256in158,
    packing256in95,
    packing256in76,
    packing256in57,
    packing256in38,
    packing256in20,
  ]
}
