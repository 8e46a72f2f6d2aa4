// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

private func rules(_ graph: Graph) -> [GraphRule] {
    GraphVerifier().issues(in: graph).map(\.rule)
}

@Suite struct `The verifier asks the operator table` {
    @Test func `whether a result exists`() throws {
        func take(_ index: Int) throws -> Graph {
            let graph = Graph()
            let top = try graph.callFunction(.torch.topk, [try graph.placeholder("x"), 3])
            try graph.output(try graph.callFunction(.operator.getitem, [top, index]))
            return graph
        }
        #expect(rules(try take(0)).isEmpty)
        #expect(rules(try take(-2)).isEmpty)
        let issue = try #require(GraphVerifier().issues(in: try take(2)).first)
        #expect(issue.rule == .results)
        #expect(issue.message == "takes result 2 of %topk, which has 2")
    }

    @Test func `whether noted shapes agree`() throws {
        func sum(_ result: TensorSpec, _ second: TensorSpec) throws -> Graph {
            let graph = Graph()
            let (x, y) = (try graph.placeholder("x"), try graph.placeholder("y"))
            x.metadata[.spec] = .leaf(TensorSpec(.float32, [2, 3]))
            y.metadata[.spec] = .leaf(second)
            let add = try graph.callFunction(.torch.add, [x, y])
            add.metadata[.spec] = .leaf(result)
            try graph.output(add)
            return graph
        }
        let row = TensorSpec(.int64, [3])
        #expect(rules(try sum(TensorSpec(.float32, [2, 3]), row)).isEmpty)
        #expect(rules(try sum(TensorSpec(.float32, [2, 3], strides: [1, 2]), row)).isEmpty)
        #expect(rules(try sum(TensorSpec(.float64, [2, 3]), row)) == [.specs])
        #expect(rules(try sum(TensorSpec(.float32, [3, 2]), row)) == [.specs])
        let issue = try #require(
            GraphVerifier().issues(in: try sum(row, TensorSpec(.int64, [4]))).first)
        #expect(
            issue.message.hasPrefix("has inputs that do not go together: shapes [2, 3] and [4]"))
    }

    @Test func `whether a write may have reached what is read`() throws {
        func program(_ view: MethodName, _ arguments: [any NodeArgument], readsView: Bool) throws
            -> Graph
        {
            let graph = Graph()
            let x = try graph.placeholder("x")
            let shared = try graph.callMethod(view, [x] + arguments)
            let written = try graph.callMethod("add_", [x, 1])
            try graph.output(try graph.callMethod("relu", [readsView ? shared : written]))
            return graph
        }
        let size: [any NodeArgument] = [[6]]
        #expect(rules(try program("reshape", size, readsView: true)) == [.effects])
        #expect(rules(try program("reshape", size, readsView: false)).isEmpty)
        #expect(rules(try program("view", size, readsView: true)).isEmpty)
        #expect(rules(try program("transpose", [0, 1], readsView: true)).isEmpty)
        #expect(rules(try program("relu", [], readsView: true)).isEmpty)
    }

    @Test func `whether a call has an effect, by its arguments`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.callFunction(.functional.relu, [x], ["inplace": false])
        try graph.callFunction(.functional.relu, [x], ["inplace": true])
        try graph.callFunction("torch.nn.functional.silu", [x])
        try graph.callFunction("torch.nn.functional.silu", [x, true])
        try graph.callFunction("torch.rand_like", [x])
        try graph.callMethod("mul_", [x, 2])
        try graph.callFunction("torch.cos", [x])
        try graph.callFunction("my.own", [x])
        try graph.output(x)
        #expect(graph.eliminateDeadCode() == 3)
        #expect(
            graph.nodes.map(\.name) == [
                "x", "relu_1", "silu_1", "rand_like", "mul_", "own", "output",
            ])
    }
}
