// SPDX-License-Identifier: Apache-2.0

public import FX

/// Writes `F.relu` as a comparison and a product, by retracing ordinary tensor code.
///
///     Before                                                     After
///     %relu = call_function[torch.nn.functional.relu](%x, ...)   %gt = call_function[operator.gt](%x, 0)
///                                                                %mul = call_function[operator.mul](%gt, %x)
public enum DecomposeReLU {
    /// What a function is made of, as tensor code.
    public static let rules: [FunctionTarget: @Sendable (Tensor) -> Tensor] = [
        .functional.relu: { x in (x > 0) * x }
    ]

    /// Copies the graph; where a rule is known, records what it computes instead.
    public static func run(_ module: GraphModule) throws -> GraphModule {
        let graph = Graph()
        let tracer = GraphAppendingTracer(graph)
        var values: [Node: Argument<Node>] = [:]
        for node in module.graph.nodes {
            guard case .callFunction(let function) = node.operation, let rule = rules[function],
                let input = node.arguments.first?.leaf, let value = values[input]?.leaf
            else {
                let copy = try graph.insert(copyOf: node) { values[$0] ?? .none }
                values[node] = .leaf(copy)
                continue
            }
            values[node] = try tracer.record { rule(tracer.value(of: value)) }
        }
        return try GraphModule(module, graph)
    }
}
