// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Net: Module, Layer {
    let lin = Linear(3, 2)
    @Parameter var scale = Tensor([2.0, 3])
    func forward(_ x: Tensor) -> Tensor { lin(x).relu() * scale + 1 }
}

private let input = Tensor([[1.0, -2, 3], [0, 1, -1]])

@Suite struct `A graph module` {
    @Test func `gives what its module gives`() throws {
        let net = Net()
        let traced = try GraphModule(tracing: net)
        #expect(try traced(input).elements == net(input).elements)
        #expect(traced.typeName == "Net")
        #expect(
            traced.stateSchema().paths.map(\.text) == ["lin", "lin.weight", "lin.bias", "scale"])
        #expect(try traced.module(at: "lin") === net.lin)
        try traced.validate()
    }

    @Test func `is never stale`() throws {
        let traced = try GraphModule(tracing: Net())
        let before = try traced(input)
        let add = try #require(traced.graph.node(named: "add"))
        try add.setArguments([add.arguments[0], 2])
        let shifted = try traced(input)
        #expect(zip(shifted.elements, before.elements).allSatisfy { abs($0 - $1 - 1) < 1e-5 })
    }

    @Test func `replacing its state leaves the module it came from alone`() throws {
        let net = Net()
        let traced = try GraphModule(tracing: net)
        traced.set(.parameter(Tensor([0.0, 0])), at: "scale")
        #expect(try traced(input).elements == [1, 1, 1, 1])
        #expect(net.scale.elements == [2, 3])
    }

    @Test func `traces again to the same graph`() throws {
        let traced = try GraphModule(tracing: Net())
        let again = try GraphModule(tracing: traced)
        #expect(again.graph.description == traced.graph.description)
        #expect(try again(input).elements == traced(input).elements)
    }

    @Test func `runs as a module inside another`() throws {
        final class Outer: Module, Layer {
            let inner: GraphModule
            init(_ inner: GraphModule) { self.inner = inner }
            func forward(_ x: Tensor) -> Tensor {
                (try? inner(x)) ?? x
            }
        }
        let outer = Outer(try GraphModule(tracing: Net()))
        let traced = try GraphModule(tracing: outer)
        #expect(traced.graph.nodes.map(\.name).contains("inner_lin"))
        #expect(try traced(input).elements == outer(input).elements)
    }

    @Test func `needs what its graph refers to`() throws {
        let graph = Graph()
        try graph.output(try graph.getAttribute("nothing.here"))
        #expect(throws: ModuleError.self) { try GraphModule(Net(), graph) }
        #expect(throws: ModuleError.self) { try GraphModule(attributes: [:], graph) }
        let module = try GraphModule(
            attributes: ["nothing.here": .parameter(Tensor(5.0))], graph)
        #expect(try module().elements == [5])
    }

    @Test func `rolls back a transaction that throws`() throws {
        struct Stop: Error {}
        let traced = try GraphModule(tracing: Net())
        let text = traced.graph.description
        #expect(throws: Stop.self) {
            try traced.transaction {
                traced.set(.parameter(Tensor(1.0)), at: "new")
                let add = try #require(traced.graph.node(named: "add"))
                try add.setArguments([1, 2])
                throw Stop()
            }
        }
        #expect(traced.graph.description == text)
        #expect(!traced.stateSchema().paths.contains("new"))
    }
}

@Suite struct `An interpreter` {
    @Test func `calls the method of each opcode, in order`() throws {
        final class Counting: Interpreter {
            var calls: [String] = []
            override func run(_ node: Node) throws -> Argument<Tensor> {
                calls.append(node.name)
                return try super.run(node)
            }
        }
        let counting = Counting(try GraphModule(tracing: Net()))
        _ = try counting.run([.leaf(input)])
        #expect(counting.calls == ["x", "lin", "relu", "scale", "mul", "add", "output"])
    }

    @Test func `frees values after their last use, or keeps them`() throws {
        let traced = try GraphModule(tracing: Net())
        let mul = try #require(traced.graph.node(named: "mul"))
        let frees = Interpreter(traced)
        _ = try frees.run([.leaf(input)])
        #expect(frees.value(of: mul) == nil)
        let keeps = Interpreter(traced, freesValues: false)
        _ = try keeps.run([.leaf(input)])
        #expect(keeps.value(of: mul)?.leaf?.extents == [2, 2])
    }

