// SPDX-License-Identifier: Apache-2.0

public import FX

/// A graph line by line, or as a table: torch.fx's texts, with shapes where they are wanted.
public struct GraphListing {
    public enum Form: String, Sendable, CaseIterable {
        /// What `print(graph)` writes.
        case torch
        /// What `Graph(parsing:)` reads back; it has the shapes.
        case parsable
        /// What `print_tabular` writes.
        case table
    }

    private let graph: Graph
    private let form: Form
    private let showsShapes: Bool

    public init(_ graph: Graph, form: Form = .torch, showsShapes: Bool = false) {
        self.graph = graph
        self.form = form
        self.showsShapes = showsShapes
    }

    private var linesWithShapes: String {
        var text = TextBuffer()
        text += "graph():"
        for (node, line) in zip(graph.nodes, nodeLines) {
            text += "\n"
            text += String(line)
            if let shape = NodeReport.shape(of: node) {
                text += "  # "
                text += shape
            }
        }
        return text.text
    }

    /// The line of each node, as the graph's text has it.
    private var nodeLines: [Substring] {
        let lines = graph.description.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count == graph.nodes.count + 1 { return Array(lines.dropFirst()) }
        // A target has a newline in it.
        return graph.nodes.map { "    " + $0.line }
    }

    private func tableWithShapes(_ style: TextStyle) -> String {
        var table = TextTable([
            ("opcode", .left), ("name", .left), ("target", .left), ("shape", .left),
            ("args", .left), ("kwargs", .left),
        ])
        for node in graph.nodes {
            table.append([
                node.opcode.rawValue, node.name, node.operation.targetText,
                NodeReport.shape(of: node) ?? "",
                Argument.tuple(node.arguments).pythonRepr(\.name),
                Argument.dictionary(node.keywordArguments.entries).pythonRepr(\.name),
            ])
        }
        return table.text(style)
    }
}

extension GraphListing: Inspection {
    /// A list of ``NodeReport``s, and the graphs inside by name.
    public var json: Literal {
        let nodes = graph.nodes.map { NodeReport($0).json }
        guard !graph.subgraphs.isEmpty else { return ["nodes": .list(nodes)] }
        let inner = graph.subgraphs.map { subgraph in
            ArgumentEntry(subgraph.name.text, GraphListing(subgraph.graph).json)
        }
        return ["nodes": .list(nodes), "subgraphs": .dictionary(inner)]
    }

    public func text(_ style: TextStyle) -> String {
        let own =
            switch form {
            case .torch: showsShapes ? linesWithShapes : graph.description
            case .parsable: GraphText(graph).description
            case .table: showsShapes ? tableWithShapes(style) : "\(GraphTable(graph))"
            }
        if form == .parsable { return own }
        return graph.subgraphs.reduce(own) { text, subgraph in
            let inner = GraphListing(subgraph.graph, form: form, showsShapes: showsShapes)
            return text + "\n\n" + style.marked("\(subgraph.name):", .bold) + "\n"
                + inner.text(style)
        }
    }
}
