// SPDX-License-Identifier: Apache-2.0

/// What a figure's file says of its origin: the same in every format, and all that `lrh verify` starts from.
public struct FigureStamp: Sendable {
  /// The words near the top of every figure's file, by which it is recognised.
  public static let marker = "lrh-figure/1"
  static let notice = "\(marker): drawn by lrh; `lrh verify` checks its certificates again, draws it again from them and compares"

  /// The record, in physical lines (`FigureRecord`).
  let lines: [String]
  /// Eight hexadecimal digits of the record's SHA-256.
  let shortHash: String
  /// A line to print below the figure, or nil.
  let footer: String?
}
