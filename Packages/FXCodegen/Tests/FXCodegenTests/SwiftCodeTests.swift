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
    @Test func `of the seed's module`() throws {
        let graph = try GoldenGraph.named("seed_mymodule").build()
        let code = try SwiftGenerator().generate(
            graph, schema: schema(modules: ["linear": "Linear"], tensors: ["param"]),
            typeName: "MyModuleTraced")
        #expect(
            code == """
                public import FX

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

                public final class `class`: Module, Callable {
                    @Parameter public var norm_bias: Tensor
                    public let layers_0_conv: Conv2d

                    public init(_ state: ModuleState) throws {
                        norm_bias = try state.tensor("norm.bias")
                        layers_0_conv = try state.module("layers.0.conv")
                    }

                    public func forward(_ self_: Tensor, _ `repeat`: Tensor) -> (Tensor, Tensor) {
                        let F_ = self.layers_0_conv(self_)
                        let norm_bias = self.norm_bias
                        let add = torch.add(F_, norm_bias)
                        _ = F.relu(add)
                        let topk = torch.topk(add, 2)
                        let getitem = topk.indices
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

                public final class M: Module, Layer {
                    public init(_ state: ModuleState) throws {}

                    public func forward(_ x: Tensor) -> [String: Tensor] {
                        let getattr_1 = x.shape
                        let getitem = getattr_1[0]
                        let floordiv = getitem / 2
                        let reshape = x.reshape(floordiv, -1)
                        let neg = -reshape
                        let mul = neg * .infinity
                        let pow_1 = mul ** (-2.0)
                        let sum_1 = torch.sum(pow_1, dtype: .float64)
                        return ["a\"\\\u{1}\u{e9}": sum_1]
                    }
                }

                """#)
    }
}
