// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

/// All numbers of a result, tuples flattened.
private func numbers(_ result: Argument<Tensor>) -> [[Double]] { result.leaves.map(\.elements) }

/// Runs a body for the graph, module and inputs of each seed.
private func forEachProgram(
    _ seeds: Range<UInt64>, _ body: (GraphModule, [Argument<Tensor>]) throws -> Void
) throws {
    for seed in seeds {
        var program = RandomProgram(seed: seed)
        let graph = try program.makeGraph(operators: Int(seed % 30))
        try body(try GraphModule(Module(), graph), program.makeInputs())
    }
}

@Suite struct `Random programs` {
    @Test func `are valid, and stay what they are when stored`() throws {
        try forEachProgram(0..<300) { module, inputs in
            try module.validate()
            let bytes = try ModelArchive(graph: module.graph).json()
            let opened = try ModelArchive(json: bytes)
            #expect(opened.graph.description == module.graph.description)
            #expect(try opened.json() == bytes)
            let result = try GraphModule(Module(), opened.graph).run(inputs)
            #expect(numbers(result) == numbers(try module.run(inputs)))
        }
    }

    @Test func `give the same through a transformer and a second trace`() throws {
        try forEachProgram(300..<500) { module, inputs in
            let expected = numbers(try module.run(inputs))
            let transformed = try Transformer(module).transform()
            #expect(numbers(try transformed.run(inputs)) == expected)
            let retraced = try GraphModule(tracing: module)
            #expect(numbers(try retraced.run(inputs)) == expected)
            #expect(retraced.graph.nodes.count == module.graph.nodes.count)
        }
    }

    @Test func `give the same without dead code`() throws {
        try forEachProgram(500..<700) { module, inputs in
            let expected = numbers(try module.run(inputs))
            try EliminateDeadCode().run(on: module)
            #expect(
                module.graph.nodes.allSatisfy {
                    !$0.isUnused || $0.opcode == .placeholder || $0.opcode == .output
                })
            #expect(numbers(try module.run(inputs)) == expected)
            try module.validate()
        }
    }

    @Test func `give the same after a rewrite that keeps the value`() throws {
        try forEachProgram(700..<900) { module, inputs in
            let expected = numbers(try module.run(inputs))
            try replacePattern(
                in: module, { (x: Tensor) in torch.relu(x) }, with: { $0.clamp(min: 0) })
            try replacePattern(
                in: module, { (x: Tensor, y: Tensor) in x + y },
                with: { (x: Tensor, y: Tensor) in torch.add(y, x) })
            #expect(numbers(try module.run(inputs)) == expected)
            #expect(module.graph.nodes(calling: .torch.relu).isEmpty)
            try module.validate()
        }
    }

    /// All of them in a release build: a debug one takes too long.
    private var seedsOfRuns: Range<UInt64> {
        #if DEBUG
            1000..<1200
        #else
            1000..<3000
        #endif
    }

    @Test func `give the same eagerly, node by node and by a plan`() throws {
        try forEachProgram(seedsOfRuns) { module, inputs in
            let eager = try numbers(EagerProgram(module.graph).run(inputs))
            #expect(try numbers(Interpreter(module).run(inputs)) == eager)
            let plan = try module.plan()
            for _ in 0..<2 { #expect(try numbers(plan.run(inputs)) == eager) }
            let specs = inputs.map { $0.map { ValueSpec.tensor($0.spec) } }
            let inferred = try ShapeInference(module).run(specs).output
            let result = try plan.run(inputs)
            #expect(inferred?.leaves.map(\.tensor?.shape) == result.leaves.map(\.spec.shape))
        }
    }

    @Test func `have inferred shapes equal to those that come out`() throws {
        try forEachProgram(900..<1000) { module, inputs in
            _ = try ShapePropagation(module).run(inputs)
            for node in module.graph.nodes where node.operation.callee != nil {
                #expect(node.spec?.shape == [2, 3] || node.spec?.shape == [3, 2])
            }
        }
    }
}
