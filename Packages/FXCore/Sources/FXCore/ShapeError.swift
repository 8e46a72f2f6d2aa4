// SPDX-License-Identifier: Apache-2.0

/// What is wrong with shapes that an operation was given.
public enum ShapeError: Error, Hashable {
    case notBroadcastable(Shape, Shape)
    case axisOutOfRange(axis: Int, rank: Int)
    case mismatch(operation: String, expected: String, found: [Shape])
    /// A result of which arguments without elements do not tell enough.
    case unknown(operation: String, reason: String)
}

extension ShapeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notBroadcastable(let lhs, let rhs):
            "shapes \(lhs) and \(rhs) do not broadcast: counted from the last, "
                + "each pair of dimensions must be equal or one of them 1"
        case .axisOutOfRange(let axis, let rank):
            "dimension \(axis) is out of range for rank \(rank): "
                + "expected \(-max(rank, 1)) to \(max(rank, 1) - 1)"
        case .mismatch(let operation, let expected, let found):
            "\(operation): expected \(expected)"
                + (found.isEmpty ? "" : ", found ")
                + found.map(\.description).joined(separator: " and ")
        case .unknown(let operation, let reason):
            "\(operation): the result is not known before the graph runs: \(reason)"
        }
    }
}
