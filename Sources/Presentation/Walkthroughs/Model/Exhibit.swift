// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Something a step speaks of, as plain data, from which a picture may be drawn.
public struct Exhibit: Sendable {
  /// What it is called: `C = BᵀA`.
  public var name: String
  /// The object.
  public var content: Content

  /// The objects.
  public enum Content: Sendable {
    /// A matrix with exact entries. The labels, if any, say which feature each row and column stands for.
    case matrix(InputMatrix, rowLabels: [Int]?, columnLabels: [Int]?)
    /// A graph or its complement; vertices that are an independent set or a clique of that side; a class for each vertex.
    case graph(Graph, side: GraphSide, marked: Marked?, classes: [Int]?)
    /// A vector of this length, the entries not listed being 0.
    case vector(SparseVector, length: Int)
  }

  /// Vertices that are all joined, or not at all.
  public enum Marked: Sendable {
    /// No two are joined.
    case independentSet([Int])
    /// Every two are joined.
    case clique([Int])

    /// The vertices.
    public var vertices: [Int] {
      switch self {
      case .independentSet(let vertices), .clique(let vertices): return vertices
      }
    }
  }

  /// An exhibit.
  public init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }

  /// A rational matrix.
  public init(_ name: String, _ matrix: Matrix<Rational>, labels: [Int]? = nil) {
    self.init(name, .matrix(.rational(matrix), rowLabels: labels, columnLabels: labels))
  }
}
