// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace
import Testing

/// A graph of `(x + y).relu() * x`, `y` with the default 2.
private func makeGraph() throws -> Graph {
    let graph = Graph()
    let x = try graph.placeholder("x")
    let y = try graph.placeholder("y", defaultValue: 2.0)
    let add = try graph.callFunction(.operator.add, [x, y])
    let relu = try graph.callMethod("relu", [add])
    try graph.output(try graph.callFunction(.torch.mul, [relu, x]))
    return graph
}

@Suite struct `Runs of an interpreter` {
    @Test func `keep all values or only the result`() throws {
        let module = try GraphModule(Module(), try makeGraph())
        let keeps = Interpreter(module, freesValues: false)
        _ = try keeps.run([.leaf(Tensor(1.0))])
        let kept = keeps.environment.map { "\($0.key.name)=\($0.value.leaf?.elements ?? [2])" }
        #expect(
            kept.sorted() == [
                "add=[3.0]", "mul=[3.0]", "output=[3.0]", "relu=[3.0]", "x=[1.0]", "y=[2.0]",
            ])
        let frees = Interpreter(module)
        _ = try frees.run([.leaf(Tensor(1.0))])
        #expect(frees.environment.keys.map(\.name) == ["output"])
    }

    @Test func `go on from values that are known`() throws {
        let module = try GraphModule(Module(), try makeGraph())
        let relu = try #require(module.graph.node(named: "relu"))
        final class Counting: Interpreter {
            var names: [String] = []
            override func run(_ node: Node) throws -> Argument<Tensor> {
                names.append(node.name)
                return try super.run(node)
            }
        }
        let counting = Counting(module)
        let result = try counting.run(
            [.leaf(Tensor(3.0))], environment: [relu: .leaf(Tensor(10.0))])
        #expect(result.leaf?.elements == [30])
        #expect(counting.names == ["x", "y", "add", "mul", "output"])
    }

    @Test func `can be made one node at a time`() throws {
        let interpreter = Interpreter(try GraphModule(Module(), try makeGraph()))
        try interpreter.start([.leaf(Tensor(1.0))])
        var names: [String] = []
        while let (node, _) = try interpreter.runNext() { names.append(node.name) }
        #expect(names == ["x", "y", "add", "relu", "mul", "output"])
        #expect(interpreter.result?.leaf?.elements == [3])
        #expect(try interpreter.runNext() == nil)
    }

    @Test func `see the graph as it is when they start`() throws {
        let module = try GraphModule(Module(), try makeGraph())
        let interpreter = Interpreter(module)
        #expect(try interpreter.run([.leaf(Tensor(1.0))]).leaf?.elements == [3])
        let mul = try #require(module.graph.node(named: "mul"))
        try mul.setOperation(.callFunction(.torch.add))
        #expect(try interpreter.run([.leaf(Tensor(1.0))]).leaf?.elements == [4])
    }

    @Test func `let go of inputs that they take over`() throws {
        let module = try GraphModule(Module(), try makeGraph())
        final class Watching: Interpreter {
            weak var input: TensorHandle?
            var isAlive: [String: Bool] = [:]
            override func run(_ node: Node) throws -> Argument<Tensor> {
                isAlive[node.name] = input != nil
                return try super.run(node)
            }
        }
        let watching = Watching(module)
        var inputs = [Argument<Tensor>.leaf(Tensor([1.0]))]
        watching.input = inputs[0].leaf?.handle
        _ = try watching.run(consuming: &inputs)
        #expect(inputs.isEmpty)
        #expect(watching.isAlive["mul"] == true && watching.isAlive["output"] == false)
    }

    @Test func `name the node that fails, its line, its source and its inputs`() throws {
        final class Net: Module, Layer {
            func forward(_ x: Tensor) -> Tensor { x.relu().add(Tensor.ones([3])) }
        }
        let traced = try GraphModule(tracing: Net())
        let add = try #require(traced.graph.node(named: "add"))
        let line = try #require(add.provenance.location?.line)
        let runs: [() throws -> Argument<Tensor>] = [
            { try Interpreter(traced).run([.leaf(Tensor([1.0, 2]))]) },
            { try traced.plan().run([.leaf(Tensor([1.0, 2]))]) },
        ]
        for run in runs {
            let error = #expect(throws: InterpreterError.self) { try run() }
            let text = try #require(error?.description)
            #expect(text.hasPrefix("shapes [2] and [3] do not broadcast"))
            #expect(text.contains("while executing %add"))
            #expect(text.contains("line 5, recorded at FXInterpTests/InterpreterRunTests.swift:"))
            #expect(text.contains(":\(line)"))
            #expect(text.contains("%relu: f32[2]"))
        }
    }

    @Test func `never stop the program for what a module does`() throws {
        final class Wrong: Module, Layer {
            func forward(_ x: Tensor) -> Tensor { x.matmul(Tensor.ones([7, 7])) }
        }
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(try graph.callModule("wrong", [x]))
        let module = try GraphModule(attributes: ["wrong": .module(Wrong())], graph)
        let input = Argument<Tensor>.leaf(Tensor.ones([2, 3]))
        for run in [{ try Interpreter(module).run([input]) }, { try module.run([input]) }] {
            let error = #expect(throws: InterpreterError.self) { try run() }
            #expect(error?.description.contains("while executing %wrong") == true)
        }
    }
}

