// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// What rules did to a graph.
public struct RewriteLog {
    /// A rewrite that was made.
    public struct Entry {
        public let rule: String
        /// The line where the rule is written.
        public let ruleLocation: SourceLocation
        /// The nodes that were matched, most of which are erased.
        public let before: [Node]
        /// The nodes that were made.
        public let after: [Node]
    }

    /// A rewrite that was not made, because it would have changed what the program does.
    public struct Refused {
        public let rule: String
        public let ruleLocation: SourceLocation
        public let node: NodeSnapshot
        public let reason: RewriteRefusal
    }

    public internal(set) var entries: [Entry] = []
    public internal(set) var refused: [Refused] = []

    /// The number of rewrites.
    public internal(set) var count = 0

    /// Whether no rule matches any more; false where the driver was told to stop.
    public internal(set) var isComplete = true

    public init() {}

    /// The number of rewrites by each rule.
    public var counts: [String: Int] {
        entries.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    }
}

extension RewriteLog.Entry: CustomStringConvertible {
    /// The rule, the nodes as they were, and the nodes as they are now.
    public var description: String {
        "\(rule) (\(ruleLocation))"
            + before.map { "\n  - \(NodeSnapshot($0))" }.joined()
            + after.map { "\n  + \($0.line)" }.joined()
    }
}

extension RewriteLog.Refused: CustomStringConvertible {
    public var description: String {
        "\(rule) (\(ruleLocation)) was refused at %\(node.name): \(reason)"
    }
}

extension RewriteLog: CustomStringConvertible {
    public var description: String {
        (entries.map(\.description) + refused.map(\.description)).joined(separator: "\n")
    }
}
