// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Draws a graph in the DOT language: a box a node, an arrow from each value to its users.
///
///     let text = DotGenerator().generate(graph, schema: nil, name: "MyModule")
///     // dot -Tsvg graph.dot > graph.svg
///
/// The same graph gives the same bytes.
///
/// - SeeAlso: `torch.fx.passes.graph_drawer.FxGraphDrawer`
public struct DotGenerator: Sendable {
    public init() {}

    /// Returns a directed graph that Graphviz accepts, whatever the names in it are.
    ///
    /// - Parameters:
    ///   - schema: What the graph's paths lead to; with it, modules and parameters are described.
    ///   - name: The title.
    /// - Complexity: O(nodes + uses).
    public func generate(
        _ graph: Graph, schema: StateSchema? = nil, name: String = "graph"
    ) -> String {
        var text = "digraph \(DotText.quoted(name)) {\n"
        text += "    rankdir=TB;\n"
        text += "    node [shape=box, style=\"filled,rounded\", fontname=\"monospace\"];\n"
        let parameters = Self.parameters(schema)
        for node in graph.nodes {
            let lines = Self.label(of: node, schema, parameters)
            text += "    \(DotText.quoted(node.name)) [label=\(DotText.label(lines)), "
            text += "fillcolor=\(Self.color(of: node.opcode))];\n"
        }
        for node in graph.nodes {
            for user in node.users {
                text += "    \(DotText.quoted(node.name)) -> \(DotText.quoted(user.name));\n"
            }
        }
        return text + "}\n"
    }

    private static func color(of opcode: Opcode) -> String {
        switch opcode {
        case .placeholder: "aliceblue"
        case .getAttribute: "lightgrey"
        case .callFunction: "darkseagreen1"
        case .callMethod: "thistle1"
        case .callModule: "lemonchiffon1"
        case .output: "powderblue"
        }
    }

    /// The tensors directly below each module.
    private static func parameters(_ schema: StateSchema?) -> [ModulePath: [String]] {
        var result: [ModulePath: [String]] = [:]
        for path in schema?.paths ?? [] {
            guard let spec = schema?.tensor(at: path), let parent = path.parent else { continue }
            result[parent, default: []].append("\(path.name): \(spec)")
        }
        return result
    }

    private static func label(
        of node: Node, _ schema: StateSchema?, _ parameters: [ModulePath: [String]]
    ) -> [String] {
        var lines = ["%\(node.name)", "\(node.opcode): \(node.operation.targetText)"]
        if let spec = node.metadata[.spec] {
            lines.append(spec.map { $0.description }.pythonRepr { $0 })
        }
        switch node.operation {
        case .getAttribute(let path):
            if let spec = schema?.tensor(at: path) { lines.append("tensor: \(spec)") }
        case .callModule(let path):
            if let module = schema?.module(at: path) { lines.append(module.description) }
            lines += parameters[path] ?? []
        default: break
        }
        return lines + arguments(of: node)
    }

    /// What a node is given beside the values that arrows show.
    private static func arguments(of node: Node) -> [String] {
        let literals = node.arguments.filter { $0.leaf == nil }.map { $0.pythonRepr(\.name) }
        let keywords = node.keywordArguments.entries.map {
            "\($0.key) = \($0.value.pythonRepr(\.name))"
        }
        return (literals + keywords).map { DotText.shortened($0) }
    }
}
