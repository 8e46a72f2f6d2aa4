// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// What runs a graph.
enum Runner: CaseIterable, Sendable {
    case plan, interpreter

    func run(_ module: GraphModule, _ inputs: [Argument<Tensor>]) throws -> Argument<Tensor> {
        switch self {
        case .plan: try module.plan().run(inputs)
        case .interpreter: try Interpreter(module).run(inputs)
        }
    }
}

@Suite struct `Exported models run` {
    @Test(arguments: CorpusModel.all, Runner.allCases)
    func `to PyTorch's numbers`(_ model: CorpusModel, _ runner: Runner) throws {
        try model.expectResults(runner) { try GraphModule(contentsOf: model.path) }
    }
}

extension CorpusModel {
    /// Runs all recorded cases, each on a module that is made anew, and compares what they give and
    /// what they make of buffers.
    func expectResults(_ runner: Runner, of makeModule: () throws -> GraphModule) throws {
        let info = try info()
        let io = try tensors("io.safetensors")
        for (index, run) in info.cases.enumerated() {
            let module = try makeModule()
            let inputs = try run.inputs.map { input in
                try input.tensor.map { .leaf(try io.tensor($0).clone()) }
                    ?? input.value?.argument ?? .none
            }
            let result = try runner.run(module, inputs)
            let tree = module.metadata[.exportSignature]?.outputTree ?? .leaf
            let outputs = try #require(tree.flattened(result))
            #expect(outputs.count == run.outputs.count)
            for (position, (output, expected)) in zip(outputs, run.outputs).enumerated() {
                let place = "case \(index), output \(position)"
                guard let name = expected.tensor else {
                    #expect(text(output) == text(expected.value?.argument ?? .none), "\(place)")
                    continue
                }
                try compare(output.leaf, io.tensor(name), info.tolerance, place)
            }
            for buffer in run.mutated_buffers {
                guard io.names.contains("case\(index).mutated.\(buffer)") else { continue }
                let expected = try io.tensor("case\(index).mutated.\(buffer)")
                let found = try module.tensor(at: ModulePath(buffer))
                try compare(found, expected, info.tolerance, "case \(index), buffer \(buffer)")
            }
        }
    }

    private func text(_ value: Argument<Tensor>) -> String { value.pythonRepr { _ in "a tensor" } }

    private func compare(
        _ found: Tensor?, _ expected: Tensor, _ tolerance: Tolerance, _ place: String
    ) throws {
        let found = try #require(found, "\(place)")
        #expect(found.spec.dtype == expected.spec.dtype, "\(place)")
        #expect(found.spec.shape == expected.spec.shape, "\(place)")
        let (ours, theirs) = (found.double().elements, expected.double().elements)
        var worst = 0.0
        for (a, b) in zip(ours, theirs) where !(a.isNaN && b.isNaN) && a != b {
            let excess = abs(a - b) - tolerance.atol - tolerance.rtol * abs(b)
            worst = max(worst, excess.isNaN ? .infinity : excess)
        }
        #expect(worst <= 0, "\(place): too far off by \(worst)")
    }
}
