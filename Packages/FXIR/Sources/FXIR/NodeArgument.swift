// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What can be written as a node's argument: `[x, 1.0, "mean"]`.
public protocol NodeArgument {
    var nodeArgument: Argument<Node> { get }
}

extension Node: NodeArgument {
    public var nodeArgument: Argument<Node> { .leaf(self) }
}

extension Int: NodeArgument {
    public var nodeArgument: Argument<Node> { .int(self) }
}

extension Double: NodeArgument {
    public var nodeArgument: Argument<Node> { .double(self) }
}

extension Bool: NodeArgument {
    public var nodeArgument: Argument<Node> { .bool(self) }
}

extension String: NodeArgument {
    public var nodeArgument: Argument<Node> { .string(self) }
}

extension DType: NodeArgument {
    public var nodeArgument: Argument<Node> { .dtype(self) }
}

extension ConstantValue: NodeArgument {
    public var nodeArgument: Argument<Node> { .constant(self) }
}

extension Argument<Node>: NodeArgument {
    public var nodeArgument: Argument<Node> { self }
}

extension Array: NodeArgument where Element: NodeArgument {
    public var nodeArgument: Argument<Node> { .list(map(\.nodeArgument)) }
}

extension Optional: NodeArgument where Wrapped: NodeArgument {
    public var nodeArgument: Argument<Node> { self?.nodeArgument ?? .none }
}
