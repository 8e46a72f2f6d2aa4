// SPDX-License-Identifier: Apache-2.0

/// The name of a graph that belongs to another one, as an argument of control flow gives it.
///
/// - SeeAlso: `torch.cond`, whose branches torch.fx reads by `get_attr`
public struct SubgraphName: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }
}

extension SubgraphName: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension SubgraphName: CustomStringConvertible {
    public var description: String { text }
}
