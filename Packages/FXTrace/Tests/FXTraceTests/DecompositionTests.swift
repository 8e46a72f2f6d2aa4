// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

@Suite struct `Decomposing a graph` {
    @Test func `expresses calls by others, and these in turn`() throws {
        let graph = try Tracer().trace { (x: Tensor) in F.relu(x).tanh() }
        let rules: [Callee: DecompositionRule] = [
            .function(.functional.relu): DecompositionRule { (x: Tensor) in (x > 0) * x },
            .function(.operator.mul): DecompositionRule { (x: Tensor, y: Tensor) in x.mul(y) },
            .method("tanh"): DecompositionRule { (x: Tensor) in
                let e = (x * 2.0).exp()
                return (e - 1) / (e + 1)
            },
        ]
        let simple = try graph.decomposed(by: rules.filter { $0.key != .function(.operator.mul) })
        #expect(
            simple.nodes.map(\.name) == [
                "x", "gt", "mul", "mul_1", "exp", "sub", "add", "truediv", "output",
            ])
        #expect(graph.nodes.map(\.name) == ["x", "relu", "tanh", "output"])
        let steps = simple.node(named: "exp")?.provenance.steps
        #expect(steps == ["decompose tanh"])
    }

    @Test func `takes named arguments, and refuses those that the rule does not know`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let add = try graph.callFunction(.torch.add, [x, x], ["alpha": 2])
        try graph.output(add)
        let named = DecompositionRule(keywords: ["alpha"]) {
            (x: Tensor, y: Tensor, alpha: Double?) in
            x + y * (alpha ?? 1)
        }
        let simple = try graph.decomposed(by: [.function(.torch.add): named])
        #expect(simple.nodes.map(\.name) == ["x", "mul", "add", "output"])
        let unnamed = DecompositionRule { (x: Tensor, y: Tensor) in x + y }
        #expect(throws: ModuleError.self) {
            try graph.decomposed(by: [.function(.torch.add): unnamed])
        }
    }

    @Test func `takes several results apart`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in
            let list = TensorList.standing(for: python("my.both", [.leaf(x)]))
            return (list[0], list[1])
        }
        let simple = try graph.decomposed(by: [
            .function("my.both"): DecompositionRule { (x: Tensor) -> (Tensor, Tensor) in
                (-x, x.exp())
            }
        ])
        #expect(simple.outputNode?.line == "return (neg, exp)")
    }

    @Test func `that has no end is an error`() throws {
        let graph = try Tracer().trace { (x: Tensor) in x.exp() }
        let error = #expect(throws: TraceError.self) {
            try graph.decomposed(by: [
                .method("exp"): DecompositionRule { (x: Tensor) in x.exp() * 1.0 }
            ])
        }
        #expect(error?.kind == .endlessDecomposition("method exp"))
    }

    @Test func `reaches the bodies of branches and loops`() throws {
        let graph = try Tracer().trace { (x: Tensor) in
            torch.cond(x.sum() > 0) {
                torch.map(x) { row in F.relu(row) }
            } else: {
                x.exp()
            }
        }
        let simple = try graph.decomposed(by: [
            .function(.functional.relu): DecompositionRule { (x: Tensor) in (x > 0) * x }
        ])
        let branch = try #require(simple.subgraph(named: "true_graph_0"))
        let body = try #require(branch.subgraph(named: "body_graph_0"))
        #expect(body.nodes.map(\.name) == ["x", "gt", "mul", "output"])
        #expect(branch.nodes.map(\.name) == ["x", "map_impl", "getitem", "output"])
        let old = graph.subgraph(named: "true_graph_0")?.subgraph(named: "body_graph_0")
        #expect(old?.nodes.contains { $0.operation == .callFunction(.functional.relu) } == true)
        try GraphVerifier().verify(simple)
    }

    @Test func `a body that fails leaves the graph as it was`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let tracer = GraphAppendingTracer(graph)
        #expect(throws: TraceError.self) {
            try tracer.record {
                let y = torch.cond(tracer.value(of: x)) {
                    tracer.value(of: x) + 1
                } else: {
                    tracer.value(of: x)
                }
                return Bool(y) ? y : -y
            }
        }
        #expect(graph.nodes.map(\.name) == ["x"])
        #expect(graph.subgraphs.isEmpty)
        let value = try tracer.record { tracer.value(of: x).relu() }
        #expect(value.leaf?.line.contains("relu") == true)
    }
}
