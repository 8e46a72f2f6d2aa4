// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// A part of a match that a rule wants to have, with its type.
///
///     let (x, p) = (Capture<Node>("x"), Capture<Double>("p"))
///     let pattern = try Pattern(.call("aten.dropout", .capture(x), .capture(p), false))
///     // in the rewrite: try match[x], try match[p]
///
/// A capture matches values of its type only. One that stands twice in a pattern must be the same
/// value in both places.
public struct Capture<Value: Capturable>: Hashable, Sendable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// What can be captured from a match: nodes, literals, state, or nothing.
public protocol Capturable: SendableMetatype {
    /// The value, where what was matched is one of this type.
    ///
    /// - Parameter matched: nil where the part of the pattern was not needed.
    init?(matched: MatchedValue?)
}

/// What a part of a pattern is in the graph.
public enum MatchedValue: Hashable {
    /// A node, a literal, or a list of them.
    case argument(Argument<Node>)
    /// A parameter or buffer of a module that is called: no node reads it.
    case state(ModulePath)

    /// The node, where the value is one.
    public var node: Node? {
        if case .argument(.leaf(let node)) = self { node } else { nil }
    }

    /// The argument, where the value is not the state of a module.
    public var argument: Argument<Node>? {
        if case .argument(let argument) = self { argument } else { nil }
    }
}

extension MatchedValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .argument(let argument): argument.graphText(\.name)
        case .state(let path): "'\(path)'"
        }
    }
}

/// A parameter or buffer that a match found: what a `get_attr` node reads, or a module that is
/// called has.
public struct MatchedState: Hashable, Sendable {
    public let path: ModulePath

    public init(path: ModulePath) { self.path = path }
}

extension Node: Capturable {
    public init?(matched: MatchedValue?) {
        guard let node = matched?.node else { return nil }
        self = node
    }
}

extension Argument<Node>: Capturable {
    public init?(matched: MatchedValue?) {
        guard let argument = matched?.argument else { return nil }
        self = argument
    }
}

extension Int: Capturable {
    public init?(matched: MatchedValue?) {
        guard let value = matched?.argument?.int else { return nil }
        self = value
    }
}

extension Double: Capturable {
    public init?(matched: MatchedValue?) {
        guard let value = matched?.argument?.double else { return nil }
        self = value
    }
}

extension Bool: Capturable {
    public init?(matched: MatchedValue?) {
        guard let value = matched?.argument?.bool else { return nil }
        self = value
    }
}

extension String: Capturable {
    public init?(matched: MatchedValue?) {
        guard let value = matched?.argument?.string else { return nil }
        self = value
    }
}

extension DType: Capturable {
    public init?(matched: MatchedValue?) {
        guard case .argument(.dtype(let value)) = matched else { return nil }
        self = value
    }
}

extension Array: Capturable where Element == Int {
    public init?(matched: MatchedValue?) {
        guard let values = matched?.argument?.ints else { return nil }
        self = values
    }
}

extension MatchedState: Capturable {
    public init?(matched: MatchedValue?) {
        switch matched {
        case .state(let path): self.path = path
        case .argument(.leaf(let node)):
            guard case .getAttribute(let path) = node.operation else { return nil }
            self.path = path
        default: return nil
        }
    }
}

extension Optional: Capturable where Wrapped: Capturable {
    public init?(matched: MatchedValue?) {
        if let value = Wrapped(matched: matched) {
            self = .some(value)
        } else if matched == nil || matched == .argument(.none) {
            self = .none
        } else {
            return nil
        }
    }
}
