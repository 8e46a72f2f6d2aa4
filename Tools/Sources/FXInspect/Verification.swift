// SPDX-License-Identifier: Apache-2.0

public import FX

/// All that is wrong with a graph, or that nothing is.
public struct Verification {
    public let source: String
    public let issues: [GraphIssue]
    public let nodeCount: Int

    /// Whether nothing is wrong.
    public var isSound: Bool { issues.isEmpty }

    /// Verifies the graph of a file.
    ///
    /// - Throws: ``InspectionError/noGraph(_:)``.
    public init(of file: InspectedFile) throws(InspectionError) {
        let graph = try file.graph()
        source = file.source
        nodeCount = graph.nodes.count
        issues = GraphVerifier(schema: file.schema).issues(in: graph)
    }
}

extension Verification: Inspection {
    public var json: Literal {
        [
            "file": .string(source), "sound": .bool(isSound), "nodes": .int(nodeCount),
            "issues": .list(issues.map(Self.json)),
        ]
    }

    private static func json(_ issue: GraphIssue) -> Literal {
        [
            "rule": .string(issue.rule.rawValue), "node": .text(issue.node?.name),
            "line": .text(issue.node?.line),
            "location": .text(issue.node?.location?.description),
            "subgraph": .texts(issue.subgraph.map(\.text)), "message": .string(issue.message),
            "suggestion": .text(issue.suggestion),
        ]
    }

    public func text(_ style: TextStyle) -> String {
        if isSound { return style.marked("\(source): sound", .green) + ", \(nodeCount) nodes\n" }
        let lines = issues.map { issue in
            let text = issue.description
            let head = "[\(issue.rule.rawValue)]"
            return style.marked(head, .red) + text.dropFirst(head.count)
        }
        let count = "\(issues.count) \(issues.count == 1 ? "issue" : "issues")"
        return (lines + [style.marked("\(source): \(count)", .bold)]).joined(separator: "\n") + "\n"
    }
}
