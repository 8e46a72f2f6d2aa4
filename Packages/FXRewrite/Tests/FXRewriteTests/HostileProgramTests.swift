// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTestSupport
import Foundation
import Testing

@Suite struct `Graphs of a stranger` {
    /// More seeds than one are for long runs.
    private static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["FX_FIRST_SEED"].flatMap(UInt64.init) ?? 1
        return first..<first + (environment["FX_SEEDS"].flatMap(UInt64.init) ?? 1)
    }()

    /// Where to go on behind a trap.
    private static let firstCall =
        ProcessInfo.processInfo.environment["FX_FIRST_CALL"].flatMap(Int.init) ?? 0

    @Test(arguments: seeds)
    func `end in a graph or an error, whatever they say`(_ seed: UInt64) throws {
        let sources = [RecordedOperatorCalls.kernels, RecordedOperatorCalls.decompositions]
        let calls = try sources.flatMap { try $0.get().calls(ofEach: 4) }
        #expect(calls.count > 2000)
        var count = 0
        for (index, recorded) in calls.enumerated().dropFirst(Self.firstCall) {
            // Each call by itself, so that one can be looked at again.
            var random = TestGenerator(seed: seed &* 1_000_003 &+ UInt64(index))
            let any = StandardPasses.all.randomElement(using: &random)
            for entry in [any, Self.coreATen, Self.functionalize].compactMap(\.self) {
                guard let hostile = try HostileProgram(recorded, &random) else { continue }
                trace(index, recorded, entry, hostile.module)
                for pass in entry.pipeline.passes {
                    if (try? pass.run(on: hostile.module)) != nil { count += 1 }
                }
            }
        }
        // Most graphs are refused for one lie or another, but not all.
        #expect(count > 1000)
    }

    /// Layers and batch norms whose state does not go together.
    @Test(arguments: seeds)
    func `are folded only where state goes together`(_ seed: UInt64) throws {
        var random = TestGenerator(seed: seed)
        let layers = [
            "linear.default](%x, %w, %b)", "conv2d.default](%x, %w, %b, 1, 0, 1, GROUPS)",
            "conv_transpose2d.input](%x, %w, %b, 1, 0, 0, GROUPS, 1)",
            "convolution.default](%x, %w, %b, [1], [0], [1], true, [0], GROUPS)",
        ]
        var folds = 0
        for _ in 0..<400 {
            let groups = [1, 1, 2, 3, 0, -1, .min, .max].randomElement(using: &random) ?? 1
            let layer = layers.randomElement(using: &random) ?? layers[0]
            let graph = try Graph(
                parsing: """
                    graph(%x: f32[2, 3]) {
                      %w = get_attr[w]; %b = get_attr[b]; %m = get_attr[m]; %v = get_attr[v]
                      %l = call_function[torch.ops.aten.\(layer.replacing("GROUPS", with: "\(groups)"))
                      %n = call_function[torch.ops.aten.batch_norm.default]\
                    (%l, %v, none, %m, %v, false, 0.1, 1e-05, false)
                      return %n
                    }
                    """.replacing(";", with: "\n"))
            let count = Int.random(in: 0...3, using: &random)
            func state(_ rank: ClosedRange<Int>) -> ModuleMember.Content {
                let extents = (0..<Int.random(in: rank, using: &random)).map { _ in
                    Bool.random(using: &random) ? count : Int.random(in: 0...4, using: &random)
                }
                return .parameter(Tensor.ones(extents))
            }
            let module = try GraphModule(
                entries: [
                    ("w", state(layer.hasPrefix("linear") ? 1...3 : 0...5)), ("b", state(1...1)),
                    ("m", state(1...1)), ("v", state(Bool.random(using: &random) ? 1...1 : 0...2)),
                ], graph)
            if let count = try? FoldBatchNorm().run(on: module) { folds += count }
        }
        #expect(folds > 0)
    }

    private static let coreATen = StandardPasses.all.first { $0.name == "decompose-to-core-aten" }
    private static let functionalize = StandardPasses.all.first { $0.name == "functionalize" }

    /// What is at work, where a trap is looked for.
    private func trace(
        _ index: Int, _ call: RecordedOperatorCall, _ entry: StandardPasses.Entry,
        _ module: GraphModule
    ) {
        guard let path = ProcessInfo.processInfo.environment["FX_TRACE_FILE"] else { return }
        let text = "\(index)\n\(entry.name)\n\(call.overload)\(call.text)\n\(module.graph)\n"
        try? text.write(toFile: path, atomically: false, encoding: .utf8)
    }
}
