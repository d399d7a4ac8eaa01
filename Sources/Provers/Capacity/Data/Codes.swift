// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Library {
  /// The codes.
  static let codes: [Code] = []
}
