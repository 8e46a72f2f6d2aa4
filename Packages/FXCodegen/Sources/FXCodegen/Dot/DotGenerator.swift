// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Draws a graph in the DOT language: a box a node, an arrow from each value to its users.
///
///     let text = DotGenerator().generate(graph, schema: nil, name: "MyModule")
///     // dot -Tsvg graph.dot > graph.svg
///
/// Nodes stand in frames, one a module that they were recorded in; the colour says what sort of
/// operator they call, arrows what dtype and shape the value has, where it is noted. Of a large
/// graph, modules are folded into a box each, from the innermost on, and users far from a value that
/// many use get its name instead of an arrow across the drawing. The same graph gives the same bytes.
///
/// - SeeAlso: `torch.fx.passes.graph_drawer.FxGraphDrawer`
public struct DotGenerator: Sendable {
    let depth: Int?
    let boxLimit: Int
    let selection: DotSelection
    let showsShapes: Bool
    let isCompact: Bool
    let operators: OperatorTable
    var parameters: [ModulePath: [String]] = [:]

    /// Creates a generator.
    ///
    /// - Parameters:
    ///   - depth: How many modules deep nodes are drawn one by one; deeper modules are one box. By
    ///     default as deep as the limit allows.
    ///   - boxLimit: How many boxes there should be at most.
    ///   - selection: What is drawn; of what it is joined to, the names.
    ///   - showsShapes: Whether arrows say what dtype and shape values have.
    ///   - isCompact: Whether a parameter that one node uses is a line in that node's box and one
    ///     that nobody uses is left out, and arguments have the names of what they are for.
    ///   - operators: The operators whose kinds the colours say.
    public init(
        depth: Int? = nil, boxLimit: Int = 500, selection: DotSelection = .all,
        showsShapes: Bool = true, isCompact: Bool = false, operators: OperatorTable = .current
    ) {
        self.depth = depth
        self.boxLimit = boxLimit
        self.selection = selection
        self.showsShapes = showsShapes
        self.isCompact = isCompact
        self.operators = operators
    }

    /// Returns a directed graph that Graphviz accepts, whatever the names in it are.
    ///
    /// - Parameters:
    ///   - schema: What the graph's paths lead to; with it, modules and parameters are described.
    ///   - name: The title.
    /// - Complexity: O(nodes + uses).
    public func generate(
        _ graph: Graph, schema: StateSchema? = nil, name: String = "graph"
    ) -> String {
        var options = self
        options.parameters = Self.parameters(schema)
        var writer = DotWriter(graph, schema, options, prefix: "")
        writer.text += """
            digraph \(DotText.quoted(name)) {
                label=\(DotText.quoted(name)); labelloc=t; rankdir=TB; newrank=true; fontname="monospace";
                node [shape=box, style="filled,rounded", fontname="monospace"];
                edge [fontname="monospace", fontsize=10];

            """
        writer.write()
        writer.text += "}\n"
        return writer.text.text
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
}