    @Test func `takes defaults, and refuses missing and extra inputs`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let y = try graph.placeholder("y", defaultValue: 3)
        try graph.output(try graph.callFunction(.operator.add, [x, y]))
        let module = try GraphModule(Module(), graph)
        #expect(try module.run([.leaf(Tensor(1.0))]).leaf?.elements == [4])
        #expect(try module.run([.leaf(Tensor(1.0)), 5]).leaf?.elements == [6])
        let missing = #expect(throws: InterpreterError.self) { try module.run([]) }
        #expect(
            missing?.description
                == "no value was given for the placeholder 'x', which has no default")
        let extra = #expect(throws: InterpreterError.self) { try module.run([1, 2, 3]) }
        #expect(extra?.description == "3 inputs were given to a graph of 2 placeholders")
    }

    @Test func `an error names the node and its inputs`() throws {
        let traced = try GraphModule(tracing: Net())
        let error = #expect(throws: InterpreterError.self) { try traced(Tensor([[1.0, 2]])) }
        let text = try #require(error?.description)
        #expect(text.contains("while executing %lin : [num_users=1] = call_module[target=lin]"))
        #expect(text.contains("%x: f32[1, 2]"))
    }

    @Test func `an unknown function fails by name`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(try graph.callFunction("my.magic", [x]))
        let error = #expect(throws: InterpreterError.self) {
            try GraphModule(Module(), graph).run([1])
        }
        #expect(error?.description.hasPrefix("my.magic is not a known operator") == true)
    }

    @Test func `runs another graph on a module's state`() throws {
        let traced = try GraphModule(tracing: Net())
        let graph = Graph()
        try graph.output(try graph.getAttribute("scale"))
        #expect(try Interpreter(traced, graph: graph).run([]).leaf?.elements == [2, 3])
    }

    @Test func `notes shapes on the way`() throws {
        let traced = try GraphModule(tracing: Net())
        _ = try ShapePropagation(traced).run([.leaf(input)])
        #expect(
            traced.graph.nodes.map { $0.spec?.description } == [
                "f32[2, 3]", "f32[2, 2]", "f32[2, 2]", "f32[2]", "f32[2, 2]", "f32[2, 2]",
                "f32[2, 2]",
            ])
    }
}

@Suite struct `A transformer` {
    @Test func `that changes nothing gives the same graph`() throws {
        let traced = try GraphModule(tracing: Net())
        let same = try Transformer(traced).transform()
        #expect(same.graph.description == traced.graph.description)
        #expect(try same.module(at: "lin") === (try traced.module(at: "lin")))
        #expect(try same(input).elements == traced(input).elements)
    }

    @Test func `turns add into mul`() throws {
        final class AddToMul: Transformer {
            override func callFunction(
                _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
                _ keywords: KeywordArguments<Tensor>
            ) throws -> Argument<Tensor> {
                try super.callFunction(
                    function == .torch.add ? .torch.mul : function, arguments, keywords)
            }
        }
        let graph = try Tracer().trace { (x: Tensor, y: Tensor) in torch.add(x, y) }
        let module = try AddToMul(GraphModule(Module(), graph)).transform()
        #expect(module.graph.node(named: "mul")?.operation == .callFunction(.torch.mul))
        #expect(try module(Tensor(2.0), Tensor(3.0)).elements == [6])
    }

    @Test func `deletes and splices nodes, and keeps types and metadata`() throws {
        final class Rewriting: Transformer {
            override func callMethod(
                _ method: MethodName, _ arguments: [Argument<Tensor>],
                _ keywords: KeywordArguments<Tensor>
            ) throws -> Argument<Tensor> {
                guard method == "relu", let x = arguments[0].leaf else {
                    return arguments[0]
                }
                return .leaf((x > 0) * x)
            }
        }
        let graph = try Tracer().trace { (x: Tensor) in x.relu().tanh().relu() }
        let x = try #require(graph.placeholders.first)
        x.type = .tensor
        x.metadata[.spec] = .leaf(TensorSpec(.float32, [2]))
        let module = try Rewriting(GraphModule(Module(), graph)).transform()
        #expect(module.graph.nodes.map(\.name) == ["x", "gt", "mul", "gt_1", "mul_1", "output"])
        #expect(module.graph.placeholders.first?.type == .tensor)
        #expect(module.graph.placeholders.first?.spec == TensorSpec(.float32, [2]))
        #expect(try module(Tensor([-1.0, 2])).elements == [0, 2])
    }

    @Test func `of a function that returns nothing works`() throws {
        let graph = Graph()
        try graph.placeholder("x")
        try graph.output(Argument.none)
        let module = try Transformer(GraphModule(Module(), graph)).transform()
        #expect(module.graph.description == graph.description)
        #expect(try module.run([1]).isNone)
    }
}
