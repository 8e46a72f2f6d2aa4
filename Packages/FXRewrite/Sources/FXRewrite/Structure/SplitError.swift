// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// A graph that cannot be cut as it was asked for.
public enum SplitError: Error, Hashable {
    /// Parts need each other: no order of them works.
    case cycle([String])
    /// Inputs, outputs and nodes of other graphs belong to no part.
    case notInside(NodeSnapshot)
    /// A submodule takes other inputs than a call passes.
    case inputCount(NodeSnapshot, expected: Int)
}

extension SplitError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cycle(let parts):
            "\(parts.joined(separator: ", ")) need each other's results: cut the graph elsewhere"
        case .notInside(let node): "%\(node.name) cannot be part of a submodule\n  \(node)"
        case .inputCount(let node, let expected):
            "the submodule of %\(node.name) takes \(expected) inputs\n  \(node)"
        }
    }
}
