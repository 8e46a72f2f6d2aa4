// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Net: Module, Layer {
    let conv = Conv2d(3, 8, kernelSize: 3, padding: 1)
    let norm = BatchNorm2d(8)
    let act = ReLU()
    let lin = Linear(8, 4)
    func forward(_ x: Tensor) -> Tensor {
        let y = act(norm(conv(x)))
        return lin(y.reshape(y.size(0), 8, -1).sum(dim: -1))
    }
}

private let batch = Dimension.symbolic(.symbol("batch"))

private func spec(_ dimensions: Dimension...) -> Argument<ValueSpec> {
    .leaf(.tensor(TensorSpec(.float32, Shape(dimensions))))
}

@Suite struct `Shape inference` {
    @Test func `goes through modules without running them`() throws {
        let net = Net()
        let traced = try GraphModule(tracing: net)
        let result = try ShapeInference(traced).run([spec(batch, 3, 16, 16)])
        let found = traced.graph.nodes.map { "\($0.name) \($0.spec?.description ?? "-")" }
        #expect(
            found == [
                "x f32[batch, 3, 16, 16]", "conv f32[batch, 8, 16, 16]",
                "norm f32[batch, 8, 16, 16]", "act f32[batch, 8, 16, 16]", "size -",
                "reshape f32[batch, 8, 256]", "sum_1 f32[batch, 8]", "lin f32[batch, 4]",
                "output f32[batch, 4]",
            ])
        #expect(traced.graph.node(named: "size")?.valueSpec == .leaf(.int(batch)))
        #expect(result.output == spec(batch, 4) && result.issues.isEmpty)
        #expect(net.norm.isTraining && net.norm.numBatchesTracked?.elements == [0])
    }

    @Test func `agrees with a run`() throws {
        let traced = try GraphModule(tracing: Net()).eval()
        let input = [Argument<Tensor>.leaf(Tensor.zeros([2, 3, 8, 8]))]
        _ = try ShapePropagation(traced).run(input)
        let ran = traced.graph.nodes.map { $0.metadata[.spec] }
        try ShapeInference(traced).run(like: input)
        let inferred = traced.graph.nodes.map { $0.metadata[.spec] }
        for (a, b) in zip(ran, inferred) { #expect(a == b) }
    }

    @Test func `computes with symbolic numbers`() throws {
        let graph = try Graph(
            parsing: """
                graph(%x) {
                  %n = call_method[size](%x, 0)
                  %shape = call_function[builtins.getattr](%x, "shape")
                  %s = call_function[operator.getitem](%shape, 1)
                  %more = call_function[operator.add](%n, 1)
                  %product = call_function[operator.mul](%s, 2)
                  %half = call_function[operator.floordiv](%product, 2)
                  %rest = call_function[operator.mod](%s, 4)
                  %less = call_function[operator.sub](%n, %n)
                  %yes = call_function[operator.ge](%s, %half)
                  %maybe = call_function[operator.le](%n, 3)
                  %item = call_function[operator.getitem](%x, (slice(none, none, none), 0, none))
                  %part = call_function[operator.getitem](%x, (..., slice(1, none, none)))
                  %cat = call_function[torch.cat]([%x, %x], dim=1)
                  %aten = call_function[torch.ops.aten.sym_size.int](%cat, 1)
                  %view = call_method[view](%cat, %n, %aten, -1)
                  %most = call_function[torch.sym_max](%n, 1)
                  return %view
                }
                """)
        let module = try GraphModule(Module(), graph)
        let steps = Dimension.symbolic(.symbol("steps"))
        try ShapeInference(module).run([spec(batch, steps, 6)])
        let expected = [
            "n": "batch", "s": "steps", "more": "batch + 1", "product": "steps*2",
            "half": "(steps*2//2)", "rest": "Mod(steps, 4)", "less": "0", "maybe": "bool",
            "item": "f32[batch, 1, 6]", "part": "f32[batch, steps, 5]",
            "cat": "f32[batch, 2*steps, 6]", "aten": "2*steps", "view": "f32[batch, 2*steps, 6]",
            "most": "batch",
        ]
        for node in graph.nodes {
            guard let text = expected[node.name] else { continue }
            #expect(node.valueSpec?.pythonRepr(\.description) == text, "\(node.name)")
        }
    }

    @Test func `reports both origins of a mismatch`() throws {
        final class Wrong: Module, Layer2 {
            func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
                let a = x.relu()
                let b = y.tanh()
                return a.add(b)
            }
        }
        let traced = try GraphModule(tracing: Wrong())
        let error = #expect(throws: ShapeInferenceError.self) {
            try ShapeInference(traced).run([spec(2, 3), spec(batch, 4)])
        }
        guard case .mismatch(let mismatch)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(mismatch.node.name == "add" && mismatch.line == 6)
        #expect(mismatch.inputs.map(\.spec) == ["f32[2, 3]", "f32[batch, 4]"])
        let lines = mismatch.inputs.compactMap(\.origin.location?.line)
        #expect(lines.count == 2 && lines[1] == lines[0] + 1)
        let text = mismatch.description
        #expect(text.hasPrefix("shapes [2, 3] and [batch, 4] do not broadcast"))
        #expect(text.contains("%relu: f32[2, 3], from FXInterpTests/ShapeInferenceTests.swift:"))
        #expect(text.contains("%tanh: f32[batch, 4], from"))
    }

    @Test func `says which operator has no rule, or runs it when asked`() throws {
        let schema = try OperatorSchema(parsing: "noshape::twice(Tensor self) -> Tensor")
        try OperatorTable.register(schema)
        try KernelTable.register(schema.name) { call in
            .leaf(torch.cat([call.arguments[0].leaf ?? Tensor(0), Tensor.zeros([1, 3])]))
        }
        let graph = Graph()
        let x = try graph.placeholder("x")
        let twice = try graph.callFunction("torch.ops.noshape.twice.default", [x])
        try graph.output(try graph.callFunction(.torch.relu, [twice]))
        let module = try GraphModule(Module(), graph)
        let error = #expect(throws: ShapeInferenceError.self) {
            try ShapeInference(module).run([spec(2, 3)])
        }
        #expect(error?.description.contains("noshape.twice.default has no shape rule") == true)
        let result = try ShapeInference(module, missingRules: .reporting).run([spec(2, 3)])
        #expect(result.output == nil && result.issues.count == 3)
        let run = try ShapeInference(module, missingRules: .runningKernels).run([spec(2, 3)])
        #expect(run.output == spec(3, 3))
        let unknown = try ShapeInference(module, missingRules: .runningKernels)
            .run([spec(batch, 3)])
        #expect(unknown.output == nil && !unknown.issues.isEmpty)
    }

    @Test func `takes what placeholders note, and needs one of them`() throws {
        let graph = try Graph(
            parsing: "graph(%x: f32[2, 3], %k = 2) { %y = call_method[mul](%x, %k) return %y }")
        let module = try GraphModule(Module(), graph)
        #expect(try ShapeInference(module).run().output == spec(2, 3))
        #expect(try ShapeInference(module).run([spec(5)]).output == spec(5))
        #expect(throws: ShapeInferenceError.self) {
            try ShapeInference(module).run([spec(5), 1, 2])
        }
        graph.placeholders[0].metadata = .init()
        #expect(throws: ShapeInferenceError.self) { try ShapeInference(module).run() }
    }

    @Test func `joins branches, and keeps what loops carry`() throws {
        let graph = try Graph(
            parsing: """
                graph(%p, %x) {
                  graph yes(%x) {
                    %cat = call_function[torch.cat]([%x, %x])
                    return (%cat, %x)
                  }
                  graph no(%x) {
                    return (%x, %x)
                  }
                  %cond = call_function[torch.ops.higher_order.cond](%p, graph[yes], graph[no], (%x,))
                  return %cond
                }
                """)
        let module = try GraphModule(Module(), graph)
        let output = try ShapeInference(module).run([.leaf(.bool), spec(2, 3)]).output
        #expect(output?.pythonRepr(\.description) == "(f32[u0, 3], f32[2, 3])")
        #expect(graph.subgraphs[0].graph.node(named: "cat")?.spec?.shape == [4, 3])
    }
}