private func makeBranches() throws -> Graph {
    try Graph(
        parsing: """
            graph(%p, %x) {
              graph yes(%x) {
                %relu = call_function[torch.relu](%x)
                return (%relu,)
              }
              graph no(%x) {
                %neg = call_function[torch.neg](%x)
                return (%neg,)
              }
              %cond = call_function[torch.ops.higher_order.cond](%p, graph[yes], graph[no], (%x,))
              %item = call_function[operator.getitem](%cond, 0)
              return %item
            }
            """)
}

@Suite struct `Subgraphs` {
    @Test func `are branches that are taken`() throws {
        let module = try GraphModule(Module(), try makeBranches())
        let x = Argument<Tensor>.leaf(Tensor([-1.0, 2]))
        for (p, expected) in [(true, [0.0, 2]), (false, [1.0, -2])] {
            #expect(try module.run([.bool(p), x]).leaf?.elements == expected)
            #expect(try Interpreter(module).run([.bool(p), x]).leaf?.elements == expected)
            let tensor = Argument<Tensor>.leaf(Tensor([p]))
            #expect(try module.run([tensor, x]).leaf?.elements == expected)
        }
    }

    @Test func `are loops that end`() throws {
        let graph = try Graph(
            parsing: """
                graph(%n, %x) {
                  graph test(%i, %x) {
                    %gt = call_function[operator.gt](%i, 0)
                    return %gt
                  }
                  graph body(%i, %x) {
                    %less = call_function[operator.sub](%i, 1)
                    %twice = call_function[torch.mul](%x, 2)
                    return (%less, %twice)
                  }
                  %loop = call_function[torch.ops.higher_order.while_loop](graph[test], graph[body], (%n, %x), ())
                  %item = call_function[operator.getitem](%loop, 1)
                  return %item
                }
                """)
        let module = try GraphModule(Module(), graph)
        let inputs: [Argument<Tensor>] = [5, .leaf(Tensor([1.0]))]
        #expect(try module.run(inputs).leaf?.elements == [32])
        #expect(try Interpreter(module).run(inputs).leaf?.elements == [32])
        #expect(try module.run([0, .leaf(Tensor([1.0]))]).leaf?.elements == [1])
    }

    @Test func `pass through a transformer's methods`() throws {
        final class NegInsteadOfRelu: Transformer {
            override func callFunction(
                _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
                _ keywords: KeywordArguments<Tensor>
            ) throws -> Argument<Tensor> {
                try super.callFunction(
                    function == .torch.relu ? .torch.neg : function, arguments, keywords)
            }
        }
        let module = try GraphModule(Module(), try makeBranches())
        let same = try Transformer(module).transform()
        #expect(GraphText(same.graph).description == GraphText(module.graph).description)
        let changed = try NegInsteadOfRelu(module).transform()
        let result = try changed.run([true, .leaf(Tensor([-1.0, 2]))])
        #expect(result.leaf?.elements == [1, -2])
        try changed.validate()
    }

    @Test func `are named by the errors of their nodes`() throws {
        let module = try GraphModule(Module(), try makeBranches())
        for run in [
            { try Interpreter(module).run([true, "x"]) }, { try module.run([true, "x"]) },
        ] {
            let error = #expect(throws: InterpreterError.self) { try run() }
            #expect(error?.description.contains("line 3 of subgraph 'yes'") == true)
        }
    }
}
