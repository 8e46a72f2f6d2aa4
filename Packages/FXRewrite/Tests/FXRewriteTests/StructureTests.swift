// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTestSupport
import Testing

@Suite struct `Cutting a graph` {
    private func chain() throws -> GraphModule {
        try PassCase.module(
            """
            %w = get_attr[w]; %a = call_function[torch.mm](%x, %w); %b = call_method[relu](%a); \
            %c = call_method[neg](%b); %d = call_method[add](%c, %a); %e = call_method[exp](%d); \
            return (%e, %b)
            """)
    }

    @Test func `parts become submodules, the numbers stay`() throws {
        let module = try chain()
        let expected = try PassCase.run(module)
        let part = ["a": 0, "b": 0, "c": 1, "d": 1, "e": 2]
        let split = try module.split { part[$0.name] ?? 9 }
        #expect(
            split.graph.nodes.map(\.name) == [
                "x", "y", "submod_0", "getitem", "getitem_1", "submod_1", "submod_2", "output",
            ])
        try split.validate()
        #expect(try PassCase.run(split) == expected)
        let first = try #require(try split.module(at: "submod_0") as? GraphModule)
        #expect(first.stateSchema().paths == ["w"])
        #expect(
            first.graph.nodes.map(\.name) == ["w", "x", "a", "b", "output"]
                || first.graph.nodes.map(\.name) == ["x", "w", "a", "b", "output"])
        #expect(try InlineSubmodules().run(on: split) == 3)
        try split.validate()
        #expect(try PassCase.run(split) == expected)
        #expect(split.graph.nodes.count == module.graph.nodes.count)
    }

    @Test func `parts that need each other are an error`() throws {
        let module = try chain()
        let error = #expect(throws: SplitError.self) {
            try module.split { $0.name == "c" ? 1 : 0 }
        }
        #expect(error == .cycle(["submod_0", "submod_1"]))
        #expect(throws: SplitError.self) {
            try module.outlining(["b", "d"].compactMap(module.graph.node(named:)), as: "part")
        }
    }

    @Test func `parts of equal cost, and nodes that are outlined`() throws {
        let module = try chain()
        let expected = try PassCase.run(module)
        let halves = try module.split(into: 2)
        #expect(halves.graph.nodes.count { $0.opcode == .callModule } == 2)
        #expect(try PassCase.run(halves) == expected)
        let weighted = try module.split(into: 2) { $0.name == "a" ? 100 : 1 }
        #expect(
            (try weighted.module(at: "submod_0") as? GraphModule)?.graph.nodes.count {
                $0.opcode == .callFunction
            } == 1)
        let outlined = try module.outlining(
            ["c", "d"].compactMap(module.graph.node(named:)), as: "part")
        #expect(outlined.graph.nodes(of: .callModule("part")).count == 1)
        #expect(try PassCase.run(outlined) == expected)
    }

    @Test func `supported nodes become as large submodules as can be`() throws {
        let module = try PassCase.module(
            """
            %a = call_method[relu](%x); %b = call_method[exp](%a); %c = call_method[relu](%a); \
            %d = call_method[add](%b, %c); %e = call_method[relu](%d); return %e
            """)
        let expected = try PassCase.run(module)
        let cut = try module.partitioned { $0.name != "b" }
        try cut.validate()
        #expect(try PassCase.run(cut) == expected)
        let partitions = cut.graph.nodes.filter { $0.opcode == .callModule }
        #expect(partitions.count == 2)
        #expect(cut.graph.node(named: "b") != nil)
        #expect(try module.partitioned(minimumSize: 9, where: { _ in true }).graph.nodes.count == 8)
    }

    @Test func `layers of parts keep the mode that each has`() throws {
        let net = Sequential(Linear(3, 3), BatchNorm1d(3), Dropout())
        net.train()
        let norm = try net.module(at: "1")
        norm.eval()
        let module = try GraphModule(tracing: net)
        let split = try module.split(into: 2)
        #expect(split.isTraining)
        #expect(!norm.isTraining)
        #expect(try net.module(at: "2").isTraining)
    }

    @Test(arguments: 0..<10)
    func `random programs cut and put together compute the same`(part: UInt64) throws {
        for seed in part * 20..<part * 20 + 20 {
            let module = try RandomProgram(seed: seed, writes: seed % 2 == 1).module
            let expected = try RandomProgram.run(module)
            var random = TestGenerator(seed: seed + 1)
            var split = try module.split(into: Int.random(in: 1...5, using: &random))
            #expect(isNear(try RandomProgram.run(split), expected))
            try InlineSubmodules().run(on: split)
            #expect(isNear(try RandomProgram.run(split), expected))
            let unsupported = Set(
                module.graph.nodes.map(\.id).filter { _ in Bool.random(using: &random) })
            split = try module.partitioned { !unsupported.contains($0.id) }
            #expect(isNear(try RandomProgram.run(split), expected), "seed \(seed)\n\(module.graph)")
        }
    }
}

@Suite struct `Looking into a graph` {
    @Test func `observers see values, once`() throws {
        let module = try PassCase.module("%a = call_method[relu](%x); return (%a, %x)")
        let pass = InsertObservers(where: { $0.opcode == .callMethod }) { _ in Identity() }
        let expected = try PassCase.run(module)
        #expect(try pass.run(on: module) == 1)
        #expect(module.graph.nodes.map(\.name) == ["x", "y", "a", "observer", "output"])
        #expect(try PassCase.run(module) == expected)
        #expect(try pass.run(on: module) == 0)
    }

    @Test func `upcasts are named with the line that was recorded`() throws {
        final class Mixed: Module, Layer {
            func forward(_ x: Tensor) -> Tensor {
                let half = x.half()
                return torch.add(half, x)
            }
        }
        let line = #line - 3
        let module = try GraphModule(tracing: Mixed())
        try AnnotateShapes(TensorSpec(.float32, [2])).run(on: module)
        let issue = try #require(DTypeLint().issues(in: module.graph).first)
        #expect(issue.location?.line == line)
        #expect(
            issue.description.hasPrefix(
                "%add is f32, from f16 and f32 (FXRewriteTests/StructureTests.swift:\(line)): "))
    }

    @Test func `upcasts that nobody wrote are named`() throws {
        let graph = try Graph(
            parsing: """
                graph(%h: f16[2], %f: f32[2]) {
                  %a: f32[2] = call_function[operator.add](%h, %f)
                  %b: f32[2] = call_method[float](%h)
                  %c: f16[2] = call_function[operator.mul](%h, 2.0)
                  %d: f32[2] = call_method[to](%h, torch.float32)
                  return (%a, %b, %c, %d)
                }
                """)
        let issues = DTypeLint().issues(in: graph)
        #expect(issues.map(\.node.name) == ["a"])
        #expect(issues.first?.description.contains("%a is f32, from f16 and f32") == true)
    }
}