@Suite struct `Costs` {
    @Test func `are known without a run, also symbolically`() throws {
        let traced = try GraphModule(tracing: Net()).eval()
        let cost = try GraphCost(of: traced, inputs: [spec(batch, 3, 16, 16)])
        let products = 8 * 256 * 27 + 8 * 4
        let total = cost.total.multiplyAdds.expression
        #expect(total.evaluated(with: ["batch": 5]) == 5 * products)
        #expect(cost.parameterCount == 8 * 27 + 8 + 16 + 36)
        #expect(cost.entries.first { $0.node.name == "reshape" }?.cost == .zero)
        #expect(traced.graph.nodes.allSatisfy { $0.metadata.names.allSatisfy { $0 != "spec" } })
        #expect(
            traced.graph.operationCounts.first { $0.operation == .callModule("conv") }?.count == 1)
    }

    @Test func `and times are told by a profile, node by node and module by module`() throws {
        let traced = try GraphModule(tracing: Net()).eval()
        let profile = try Profiler(traced).profile([.leaf(Tensor.zeros([2, 3, 8, 8]))], runs: 3)
        #expect(profile.entries.count == traced.graph.nodes.count)
        #expect(profile.entries.allSatisfy { $0.calls == 3 })
        let conv = try #require(profile.entries.first { $0.node.name == "conv" })
        #expect(conv.multiplyAdds == 2 * 8 * 64 * 27)
        #expect(conv.bytes == 4 * (2 * 3 * 64 + 2 * 8 * 64) && conv.time > .zero)
        let modules = profile.modules.map(\.path.text)
        #expect(modules == ["", "act", "conv", "lin", "norm"])
        #expect(profile.modules[0].time == profile.time)
        #expect(profile.description.contains("call_module conv"))
        #expect(profile.description.hasPrefix("node "))
    }
}
