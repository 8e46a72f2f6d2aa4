// SPDX-License-Identifier: Apache-2.0

import FX

/// Makes graphs of tensor operators on values of shape [2, 3], the same for the same seed.
struct RandomProgram {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A graph of two inputs, some operators and an output of one or several values.
    mutating func makeGraph(operators count: Int) throws -> Graph {
        let graph = Graph()
        var values = [try graph.placeholder("x"), try graph.placeholder("y")]
        for _ in 0..<count { values.append(try makeNode(graph, values)) }
        let results = (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(values) }
        let output: Argument<Node> =
            results.count == 1 ? .leaf(results[0]) : .tuple(results.map { .leaf($0) })
        try graph.output(output)
        return graph
    }

    private mutating func makeNode(_ graph: Graph, _ values: [Node]) throws -> Node {
        let (a, b) = (pick(values), pick(values))
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return try graph.callFunction(.operator.add, [a, b])
        case 1: return try graph.callFunction(.torch.mul, [a, b])
        case 2: return try graph.callMethod("sub", [a, b])
        case 3: return try graph.callFunction(.torch.relu, [a])
        case 4: return try graph.callMethod("tanh", [a])
        case 5: return try graph.callFunction(.operator.mul, [number(), a])
        case 6: return try graph.callMethod("clamp", [a], ["min": -1.5, "max": number()])
        case 7:
            let constant = try Tensor([number().double ?? 0]).constantValue()
            return try graph.callFunction(.torch.add, [a, constant])
        default:
            let turned = try graph.callMethod("transpose", [a, 0, 1])
            return try graph.callFunction(.torch.transpose, [turned, -1, -2])
        }
    }

    private mutating func pick(_ values: [Node]) -> Node {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    /// An integer or a double between -2 and 2.
    private mutating func number() -> Argument<Node> {
        Bool.random(using: &random)
            ? .int(Int.random(in: 1...2, using: &random))
            : .double((Double.random(in: -2...2, using: &random) * 64).rounded() / 64)
    }

    /// Two inputs for the graph.
    mutating func makeInputs() -> [Argument<Tensor>] {
        [
            .leaf(.randn([2, 3], generator: &random)),
            .leaf(.uniform([2, 3], low: -1, high: 1, generator: &random)),
        ]
    }
}
