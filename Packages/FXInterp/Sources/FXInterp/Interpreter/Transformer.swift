// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
public import FXTensor
import FXTrace

/// Interprets a graph into a new one.
///
/// Overridden methods decide what becomes of each node: they compute with traced values, and what
/// they compute is what the new graph does.
///
///     final class MultiplyInsteadOfAdd: Transformer {
///         override func callFunction(
///             _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
///             _ keywords: KeywordArguments<Tensor>
///         ) throws -> Argument<Tensor> {
///             try super.callFunction(function == .torch.add ? .torch.mul : function, arguments, keywords)
///         }
///     }
///
/// Types, metadata and names of its own go from a node to the one that replaces it, its provenance
/// to all that do.
/// Subgraphs are interpreted by the same methods, into subgraphs of the new graph.
///
/// - SeeAlso: `torch.fx.Transformer`
open class Transformer: Interpreter {
    @exclusivity(unchecked) private final var newGraph = Graph()
    @exclusivity(unchecked) private final var tracer: GraphAppendingTracer

    public init(_ module: GraphModule) {
        tracer = GraphAppendingTracer(newGraph)
        super.init(module, freesValues: false)
    }

    /// Returns a module with the new graph; tensors and modules are shared with the old one.
    ///
    /// - Throws: ``InterpreterError``, `TraceError`.
    /// - SeeAlso: `torch.fx.Transformer.transform`
    public final func transform() throws -> GraphModule {
        newGraph = Graph()
        tracer = GraphAppendingTracer(newGraph)
        try finish(try run([]), from: graph)
        return try GraphModule(module, newGraph, name: module.typeName)
    }

    open override func run(_ node: Node) throws -> Argument<Tensor> {
        let (target, last) = (newGraph, newGraph.nodes.last)
        let value = try super.run(node)
        var new = last.map(\.next) ?? target.nodes.first
        while let made = new {
            new = made.next
            copyNotes(from: node, to: made, isLast: new == nil)
        }
        return value
    }

    /// Makes the output of the new graph, with the notes of the old one's.
    private func finish(_ value: Argument<Tensor>, from old: Graph) throws {
        let output = try newGraph.output(try tracer.finish(value))
        if let old = old.outputNode { copyNotes(from: old, to: output, isLast: true) }
    }

    private func copyNotes(from old: Node, to new: Node, isLast: Bool) {
        if old.hasMetadata {
            if !isLast, let provenance = old.metadata[.provenance] { new.provenance = provenance }
            if isLast, !new.hasMetadata { new.metadata = old.metadata }
        }
        guard isLast else { return }
        if let type = old.type, new.type == nil { new.type = type }
        // A name that the operation does not give is somebody's own; a number is not.
        if old.nameBase != new.nameBase, old.operation == new.operation {
            _ = try? new.rename(old.name)
        }
    }

    open override func placeholder(
        _ name: String, defaultValue: Argument<Tensor>?
    ) throws -> Argument<Tensor> {
        let value = try defaultValue.map { try tracer.lower($0) }
        return .leaf(tracer.value(of: try newGraph.placeholder(name, defaultValue: value)))
    }

    open override func getAttribute(_ path: ModulePath) throws -> Argument<Tensor> {
        .leaf(tracer.value(of: try newGraph.getAttribute(path)))
    }

    open override func callFunction(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        guard !frame.program.graph.subgraphs.isEmpty else {
            return .leaf(tracer.record(.callFunction(function), arguments, keywords))
        }
        var names: [SubgraphName: SubgraphName] = [:]
        let arguments = try arguments.map { try transformSubgraphs(of: $0, &names) }
        let entries = try keywords.entries.map {
            ArgumentEntry($0.key, try transformSubgraphs(of: $0.value, &names))
        }
        return .leaf(tracer.record(.callFunction(function), arguments, KeywordArguments(entries)))
    }

    open override func callMethod(
        _ method: MethodName, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        .leaf(tracer.record(.callMethod(method), arguments, keywords))
    }

    open override func callModule(
        _ path: ModulePath, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        .leaf(tracer.record(.callModule(path), arguments, keywords))
    }

    /// An argument in which each subgraph is its counterpart in the new graph.
    private func transformSubgraphs(
        of argument: Argument<Tensor>, _ names: inout [SubgraphName: SubgraphName]
    ) throws -> Argument<Tensor> {
        try argument.mapSubgraphs { name in
            if let known = names[name] { return known }
            let new = try transformSubgraph(name)
            names[name] = new
            return new
        }
    }

    private func transformSubgraph(_ name: SubgraphName) throws -> SubgraphName {
        guard let old = frame.program.graph.subgraph(named: name) else {
            throw InterpreterError.noSuchSubgraph(name)
        }
        let outer = (newGraph, tracer)
        defer { (newGraph, tracer) = outer }
        newGraph = Graph()
        tracer = GraphAppendingTracer(newGraph)
        try finish(try callSubgraph(name, []), from: old)
        return try outer.0.addSubgraph(newGraph, name: name.text)
    }
}
