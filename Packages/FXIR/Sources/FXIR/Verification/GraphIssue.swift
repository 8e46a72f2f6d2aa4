// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// One thing wrong with a graph.
public struct GraphIssue: Hashable, Sendable {
    /// The rule that is broken.
    public var rule: GraphRule
    /// The node concerned; nil where it is the graph as a whole.
    public var node: NodeSnapshot?
    /// What is wrong, in lower case and without a full stop.
    public var message: String
    /// What to do about it.
    public var suggestion: String?
    /// The way to the subgraph that has the issue, from outside; empty for the graph itself.
    public var subgraph: [SubgraphName] = []

    public init(
        _ rule: GraphRule, _ node: NodeSnapshot?, _ message: String, suggestion: String? = nil
    ) {
        self.rule = rule
        self.node = node
        self.message = message
        self.suggestion = suggestion
    }
}

extension GraphIssue: CustomStringConvertible {
    public var description: String {
        let place = subgraph.map { $0.text + ": " }.joined()
        var text = "[\(rule.rawValue)] \(place)" + (node.map { "%\($0.name): " } ?? "") + message
        if let node { text += "\n  \(node)" }
        if let suggestion { text += "\n  \(suggestion)" }
        return text
    }
}

/// All that is wrong with a graph.
public struct InvalidGraphError: Error, Hashable {
    public var issues: [GraphIssue]

    public init(_ issues: [GraphIssue]) { self.issues = issues }
}

extension InvalidGraphError: CustomStringConvertible {
    public var description: String {
        "the graph breaks \(issues.count) \(issues.count == 1 ? "rule" : "rules")\n"
            + issues.map(\.description).joined(separator: "\n")
    }
}
