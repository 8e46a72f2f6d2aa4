// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

@Suite struct `A pass` {
    @Test(arguments: PassCase.all)
    func `changes what it says, and nothing else`(_ example: PassCase) throws {
        let module = try PassCase.module(example.before)
        let text = PassCase.body(of: module.graph)
        let isComparable =
            !text.contains("rand") && !text.contains("my.f") && !text.contains("dropout](%x)")
            && !text.contains("%x, 0.5)")
        // Another one: a run may write to buffers.
        let numbers = isComparable ? try PassCase.run(try PassCase.module(example.before)) : []
        let count = try example.pass.run(on: module)
        #expect((count > 0) == (example.after != nil))
        #expect(PassCase.body(of: module.graph) == example.after ?? text)
        try module.validate()
        // Running twice changes nothing.
        #expect(try example.pass.run(on: module) == 0)
        if isComparable {
            let after = try PassCase.run(module)
            #expect(numbers.count == after.count)
            #expect(zip(numbers, after).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($0)) })
        }
    }

    @Test func `removes layers of dropout in inference only`() throws {
        let layers = [
            Dropout(), Dropout(inplace: true), Dropout1d(), Dropout2d(), Dropout3d(),
            AlphaDropout(), AlphaDropout(inplace: true), FeatureAlphaDropout(),
        ]
        let graph = Graph()
        let x = try graph.placeholder("x")
        let dropped = try graph.callModule("drop", [x])
        try graph.output(try graph.callMethod("relu", [dropped]))
        for (layer, isTraining) in layers.flatMap({ [($0, true), ($0, false)] }) {
            layer.train(isTraining)
            let module = try GraphModule(attributes: ["drop": .module(layer)], graph.copy())
            #expect(try RemoveIdentities().run(on: module) == (isTraining ? 0 : 1))
            #expect(module.graph.nodes.map(\.name).contains("drop") == isTraining)
            #expect(module.stateSchema().module(at: "drop") != nil || !isTraining)
        }
    }

    static let all: [any GraphPass] = [
        EliminateDeadCode(), EliminateCommonSubexpressions(), FoldConstants(), FoldBatchNorm(),
        RemoveIdentities(), SimplifyAlgebra(), NormalizeArguments(),
        NormalizeArguments(.positional),
        Functionalize(), FuseOperators(), MergeLinears(), AnnotateShapes(), InlineSubmodules(),
        InlineRegions(), CleanUpCasts(), FuseEpilogues(), FuseElementwise(), UnfuseOperators(),
    ]

    @Test(arguments: 0..<20)
    func `keeps what random programs compute`(part: UInt64) throws {
        for seed in 0..<100 as Range<UInt64> {
            let module = try RandomProgram(seed: part * 100 + seed, writes: seed % 2 == 1).module
            for input in module.graph.placeholders {
                input.metadata[.spec] = .leaf(TensorSpec(.float64, [2, 3]))
            }
            let before = try RandomProgram.run(module)
            let text = module.graph.description
            var passes = Self.all
            passes.append(
                InsertObservers(where: { $0.opcode == .callFunction && $0.id % 3 == 0 }) { _ in
                    Identity()
                })
            if seed % 3 == 0 { passes.insert(AnnotateShapes(), at: 0) }
            passes.insert(LowerToATen(), at: seed % 4 < 2 ? 0 : passes.count)
            passes.append(DecomposeToCoreATen())
            for pass in passes {
                if try pass.run(on: module) == 0 { continue }
                let after = try RandomProgram.run(module)
                #expect(
                    isNear(before, after),
                    "\(pass.name), seed \(part * 100 + seed)\n\(text)\n\(module.graph)")
                let issues = GraphVerifier().issues(in: module.graph).filter { $0.rule != .effects }
                #expect(issues.isEmpty, "\(pass.name)")
            }
        }
    }
}
