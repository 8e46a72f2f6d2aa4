// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Runs the calls of a graph that run other graphs: branches, loops and maps.
///
/// An interpreter asks here first of every function.
///
/// - SeeAlso: `torch.ops.higher_order`
public enum ControlFlow {
    /// Runs a subgraph on inputs.
    public typealias Run =
        (_ body: SubgraphName, _ inputs: [Argument<Tensor>]) throws -> Argument<Tensor>

    /// Runs a call, where it is one of those.
    ///
    /// Where an argument is a value of a trace the call is recorded, with copies of the graphs.
    ///
    /// - Parameters:
    ///   - arguments: The arguments of the call; subgraphs stand for themselves.
    ///   - graph: The graph that has the call and the subgraphs.
    ///   - run: Runs a subgraph.
    /// - Returns: The result; nil where the function is another one.
    public static func call(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>], in graph: Graph, run: Run
    ) throws -> Argument<Tensor>? {
        guard names.contains(function) else { return nil }
        if let tracer = Tracer.tracer(of: arguments) {
            let own = try arguments.map { try tracer.copySubgraphs(of: $0, from: graph) }
            return .leaf(tracer.record(.callFunction(function), own, [:]))
        }
        switch function {
        case .cond: return try cond(arguments, run)
        case .whileLoop: return try whileLoop(arguments, run)
        case .scan: return try scan(arguments, run)
        default: return try map(arguments, run)
        }
    }

    private static let names: Set<FunctionTarget> = [.cond, .whileLoop, .scan, .map]

    private static func cond(
        _ arguments: [Argument<Tensor>], _ run: Run
    ) throws -> Argument<Tensor> {
        guard arguments.count == 4, case .subgraph(let first) = arguments[1],
            case .subgraph(let second) = arguments[2], let operands = arguments[3].items
        else { throw wrong(.cond, "a condition, two graphs and operands") }
        return try run(try truth(arguments[0], of: .cond) ? first : second, operands)
    }

    private static func whileLoop(
        _ arguments: [Argument<Tensor>], _ run: Run
    ) throws -> Argument<Tensor> {
        guard arguments.count == 4, case .subgraph(let condition) = arguments[0],
            case .subgraph(let body) = arguments[1], var state = arguments[2].items,
            let others = arguments[3].items
        else { throw wrong(.whileLoop, "two graphs, a state and other inputs") }
        while try truth(try run(condition, state + others), of: .whileLoop) {
            guard let next = try run(body, state + others).items, next.count == state.count else {
                throw wrong(.whileLoop, "a body that gives the next state")
            }
            state = next
        }
        return .tuple(state)
    }

    private static func scan(
        _ arguments: [Argument<Tensor>], _ run: Run
    ) throws -> Argument<Tensor> {
        guard arguments.count == 4, case .subgraph(let body) = arguments[0],
            let initial = arguments[1].items, let elements = arguments[2].items,
            let others = arguments[3].items
        else { throw wrong(.scan, "a graph, a state, tensors and other inputs") }
        let result = try Passes.scan(.list(initial), over: .list(elements)) { inputs in
            let state = inputs[0].items ?? []
            let values = try run(body, state + (inputs[1].items ?? []) + others).items ?? []
            return .tuple([
                .list(Array(values.prefix(state.count))),
                .list(Array(values.dropFirst(state.count))),
            ])
        }
        return .tuple((result.items ?? []).flatMap { $0.items ?? [] })
    }

    private static func map(
        _ arguments: [Argument<Tensor>], _ run: Run
    ) throws -> Argument<Tensor> {
        guard arguments.count == 3, case .subgraph(let body) = arguments[0],
            let elements = arguments[1].items, let others = arguments[2].items
        else { throw wrong(.map, "a graph, tensors and other inputs") }
        return try Passes.map(over: .list(elements)) { inputs in
            try run(body, (inputs[0].items ?? []) + others)
        }
    }

    /// The truth of a Boolean or of a tensor of one element.
    private static func truth(
        _ value: Argument<Tensor>, of function: FunctionTarget
    ) throws -> Bool {
        switch value {
        case .bool(let value): return value
        case .leaf(let tensor): return try withTensorErrors { Bool(tensor) }
        case .tuple(let items) where items.count == 1: return try truth(items[0], of: function)
        default: throw wrong(function, "a condition of one element")
        }
    }

    private static func wrong(_ function: FunctionTarget, _ expected: String) -> TensorError {
        .invalidArgument(
            operation: function.qualifiedName, parameter: "arguments", expected: expected)
    }
}

extension Tracer {
    /// Returns an argument whose subgraphs are copies that the recorded graph owns.
    public final func copySubgraphs(
        of argument: Argument<Tensor>, from source: Graph
    ) throws(GraphError) -> Argument<Tensor> {
        try argument.mapSubgraphs { name throws(GraphError) in
            guard let subgraph = source.subgraph(named: name) else { throw .unknownSubgraph(name) }
            return try nodes.graph.addSubgraph(subgraph.copy(), name: name.text)
        }
    }
}
