// SPDX-License-Identifier: Apache-2.0

import FX

/// Graphs of the forms that generated Swift has beside calls: names, inputs, outputs, graphs inside.
enum GeneratedForms {
    typealias Value = Argument<Node>

    /// Graph modules, and inputs to run them on.
    static func all() throws -> [(name: String, module: GraphModule, inputs: [Argument<Tensor>])] {
        let (x, y) = (Tensor([[1.0, -2, 3]]), Tensor([[0.5, 0.25, -1]]))
        return [
            ("FormNames", try module(names()), [.leaf(x), .leaf(y), .leaf(x)]),
            ("FormInputs", try module(inputs()), [.leaf(x)]),
            ("FormWords", try module(words()), [.leaf(x)]),
            ("FormContainers", try module(containers()), [.list([.leaf(x), .leaf(y)]), .leaf(x)]),
            ("FormLong", try module(long(count: 450)), [.leaf(x), .leaf(y)]),
            ("FormBranches", try symbolicTrace(Branches()), [.leaf(x)]),
            ("FormLoops", try symbolicTrace(Loops()), [.leaf(x)]),
            ("FormShadows", try module(shadows()), [.leaf(x), .leaf(y), .leaf(Tensor([1.0]))]),
            ("FormConstants", try module(constants()), [.leaf(x)]),
            ("FormState", try symbolicTrace(Outer()), [.leaf(x)]),
            ("FormValues", try module(values()), [.leaf(x)]),
        ]
    }

    private static func module(_ graph: Graph) throws -> GraphModule {
        try GraphModule(Module(), graph)
    }

    /// Names that mean something to Swift or to generated code, also those of methods.
    private static func names() throws -> Graph {
        let graph = Graph()
        let first = try graph.placeholder("self")
        let second = try graph.placeholder("init")
        try graph.placeholder("inout")
        var value = try graph.callFunction(.operator.add, [first, second], name: "Type")
        let words = [
            "class", "F", "Tensor", "self_", "repeat", "Self", "Protocol", "nil", "part_0",
            "forward", "call", "default", "operator", "Argument", "SymInt", "_", "__", "é", "await",
            "Double", "fileID", "line", "state", "x", "description",
        ]
        for name in words { value = try graph.callMethod("tanh", [value], name: name) }
        try graph.output(value)
        return graph
    }

    /// Types, defaults, and a value that may be missing.
    private static func inputs() throws -> Graph {
        let graph = Graph()
        let x = try graph.placeholder("x", type: .tensor)
        let scale = try graph.placeholder("scale", type: .double, defaultValue: 2.5)
        let shift = try graph.placeholder("shift", defaultValue: 3)
        let rest = try graph.placeholder(
            "rest", type: ValueType("typing.Optional[torch.Tensor]"), defaultValue: Value.none)
        let sizes = try graph.placeholder("sizes", defaultValue: Value.list([3, 1]))
        let product = try graph.callFunction(.operator.mul, [x, scale])
        let sum = try graph.callFunction(.operator.add, [product, shift])
        let view = try graph.callMethod("view", [sum, sizes])
        try graph.output(Value.tuple([.leaf(view), .leaf(rest), .leaf(shift)]))
        return graph
    }

    /// Inputs that must be known while tracing.
    private static func words() throws -> Graph {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let mode = try graph.placeholder("mode", defaultValue: "a\"\\(b)\n")
        let flag = try graph.placeholder("flag", type: .bool, defaultValue: false)
        let sum = try graph.callMethod("sum", [x, 1, flag])
        try graph.output(Value.tuple([.leaf(sum), .leaf(mode)]))
        return graph
    }

    /// Lists and dictionaries that come in and go out, in an order that no dictionary has.
    private static func containers() throws -> Graph {
        let graph = Graph()
        let list = try graph.placeholder("xs", type: ValueType("List[torch.Tensor]"))
        let y = try graph.placeholder("y")
        let first = try graph.callFunction(.operator.getitem, [list, 0])
        let both = try graph.callFunction(.torch.add, [first, y])
        try graph.output(
            Value.dictionary([
                ArgumentEntry("z", .leaf(both)), ArgumentEntry("a", .leaf(y)),
                ArgumentEntry("\"\\(x)\n", .leaf(first)),
            ]))
        return graph
    }

    /// A body that is cut into functions; values live across the cuts.
    private static func long(count: Int) throws -> Graph {
        let graph = Graph()
        let x = try graph.placeholder("x")
        var last = [x, try graph.placeholder("y")]
        let kept = try graph.callFunction(.operator.mul, [x, 0.5])
        for index in 0..<count {
            let next = try graph.callFunction(.operator.add, [last[0], last[1]])
            last = [last[1], try graph.callMethod("tanh", [next])]
            if index == count / 2 { last[0] = kept }
        }
        try graph.output(Value.tuple([.leaf(last[1]), .leaf(kept)]))
        return graph
    }

