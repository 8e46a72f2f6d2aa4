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
/// provenance, and the line and modules of what it replaces.
public struct Rewriter: NodeCreating {
    /// The module that is rewritten; modules and tensors for new nodes go into it.
    public let module: GraphModule
    private let builder: GraphBuilder
    private let provenance: Provenance

    /// The graph that is rewritten.
    public var graph: Graph { builder.graph }

    init(_ module: GraphModule, _ builder: GraphBuilder, provenance: Provenance) {
        self.module = module
        self.builder = builder
        self.provenance = provenance
    }

    @discardableResult
    public func insert(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        name: String?
    ) throws(GraphError) -> Node {
        let node = try builder.insert(operation, arguments, keywords, name: name)
        node.provenance = provenance
        return node
    }

    /// Makes a call of a module, which is added under a free path.
    @discardableResult
    public func callModule(
        _ new: Module, at prefix: String, _ arguments: [any NodeArgument]
    ) throws -> Node {
        let path = module.freePath(prefix)
        module.set(.module(new), at: path)
        return try callModule(path, arguments)
    }

    /// Makes a node that reads a tensor, which is added under a free path.
    @discardableResult
    public func getAttribute(
        _ tensor: Tensor, at prefix: String, isParameter: Bool = true
    ) throws -> Node {
        let path = module.freePath(prefix)
        module.set(
            isParameter ? .parameter(tensor) : .buffer(tensor, isPersistent: true), at: path)
        return try getAttribute(path)
    }

    /// Makes a node that reads state that a match found, in whatever way.
    public func read(_ state: MatchedState) throws(GraphError) -> Node {
        try getAttribute(state.path)
    }

    /// Records what a body computes with values of the graph.
    ///
    ///     try rewriter.record(match.inputs) { inputs in inputs[0] * (inputs[0] > 0) }
    ///
    /// - Throws: `TraceError`.
    public func record(
        _ inputs: [Node], _ body: ([Tensor]) throws -> Tensor
    ) throws -> Argument<Node> {
        let tracer = GraphAppendingTracer(builder)
        return try tracer.record { try body(inputs.map(tracer.value(of:))) }
    }
}

extension GraphModule {
    /// A path at which nothing stands, inside modules neither: the prefix, with a number where it
    /// is taken.
    func freePath(_ prefix: String) -> ModulePath {
        var path = ModulePath(prefix)
        var number = 1
        while memberIfPresent(at: path) != nil {
            path = ModulePath("\(prefix)_\(number)")
            number += 1
        }
        return path
    }
}
