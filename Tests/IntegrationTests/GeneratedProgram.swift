// SPDX-License-Identifier: Apache-2.0

import FX

/// Makes graphs of everything that generated Swift has a form for, on values of shape [2, 3]; the
/// same for the same seed.
struct GeneratedProgram {
    private typealias Value = Argument<Node>

    private var random: SeededGenerator
    private let graph = Graph()
    private var values: [Node] = []

    /// A graph of two inputs, some operators and an output of some form.
    static func makeGraph(seed: UInt64) throws -> Graph {
        var program = GeneratedProgram(seed: seed)
        return try program.make(operators: 8 + Int(seed % 12))
    }

    private init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func make(operators count: Int) throws -> Graph {
        values = [try graph.placeholder("x"), try graph.placeholder("y")]
        for _ in 0..<count { values.append(try makeValue()) }
        let results = (0..<3).map { _ in Value.leaf(pick()) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try graph.output(results[0])
        case 1: try graph.output(Value.tuple(results))
        case 2: try graph.output(Value.list(results))
        case 3:
            try graph.output(
                Value.dictionary([ArgumentEntry("b", results[0]), ArgumentEntry("a", results[1])]))
        case 4: try graph.output(Value.tuple([results[0], .tuple([results[1]]), .none]))
        default:
            try graph.output(
                Value.dictionary([ArgumentEntry("k", .list(results)), ArgumentEntry("l", 1)]))
        }
        return graph
    }

    private mutating func pick() -> Node {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func number() -> Value {
        Bool.random(using: &random)
            ? .int(Int.random(in: 1...2, using: &random))
            : .double((Double.random(in: -2...2, using: &random) * 64).rounded() / 64)
    }

    private mutating func makeValue() throws -> Node {
        let (a, b) = (pick(), pick())
        switch Int.random(in: 0..<18, using: &random) {
        case 0: return try graph.callFunction(.operator.add, [a, b])
        case 1: return try graph.callFunction(.torch.mul, [a, b])
        case 2: return try graph.callMethod("sub", [a, b])
        case 3: return try graph.callFunction(.functional.relu, [a], ["inplace": false])
        case 4: return try graph.callMethod("clamp", [a], ["min": -1.5, "max": number()])
        case 5: return try graph.callFunction(.operator.mul, [number(), a])
        case 6:
            let constant = try Tensor([[1.5, -0.5, number().double ?? 0]]).constantValue()
            return try graph.callFunction(.torch.add, [a, constant])
        case 7: return try joined(a, b)
        case 8: return try split(a)
        case 9: return try largest(a)
        case 10: return try aten(a, b)
        case 11: return try resized(a)
        case 12: return try chosen(a, b)
        case 13: return try written(a)
        case 14:
            let sum = try graph.callMethod("sum", [a], ["dim": 1, "keepdim": true])
            return try graph.callFunction(.operator.sub, [a, sum])
        case 15: return try normalized(a)
        case 16:
            let turned = try graph.callFunction(.builtins.getattr, [a, "T"])
            return try graph.callFunction(.torch.transpose, [turned, 0, 1])
        default: return try graph.callMethod("tanh", [a])
        }
    }

    private func joined(_ a: Node, _ b: Node) throws -> Node {
        let head = try graph.callFunction(
            .operator.getitem, [a, Value.slice(start: 0, stop: 1, step: .none)])
        let tail = try graph.callFunction(
            .operator.getitem,
            [b, Value.tuple([.slice(start: -1, stop: .none, step: .none), .ellipsis])])
        return try graph.callFunction("torch.cat", [Value.list([.leaf(head), .leaf(tail)]), 0])
    }

    private func split(_ a: Node) throws -> Node {
        let parts = try graph.callMethod("split", [a, 1], ["dim": 0])
        let first = try graph.callFunction(.operator.getitem, [parts, 0])
        let last = try graph.callFunction(.operator.getitem, [parts, -1])
        return try graph.callFunction(
            "torch.ops.aten.cat.default", [Value.list([.leaf(last), .leaf(first)])])
    }

    private mutating func largest(_ a: Node) throws -> Node {
        let pair = try graph.callFunction(.torch.topk, [a, 3])
        return Bool.random(using: &random)
            ? try graph.callFunction(.builtins.getattr, [pair, "values"])
            : try graph.callFunction(.operator.getitem, [pair, 0])
    }

    private mutating func aten(_ a: Node, _ b: Node) throws -> Node {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            return try graph.callFunction(
                "torch.ops.aten.add.Tensor", [a, b], ["alpha": number()])
        case 1: return try graph.callFunction("torch.ops.aten.mul.Scalar", [a, number()])
        default:
            let wide = try graph.callFunction(
                "torch.ops.aten.view.default", [a, Value.list([3, 2])])
            return try graph.callFunction(
                "torch.ops.aten.permute.default", [wide, Value.list([1, 0])])
        }
    }

    private func resized(_ a: Node) throws -> Node {
        let rows = try graph.callMethod("size", [a, 0])
        let shape = try graph.callFunction(.builtins.getattr, [a, "shape"])
        let columns = try graph.callFunction(.operator.getitem, [shape, 1])
        let all = try graph.callFunction(.operator.mul, [rows, columns])
        let flat = try graph.callMethod("reshape", [a, all])
        let half = try graph.callFunction(.operator.floordiv, [all, 3])
        return try graph.callMethod("view", [flat, half, -1])
    }

    private func chosen(_ a: Node, _ b: Node) throws -> Node {
        let mask = try graph.callFunction("operator.eq", [a, b])
        let other = try graph.callFunction(.operator.gt, [a, 0])
        let both = try graph.callFunction("operator.or_", [mask, other])
        return try graph.callFunction("torch.where", [both, a, b])
    }

    private func written(_ a: Node) throws -> Node {
        let copy = try graph.callMethod("clone", [a])
        try graph.callFunction("operator.setitem", [copy, 0, 1.5])
        let row = try graph.callFunction(.operator.getitem, [a, 0])
        try graph.callFunction("operator.setitem", [copy, Value.tuple([-1, .ellipsis]), row])
        return copy
    }

    private func normalized(_ a: Node) throws -> Node {
        let results = try graph.callFunction(
            "torch.ops.aten.native_layer_norm.default",
            [a, Value.list([3]), Value.none, Value.none, 1e-05])
        return try graph.callFunction(.operator.getitem, [results, 0])
    }

    /// Two inputs for a graph.
    static func makeInputs(seed: UInt64) -> [Argument<Tensor>] {
        var random = SeededGenerator(seed: seed)
        return [
            .leaf(.randn([2, 3], generator: &random)),
            .leaf(.uniform([2, 3], low: -1, high: 1, generator: &random)),
        ]
    }
}
