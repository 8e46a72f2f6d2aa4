// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a node was when something was said about it: a value that can leave its graph and task.
public struct NodeSnapshot: Hashable, Sendable {
    public let name: String
    /// The node's line in the graph's text.
    public let line: String
    public let location: SourceLocation?

    public init(_ node: Node) {
        name = node.name
        line = node.line
        location = node.metadata[.provenance]?.location
    }
}

extension NodeSnapshot: CustomStringConvertible {
    public var description: String { location.map { "\(line)    (\($0))" } ?? line }
}