    /// Values that are called like what closures of generated code are passed.
    private static func shadows() throws -> Graph {
        try Graph(
            parsing: """
                graph(%x, %element, %state_0) {
                  graph body(%x, %element) {
                    %add = call_function[operator.add](%x, %element)
                    return (%add,)
                  }
                  graph test(%neg, %state_0) {
                    %lt = call_function[operator.lt](%neg, 3)
                    return %lt
                  }
                  graph step(%neg, %state_0) {
                    %add = call_function[operator.add](%neg, %state_0)
                    return (%add,)
                  }
                  %map_impl = call_function[torch.ops.higher_order.map_impl](graph[body], [%x], \
                [%element])
                  %getitem = call_function[operator.getitem](%map_impl, 0)
                  %neg = call_method[neg](%state_0)
                  %while_loop = call_function[torch.ops.higher_order.while_loop](graph[test], \
                graph[step], (%neg,), (%state_0,))
                  %getitem_1 = call_function[operator.getitem](%while_loop, 0)
                  return (%getitem, %getitem_1)
                }
                """)
    }

    /// Tensors of several dtypes, one of them long.
    private static func constants() throws -> Graph {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let long = Tensor((0..<40).map { Double($0) / 8 }, shape: [40, 1])
        let tensors = [
            Tensor(0.1), Tensor(3), Tensor(true), Tensor([1.5, -.infinity, .nan]),
            Tensor([[1, 2, 3]], dtype: .int32), Tensor([0.25], shape: [1, 1], dtype: .bfloat16),
            long,
        ]
        var values: [Value] = []
        for tensor in tensors {
            values.append(.leaf(try graph.callFunction(.torch.mul, [x, tensor.constantValue()])))
        }
        try graph.output(Value.list(values))
        return graph
    }

    /// Arguments of every kind.
    private static func values() throws -> Graph {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let whole = Value.slice(start: .none, stop: .none, step: .none)
        let cast = try graph.callFunction(
            "torch.ops.aten._to_copy.default", [x],
            ["dtype": .dtype(.float64), "memory_format": .memoryFormat(.contiguous)])
        let complex = try graph.callFunction(
            .torch.mul, [cast, Value.complex(real: 0, imaginary: 2)])
        let index = try graph.callFunction(
            "torch.ops.aten.index.Tensor",
            [x, Value.list([.none, .constant(try Tensor([0, 2]).constantValue())])])
        let stepped = try graph.callFunction(
            .operator.getitem,
            [x, Value.tuple([whole, .slice(start: .none, stop: 3, step: 2), .none])])
        let pair = try graph.callFunction(.operator.getitem, [x, Value.tuple([.list([0, 0])])])
        let columns = try graph.callMethod("size", [x, -1])
        let half = try graph.callFunction(.operator.sub, [columns, 1])
        let narrow = try graph.callFunction(
            "torch.ops.aten.slice.Tensor", [x, 1, 0, half])
        let filled = try graph.callFunction(
            "torch.ops.aten.new_full.default", [x, Value.list([2, .leaf(half)]), 1.5])
        let parts = try graph.callFunction("torch.ops.aten.split.Tensor", [x, 1, 1])
        let some = try graph.callFunction(
            .operator.getitem, [parts, Value.slice(start: 1, stop: .none, step: .none)])
        let last = try graph.callFunction(.operator.getitem, [some, -1])
        let results: [Node] = [complex, index, stepped, pair, narrow, filled, last]
        try graph.output(Value.tuple(results.map { .leaf($0) } + [.leaf(half)]))
        return graph
    }
}

private final class Branches: Module, Layer {
    let linear = Linear(3, 3)

    func forward(_ x: Tensor) -> Tensor {
        let y = x * 2
        let one = torch.cond(x.sum() > 0, x) { x in
            self.linear(x)
        } else: { x in
            x - y
        }
        return torch.cond(one.sum() > 100, one) { x in
            x
        } else: { x in
            torch.cond(x.sum() > 0, x) {
                $0 + 1
            } else: {
                $0 - y
            }
        }
    }
}

private final class Loops: Module, Layer {
    func forward(_ x: Tensor) -> [Tensor] {
        let (_, y) = torch.whileLoop(
            x.sum() * 0, x, while: { n, _ in n < 3 }, do: { n, v in (n + 1, v * 1.5 + x) })
        let grown = torch.whileLoop(y, while: { $0.sum() < 100 }, do: { $0.abs() * 2 + 1 })
        let (sum, sums) = torch.scan(x[0] * 0, over: x) { sum, row in (sum + row, sum * 2 + row) }
        return [y, grown, sum, sums, torch.map(x) { row in row + y }]
    }
}

/// State far down, with names that Swift has taken.
private final class Outer: Module, Layer {
    final class Inner: Module, Layer {
        @Parameter var scale = Tensor([1.0, 2, 3])
        @Buffer(isPersistent: false) var `repeat` = Tensor([0.5, 0.5, 0.5])
        let conv = Linear(3, 3)

        func forward(_ x: Tensor) -> Tensor { conv(x * scale) + `repeat` }
    }

    let layers = [Inner(), Inner()]
    @Parameter var weight = Tensor([3.0, 2, 1])

    func forward(_ x: Tensor) -> Tensor { layers[1](layers[0](x)) * weight + layers[0].conv.weight }
}
