// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

private let tensor = TensorSpec(.float32, [4])

/// A schema with the given modules and, after each `.weight` or plain path, tensors.
private func schema(modules: [String: String], tensors: [String] = []) -> StateSchema {
    var schema = StateSchema()
    for path in tensors { schema[ModulePath(path)] = .parameter(tensor) }
    for (path, type) in modules.sorted(by: { $0.key < $1.key }) {
        schema[ModulePath(path)] = .module(ModuleSchema(typeName: type))
    }
    return schema
}

@Suite struct `Swift code` {
    @Test func `of indices, lists of tensors and names with underscores`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let whole = Argument<Node>.slice(start: .none, stop: .none, step: .none)
        let tail = Argument<Node>.slice(start: 1, stop: .none, step: .none)
        let index = Argument<Node>.tuple([tail, .none, .ellipsis, whole, .int(-1)])
        let part = try graph.callFunction(.operator.getitem, [x, index])
        let pair = try graph.callMethod("split", [part, 2], ["dim": 1])
        let first = try graph.callFunction(.operator.getitem, [pair, 0])
        let padded = try graph.callFunction(
            "torch.nn.functional.pad", [first, Argument<Node>.tuple([1, 1])],
            ["mode": "constant", "value": Argument<Node>.none])
        let chosen = try graph.callFunction("torch.index_select", [padded, 0, x])
        try graph.callFunction("operator.setitem", [chosen, 0, 1.5])
        try graph.callFunction("operator.setitem", [chosen, Argument<Node>.list([0, 2]), padded])
        let sum = try graph.callMethod(
            "scatter_reduce", [chosen, 0, x, padded, "amax"], ["include_self": false])
        try graph.output(sum)
        let code = try SwiftGenerator().generate(graph, schema: StateSchema(), typeName: "M")
        let body = code.split(separator: "\n").filter { $0.hasPrefix("        ") }
        #expect(
            body.map { $0.drop { $0 == " " } } == [
                "let getitem = x[TensorSlice(1), nil, Ellipsis(), TensorSlice(), -1]",
                "let split = getitem.split(2, dim: 1)",
                "let getitem_1 = split[0]",
                "let pad = F.pad(getitem_1, [1, 1], mode: \"constant\", value: nil)",
                "let index_select = torch.indexSelect(pad, 0, x)",
                "index_select.assign(1.5, at: 0)",
                "index_select[[0, 2]] = pad",
                "let scatter_reduce = index_select.scatterReduce(0, x, pad, \"amax\", "
                    + "includeSelf: false)",
                "return scatter_reduce",
            ])
    }

    /// A chain of calls by name, repeated.
    private func named(_ rounds: Int) throws -> Graph {
        let graph = Graph()
        var x = try graph.placeholder("x")
        for _ in 0..<rounds {
            let view = try graph.callFunction(
                "torch.ops.aten.view.default", [x, Argument<Node>.list([2, -1])])
            let sum = try graph.callFunction(
                "torch.ops.aten.add.Tensor", [view, view], ["alpha": 2])
            let cast = try graph.callFunction(
                "torch.ops.aten._to_copy.default", [sum], ["dtype": .dtype(.float64)])
            x = try graph.callFunction(
                "torch.ops.aten.index.Tensor", [cast, Argument<Node>.list([.none, .leaf(x)])])
        }
        try graph.output(x)
        return graph
    }

    @Test func `of few calls by name has them where they are made`() throws {
        let code = try SwiftGenerator().generate(
            named(2), schema: StateSchema(), typeName: "M")
        #expect(!code.contains("Self."))
        #expect(code.contains("let view_default: Tensor = torch.ops.aten.view.default(x, [2, -1])"))
    }

    @Test func `of many calls by name has one function an operator`() throws {
        let code = try SwiftGenerator().generate(
            named(20), schema: StateSchema(), typeName: "M")
        let lines = code.split(separator: "\n").map { $0.drop { $0 == " " } }
        let first = try #require(lines.firstIndex { $0.hasPrefix("let view_default") })
        #expect(
            lines[first..<(first + 4)] == [
                "let view_default = Self.aten_view_default(x, [2, -1])",
                "let add_tensor = Self.aten_add_Tensor(view_default, view_default, alpha: 2)",
                "let _to_copy_default = Self.aten__to_copy_default(add_tensor)",
                "let index_tensor = Self.aten_index_Tensor(_to_copy_default, "
                    + "Argument<Tensor>.list([.none, .leaf(x)]))",
            ])
        let start = try #require(lines.firstIndex { $0.contains("static func") })
        let functions = lines[(start - 1)...].filter { $0 != "}" }
        #expect(
            functions.map(String.init) == [
                "@inline(never)",
                "private static func aten_view_default(_ x0: Tensor, _ x1: [Int]) -> Tensor {",
                "return torch.ops.aten.view.default(x0, x1)",
                "@inline(never)",
                "private static func aten_add_Tensor(_ x0: Tensor, _ x1: Tensor, alpha x2: Int) "
                    + "-> Tensor {",
                "return torch.ops.aten.add.Tensor(x0, x1, alpha: x2)",
                "@inline(never)",
                "private static func aten__to_copy_default(_ x0: Tensor) -> Tensor {",
                "return torch.ops.aten._to_copy.default(x0, dtype: DType.float64)",
                "@inline(never)",
                "private static func aten_index_Tensor(_ x0: Tensor, _ x1: Argument<Tensor>) "
                    + "-> Tensor {",
                "return torch.ops.aten.index.Tensor(x0, x1)",
            ])
    }

    @Test func `of a thousand nodes is optimized, and of more is not`() throws {
        let short = try SwiftGenerator().generate(
            named(249), schema: StateSchema(), typeName: "M")
        #expect(short.contains("private func part_3(") && !short.contains("@_optimize"))
        let long = try SwiftGenerator().generate(
            named(251), schema: StateSchema(), typeName: "M")
        let lines = long.split(separator: "\n").map { String($0.drop { $0 == " " }) }
        let marked = lines.indices.filter { lines[$0] == "@_optimize(none)" }.map { lines[$0 + 1] }
        #expect(marked.first == "public func forward(_ x: Tensor) -> Tensor {")
        #expect(
            marked.dropFirst().enumerated().allSatisfy { $1.hasPrefix("private func part_\($0)(") })
        #expect(marked.count == lines.count { $0.contains("private func part_") } + 1)
    }

    @Test func `of the seed's module`() throws {
        let graph = try GoldenGraph.named("seed_mymodule").build()
        let code = try SwiftGenerator().generate(
            graph, schema: schema(modules: ["linear": "Linear"], tensors: ["param"]),
            typeName: "MyModuleTraced")
        #expect(
            code == """
                public import FX

                /// A module that swift-fx generated from a graph.
                ///
                /// It takes the state of the module that was traced, or that of a file:
                ///
                ///     let module = try MyModuleTraced(ModuleState(of: traced))
                public final class MyModuleTraced: Module, Layer {
                    @Parameter public var param: Tensor
                    public let linear: Linear

                    public init(_ state: ModuleState) throws {
                        param = try state.tensor("param")
                        linear = try state.module("linear")
                    }

                    public func forward(_ x: Tensor) -> Tensor {
                        let param = self.param
                        let add = x + param
                        let linear = self.linear(add)
                        let clamp = linear.clamp(min: 0.0, max: 1.0)
                        return clamp
                    }
                }

                """)
    }

    @Test func `of a weight inside a layer and of several results`() throws {
        let graph = try GoldenGraph.named("seed_topk").build()
        let code = try SwiftGenerator().generate(
            graph, schema: schema(modules: ["linear": "Linear"], tensors: ["linear.weight"]),
            typeName: "M")
        #expect(
            code == """
                public import FX

                /// A module that swift-fx generated from a graph.
                ///
                /// It takes the state of the module that was traced, or that of a file:
                ///
                ///     let module = try M(ModuleState(of: traced))
                public final class M: Module, Layer {
                    public let linear: Linear

                    public init(_ state: ModuleState) throws {
                        linear = try state.module("linear")
                    }

                    public func forward(_ x: Tensor) -> ValuesAndIndices {
                        let linear_weight = self.linear.weight
                        let add = x + linear_weight
                        let linear = self.linear(add)
                        let relu = linear.relu()
                        let sum_1 = torch.sum(relu, dim: -1)
                        let topk = torch.topk(sum_1, 3)
                        return topk
                    }
                }

                """)
    }

    @Test func `of nested modules, a tuple and names that Swift has taken`() throws {
        let graph = Graph()
        let input = try graph.placeholder("self")
        let other = try graph.placeholder("repeat")
        let third = try graph.callModule("layers.0.conv", [input], name: "F")
        let weight = try graph.getAttribute("norm.bias")
        let sum = try graph.callFunction(.torch.add, [third, weight])
        try graph.callFunction("torch.nn.functional.relu", [sum])
        let top = try graph.callFunction(.torch.topk, [sum, 2])
        let item = try graph.callFunction(.operator.getitem, [top, 1])
        try graph.output(Argument.tuple([.leaf(item), .leaf(other)]))
        let code = try SwiftGenerator().generate(
            graph,
            schema: schema(
                modules: ["layers.0.conv": "Conv2d", "norm": "LayerNorm"], tensors: ["norm.bias"]),
            typeName: "class")
        #expect(
            code == """
                public import FX

                /// A module that swift-fx generated from a graph.
                ///
                /// It takes the state of the module that was traced, or that of a file:
                ///
                ///     let module = try `class`(ModuleState(of: traced))
                public final class `class`: Module, Callable {
                    @Parameter public var norm_bias: Tensor
                    @Child public var layers_0_conv: Conv2d

                    public init(_ state: ModuleState) throws {
                        _norm_bias = Parameter(\
                wrappedValue: try state.tensor("norm.bias"), path: "norm.bias")
                        _layers_0_conv = Child(\
                wrappedValue: try state.module("layers.0.conv"), path: "layers.0.conv")
                    }

                    public func forward(_ self_: Tensor, _ `repeat`: Tensor) -> (Tensor, Tensor) {
                        let F_ = self.layers_0_conv(self_)
                        let norm_bias = self.norm_bias
                        let add = torch.add(F_, norm_bias)
                        _ = F.relu(add)
                        let topk = torch.topk(add, 2)
                        let getitem = topk[1]
                        return (getitem, `repeat`)
                    }

                    public func callAsFunction(_ self_: Tensor, _ `repeat`: Tensor) \
                -> (Tensor, Tensor) { call(forward, self_, `repeat`) }

                    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
                        try apply(forward, arguments)
                    }

                    public var placeholderNames: [String] { ["self", "repeat"] }
                }

                """)
    }

    @Test func `of sizes and literals`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let shape = try graph.callFunction(.builtins.getattr, [x, "shape"])
        let rows = try graph.callFunction(.operator.getitem, [shape, 0])
        let half = try graph.callFunction(.operator.floordiv, [rows, 2])
        let view = try graph.callMethod("reshape", [x, half, -1])
        let negative = try graph.callFunction(.operator.neg, [view])
        let scaled = try graph.callFunction(.operator.mul, [negative, Double.infinity])
        let power = try graph.callFunction(.operator.pow, [scaled, -2.0])
        let total = try graph.callFunction(.torch.sum, [power], ["dtype": .dtype(.float64)])
        try graph.output(Argument.dictionary([ArgumentEntry("a\"\\\u{1}é", .leaf(total))]))
        let code = try SwiftGenerator().generate(graph, schema: StateSchema(), typeName: "M")
        #expect(
            code == #"""
                public import FX

                /// A module that swift-fx generated from a graph.
                ///
                /// It takes the state of the module that was traced, or that of a file:
                ///
                ///     let module = try M(ModuleState(of: traced))
                public final class M: Module, Layer {
                    public init(_ state: ModuleState) throws {}

                    public func forward(_ x: Tensor) -> [String: Tensor] {
                        let getattr_1 = x.shape
                        let getitem = getattr_1[0]
                        let floordiv = getitem / 2
                        let reshape = x.reshape(floordiv, -1)
                        let neg = -reshape
                        let mul = neg * Double.infinity
                        let pow_1 = mul ** (-2.0)
                        let sum_1 = torch.sum(pow_1, dtype: .float64)
                        return ["a\"\\\u{1}\u{e9}": sum_1]
                    }
                }

                """#)
    }
}
