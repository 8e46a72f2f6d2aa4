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
/// Tensors that are no traced values become constants in the arguments. Values may be used from any
/// thread, by one at a time.
///
/// - SeeAlso: `torch.fx.proxy.GraphAppendingTracer`
open class GraphAppendingTracer: Tracer {
    /// The nodes made by the body that runs; nil while none does.
    private final var made: [Node]?

    /// Records at the end of a graph.
    public init(_ graph: Graph) { super.init(graph, in: graph) }

    /// Records at the place of a builder.
    public init(_ builder: GraphBuilder) { super.init(builder, in: builder.graph) }

    /// Runs a body that computes with values of the graph.
    ///
    /// - Returns: The body's result as an argument: its nodes are in the graph.
    /// - Throws: ``TraceError``, and what the body throws. The nodes that it made are then erased.
    public final func record(
        _ body: () throws -> some ArgumentConvertible
    ) throws -> Argument<Node> {
        try recordArgument { try body().argument }
    }

    /// Runs a body that computes with values of the graph, and gives a tree of them.
    ///
    /// - Throws: As ``record(_:)``.
    public final func recordArgument(
        _ body: () throws -> Argument<Tensor>
    ) throws -> Argument<Node> {
        made = []
        let subgraphCount = graph.subgraphs.count
        defer { made = nil }
        do {
            return try finish(withTensorErrors { try body() })
        } catch {
            for node in made?.reversed() ?? [] where node.graph === graph {
                try? graph.erase(node)
            }
            if graph.subgraphs.count > subgraphCount { graph.removeUnusedSubgraphs() }
            let failure = failure
            self.failure = nil
            throw failure ?? error
        }
    }

    /// Returns what a computed value is in the graph.
    ///
    /// - Throws: ``TraceError``: the first misuse of a traced value since the tracer was made.
    public final func finish(_ value: Argument<Tensor>) throws -> Argument<Node> {
        let argument = try makeArgument(value)
        if let failure { throw failure }
        return argument
    }

    open override func makeNode(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        location: SourceLocation?
    ) throws(GraphError) -> Node {
        let node = try super.makeNode(operation, arguments, keywords, location: location)
        made?.append(node)
        return node
    }

    public override func argument(
        forConstant tensor: Tensor
    ) throws(GraphError) -> Argument<Node> {
        do {
            return .constant(try tensor.constantValue())
        } catch {
            fail(.thrown("\(error)"), location: nil)
            return .none
        }
    }
}
