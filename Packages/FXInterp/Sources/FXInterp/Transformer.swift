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
/// Types and metadata go from a node to the one that replaces it.
///
/// - SeeAlso: `torch.fx.Transformer`
open class Transformer: Interpreter {
    private final let newGraph = Graph()
    private final let tracer: GraphAppendingTracer
    private final var current: Node?

    public init(_ module: GraphModule) {
        tracer = GraphAppendingTracer(newGraph)
        super.init(module)
    }

    /// Returns a module with the new graph; tensors and modules are shared with the old one.
    ///
    /// - Throws: ``InterpreterError``, ``TraceError``.
    /// - SeeAlso: `torch.fx.Transformer.transform`
    public final func transform() throws -> GraphModule {
        let result = try run([])
        let output = try newGraph.output(try tracer.finish(result))
        if let old = graph.outputNode { copyNotes(from: old, to: output) }
        return try GraphModule(module, newGraph, name: module.typeName)
    }

    open override func run(_ node: Node) throws -> Argument<Tensor> {
        let last = newGraph.nodes.last
        let value = try super.run(node)
        if let new = newGraph.nodes.last, new != last { copyNotes(from: node, to: new) }
        return value
    }

    private func copyNotes(from old: Node, to new: Node) {
        if new.metadata.isEmpty { new.metadata = old.metadata }
        if new.type == nil, let type = old.type { new.type = type }
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
        let own = try arguments.map { try tracer.copySubgraphs(of: $0, from: graph) }
        return .leaf(tracer.record(.callFunction(function), own, keywords))
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
}
