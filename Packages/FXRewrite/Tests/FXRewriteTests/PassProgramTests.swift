// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTestSupport
import Testing

@Suite struct `Programs that passes are tried on` {
    private static let all =
        PassProgram.state + PassProgram.numbers + PassProgram.fusing + PassProgram.writes

    @Test(arguments: all)
    func `compute the same afterwards, in two runs`(_ program: PassProgram) throws {
        let expected = try PassProgram.run(try program.module())
        // Parts share the state of the whole.
        let whole = try program.module()
        var module = whole
        var changes = 0
        do {
            for name in program.passes {
                if let count = name.split(separator: "-").last.flatMap({ Int($0) }) {
                    module = try module.split(into: count)
                    continue
                }
                let manager = try PassManager(StandardPasses.pipeline(named: name))
                changes += try manager.run(on: module).changes
            }
        } catch {
            #expect(program.outcome == .refuses, "\(error)")
            #expect(try PassProgram.run(module) == expected)
            return
        }
        #expect((changes > 0) == (program.outcome == .fires), "\(module.graph)")
        try module.validate()
        let found = try PassProgram.run(module)
        #expect(found.count == expected.count)
        for (one, other) in zip(found, expected) where one != other {
            let (one, other) = (one.double ?? .infinity, other.double ?? 0)
            #expect(abs(one - other) <= 1e-4 * max(1, abs(other)), "\(module.graph)")
        }
    }
}

@Suite struct `Random views, writes and items` {
    private func isNear(_ one: [Double], _ other: [Double]) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { abs($0 - $1) <= 1e-4 * max(1, abs($0)) }
    }

    /// A module that keeps the state as it was, whatever a pass does with the paths.
    private func keeper(of module: GraphModule) throws -> GraphModule {
        let graph = Graph()
        try graph.output(Argument.none)
        let entries = module.stateDictionary().map { path, tensor in
            (path: path, content: ModuleMember.Content.buffer(tensor, isPersistent: true))
        }
        return try GraphModule(entries: entries, graph)
    }

    /// Why a pipeline did not come to its end.
    private func failure(of pipeline: Pipeline, on module: GraphModule) -> (any Error)? {
        let result = Result { try PassManager(pipeline).run(on: module) }
        guard case .failure(let error) = result else { return nil }
        if let error = error as? PassError, case .failed(_, _, let reason) = error {
            return reason
        }
        return error
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `compute the same after each pass`(part: UInt64) throws {
        for seed in part * 2..<part * 2 + 2 {
            let program = try RandomViewProgram(seed: seed)
            let original = try program.module()
            let text = "\(original.graph)"
            let expected = try RandomViewProgram.run(original, original)
            for entry in StandardPasses.all {
                let module = try RandomViewProgram(seed: seed).module()
                let state = try keeper(of: module)
                if seed % 2 == 0 { try AnnotateShapes().run(on: module) }
                if let reason = failure(of: entry.pipeline, on: module) {
                    // A write that cannot become a value: nothing has changed.
                    #expect(reason is FunctionalizeError, "\(reason)")
                }
                let found = try RandomViewProgram.run(module, state)
                #expect(isNear(found, expected), "\(entry.name), seed \(seed)\n\(text)")
            }
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `compute the same cut, joined, and rewritten afterwards`(part: UInt64) throws {
        for seed in part * 4..<part * 4 + 4 {
            let whole = try RandomViewProgram(seed: seed).module()
            let expected = try RandomViewProgram.run(whole, whole)
            var random = TestGenerator(seed: seed + 1)
            let isSupported = whole.graph.nodes.map { _ in Bool.random(using: &random) }
            for count in 1...4 {
                let owner = try RandomViewProgram(seed: seed).module()
                var index = -1
                let parts =
                    count == 4
                    ? try owner.partitioned { _ in
                        index += 1
                        return isSupported[index]
                    } : try owner.split(into: count + 1)
                if count > 1 { try InlineSubmodules().run(on: parts) }
                if count > 2 { try PassManager(.canonical).run(on: parts) }
                let found = try RandomViewProgram.run(parts, owner)
                #expect(isNear(found, expected), "\(count), seed \(seed)\n\(whole.graph)")
            }
        }
    }
}
