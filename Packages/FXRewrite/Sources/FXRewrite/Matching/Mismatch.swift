// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR

/// The first thing that kept a pattern from matching.
public enum Mismatch: Hashable, Sendable {
    /// A node does something else than the pattern asks for.
    case operation(expected: String, found: NodeSnapshot)
    /// The pattern asks for a node, and the argument is none.
    case notANode(expected: String, found: String)
    case literal(expected: String, found: String)
    case argumentCount(expected: Int, found: NodeSnapshot, count: Int)
    case keywords(expected: [String], found: NodeSnapshot)
    /// A parameter that the pattern leaves at its default has another value.
    case parameterSet(name: String, value: String, NodeSnapshot)
    /// One part of the pattern is two values of the graph.
    case differentValues(of: String, String, String)
    /// Two parts of the pattern are one node of the graph.
    case sameNode(String, String, NodeSnapshot)
    /// A capture is of another type.
    case type(expected: String, found: String)
    /// A test of the pattern does not accept a value.
    case test(String, found: String)
    /// A value inside the match is used outside of it.
    case usedOutside(NodeSnapshot, by: NodeSnapshot)
    /// A result reaches another part of the match through nodes outside.
    case cycle(NodeSnapshot)
    /// A condition of the rule does not hold.
    case condition(String)
    /// The node belongs to an earlier match.
    case overlap(NodeSnapshot)
    /// The replacement would change what the program does.
    case refused(RewriteRefusal)
    /// The rewrite looked at the match and declined.
    case declined
}

extension Mismatch: CustomStringConvertible {
    public var description: String {
        switch self {
        case .operation(let expected, let found): "wanted \(expected), found \(found)"
        case .notANode(let expected, let found): "wanted \(expected), found the value \(found)"
        case .literal(let expected, let found): "wanted \(expected), found \(found)"
        case .argumentCount(let expected, let found, let count):
            "wanted \(expected) arguments, found \(count): \(found)"
        case .keywords(let expected, let found):
            "wanted the keywords [\(expected.joined(separator: ", "))]: \(found)"
        case .parameterSet(let name, let value, let node):
            "'\(name)' is \(value), the pattern leaves it at its default: \(node)"
        case .differentValues(let name, let first, let second):
            "'\(name)' would be \(first) and \(second)"
        case .sameNode(let one, let other, let node):
            "'\(one)' and '\(other)' would be one node: \(node)"
        case .type(let expected, let found): "wanted a value of type \(expected), found \(found)"
        case .test(let name, let found): "the test \"\(name)\" does not accept \(found)"
        case .usedOutside(let node, let user):
            "%\(node.name) is used outside of the match: \(user)"
        case .cycle(let node):
            "a node between parts of the match needs one and is needed by another: \(node)"
        case .condition(let name): "the condition \"\(name)\" does not hold"
        case .overlap(let node): "%\(node.name) belongs to an earlier match"
        case .refused(let refusal): refusal.description
        case .declined: "the rewrite declined"
        }
    }
}
