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

    @Test func `have inferred shapes equal to those that come out`() throws {
        try forEachProgram(900..<1000) { module, inputs in
            _ = try ShapePropagation(module).run(inputs)
            for node in module.graph.nodes where node.operation.callee != nil {
                #expect(node.spec?.shape == [2, 3] || node.spec?.shape == [3, 2])
            }
        }
    }
}
