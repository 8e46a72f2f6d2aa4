// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Records what is computed with the values of a graph that exists, into that graph.
///
/// This is how a rule written as ordinary tensor code becomes nodes:
///
///     let tracer = GraphAppendingTracer(try graph.makeBuilder(at: .before(relu)))
///     let result = try tracer.record { let x = tracer.value(of: input); return (x > 0) * x }
///
/// Tensors that are no traced values become constants in the arguments.
///
/// - SeeAlso: `torch.fx.proxy.GraphAppendingTracer`
public final class GraphAppendingTracer: Tracer {
    /// Records at the end of a graph.
    public init(_ graph: Graph) { super.init(graph, in: graph) }

    /// Records at the place of a builder.
    public init(_ builder: GraphBuilder) { super.init(builder, in: builder.graph) }

    /// Runs a body that computes with values of the graph.
    ///
    /// - Returns: The body's result as an argument: its nodes are in the graph.
    /// - Throws: ``TraceError``, and what the body throws. Nodes recorded before stay.
    public func record(
        _ body: () throws -> some ArgumentConvertible
    ) throws -> Argument<Node> {
        try finish(try body().argument)
    }

    /// Returns what a computed value is in the graph.
    ///
    /// - Throws: ``TraceError``: the first misuse of a traced value since the tracer was made.
    public func finish(_ value: Argument<Tensor>) throws -> Argument<Node> {
        let argument = try lower(value)
        if let failure { throw failure }
        return argument
    }

    public override func argument(
        forConstant tensor: Tensor
    ) throws(GraphError) -> Argument<Node> {
        do {
            return .constant(try tensor.constantValue())
        } catch {
            poison(.unknownQuery("constant"), location: nil)
            return .none
        }
    }
}
