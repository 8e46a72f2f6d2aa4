// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Writes a graph as the Python that torch.fx writes for it.
///
///     let code = try PythonGenerator().generate(graph)
///
/// The text is that of `GraphModule.code`, letter for letter, except where torch.fx's does not run
/// or runs otherwise than the graph: a tensor constant becomes `torch.tensor(1.0)`, a negative base
/// of a power is put in parentheses, and a body without statements is `pass`.
///
/// - SeeAlso: `torch.fx.Graph.python_code`, `torch.fx.GraphModule.code`
public struct PythonGenerator: Sendable {
    let operators: OperatorTable
    let acceptsUnknownCallees: Bool
    let codeGen: any CodeGen

    /// Creates a generator.
    ///
    /// - Parameters:
    ///   - operators: The operators that code may call.
    ///   - acceptsUnknownCallees: Whether it may call others as well, by any well-formed name. For
    ///     graphs of one's own: a stranger's could name `torch.hub.load`.
    ///   - codeGen: How the function takes its inputs and gives its output.
    public init(
        operators: OperatorTable = .current, acceptsUnknownCallees: Bool = false,
        codeGen: any CodeGen = PlainCodeGen()
    ) {
        self.operators = operators
        self.acceptsUnknownCallees = acceptsUnknownCallees
        self.codeGen = codeGen
    }

    /// Returns the definition of a `forward` method that does what the graph does.
    ///
    /// - Parameter root: What paths start from in the code.
    /// - Throws: ``CodegenError``.
    public func generate(_ graph: Graph, root: String = "self") throws(CodegenError) -> String {
        try PythonEmitter.run(graph, generator: self, root: root).finish()
    }

    /// Returns a class for each graph inside, in the order of the graph: what `self.true_graph_0` in the
    /// code is an instance of.
    ///
    /// - Throws: ``CodegenError``.
    public func classes(of graph: Graph) throws(CodegenError) -> String {
        var text = ""
        for subgraph in graph.subgraphs {
            let name = subgraph.name.text
            guard PythonIdentifier.isLegal(name) else { throw .illegalTypeName(name) }
            let code = try generate(subgraph.graph)
            let members = subgraph.graph.subgraphs.map {
                "    self.\($0.name) = self.__class__.\($0.name)()\n"
            }
            let initializer = "\ndef __init__(self):\n    super().__init__()\n" + members.joined()
            let body = try classes(of: subgraph.graph) + initializer + code
            let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
            text += "class \(name)(torch.nn.Module):\n"
            text += lines.map { $0.allSatisfy { $0 == " " } ? "\n" : "    \($0)\n" }.joined()
        }
        return text
    }

    /// Returns the graph as a class for people to read: shapes in the annotations, and comments
    /// that say where values come from.
    ///
    ///     class Net(torch.nn.Module):
    ///         def forward(self, x: "f32[3, 4]"):
    ///             # File: Net/Net.swift:12
    ///             relu: "f32[3, 4]" = torch.relu(x);  x = None
    ///             return relu
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - typeName: The name of the class.
    ///   - classes: The readable texts of the graph modules that the graph calls, which become
    ///     classes in the class.
    /// - Throws: ``CodegenError``.
    /// - SeeAlso: `torch.fx.GraphModule.print_readable`
    public func readable(
        _ graph: Graph, typeName: String = "GraphModule", around classes: [String] = []
    ) throws(CodegenError) -> String {
        guard PythonIdentifier.isLegal(typeName) else { throw .illegalTypeName(typeName) }
        let emitter = try PythonEmitter.run(
            graph, generator: self, root: "self", isReadable: true)
        return emitter.finishReadable(typeName: typeName, around: classes)
    }
}
