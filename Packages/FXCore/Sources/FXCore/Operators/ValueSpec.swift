// SPDX-License-Identifier: Apache-2.0

/// What is known of a value of a graph without running it: a tensor's spec, or a number's kind.
public enum ValueSpec: Hashable, Sendable {
    case tensor(TensorSpec)
    /// An integer, known or symbolic, such as an extent that the graph reads.
    case int(Dimension)
    case double
    case bool
}

extension ValueSpec {
    /// The spec, where the value is a tensor.
    public var tensor: TensorSpec? {
        if case .tensor(let spec) = self { spec } else { nil }
    }

    /// The integer, where the value is one.
    public var dimension: Dimension? {
        if case .int(let dimension) = self { dimension } else { nil }
    }

    /// The kind as a parameter takes it.
    public var kind: ArgumentKind {
        switch self {
        case .tensor: .tensor
        case .int: .int
        case .double: .double
        case .bool: .bool
        }
    }
}

extension ValueSpec: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tensor(let spec): spec.description
        case .int(let dimension): dimension.description
        case .double: "float"
        case .bool: "bool"
        }
    }
}
