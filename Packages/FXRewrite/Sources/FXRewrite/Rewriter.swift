// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXInterp
public import FXNN
public import FXTensor
import FXTrace

/// Makes the nodes that replace one match.
///
/// It stands before the first user of the match's results; what it makes notes the rule in its
/// provenance.
public struct Rewriter: NodeCreating {
    /// The module that is rewritten; modules and tensors for new nodes go into it.
    public let module: GraphModule
    private let builder: GraphBuilder

    /// The graph that is rewritten.
    public var graph: Graph { builder.graph }

    init(_ module: GraphModule, _ builder: GraphBuilder) {
        self.module = module
        self.builder = builder
    }

    @discardableResult
    public func insert(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        name: String?
    ) throws(GraphError) -> Node {
        try builder.insert(operation, arguments, keywords, name: name)
    }

    /// Makes a call of a module, which is added under a free path.
    @discardableResult
    public func callModule(
        _ new: Module, at prefix: String, _ arguments: [any NodeArgument]
    ) throws(GraphError) -> Node {
        let path = module.freshPath(prefix)
        module.set(.module(new), at: path)
        return try callModule(path, arguments)
    }

    /// Records what a body computes with values of the graph.
    ///
    ///     try rewriter.record(match.inputs) { inputs in inputs[0] * (inputs[0] > 0) }
    ///
    /// - Throws: ``TraceError``.
    public func record(
        _ inputs: [Node], _ body: ([Tensor]) throws -> Tensor
    ) throws -> Argument<Node> {
        let tracer = GraphAppendingTracer(builder)
        return try tracer.record { try body(inputs.map(tracer.value(of:))) }
    }
}
