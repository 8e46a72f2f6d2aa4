// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTrace
import Foundation
import Testing

/// What torch.fx gave of a recorded program.
private struct Recorded: Codable, Sendable {
    var graph: String
    /// The paths of the modules that were running, by node.
    var modules: [String: [String]]

    static let all: [String: Recorded] = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Fixtures/trace-goldens.json")
        let json = try? Data(contentsOf: file)
        return json.flatMap { try? JSONDecoder().decode([String: Recorded].self, from: $0) } ?? [:]
    }()
}

@Suite struct `Programs that torch.fx traced` {
    @Test(arguments: GoldenTrace.all)
    func `give the same text, letter for letter`(_ program: GoldenTrace) throws {
        let graph = try program.trace()
        #expect(graph.description == Recorded.all[program.name]?.graph)
    }

    @Test(arguments: GoldenTrace.all)
    func `note the same modules at each node`(_ program: GoldenTrace) throws {
        let modules = try #require(Recorded.all[program.name]?.modules)
        let graph = try program.trace()
        for node in graph.nodes where !node.provenance.modules.isEmpty {
            #expect(node.provenance.modules.map(\.path.text) == modules[node.name], "\(node)")
        }
    }

    @Test func `all have a counterpart, or a reason why not`() {
        let known = Set(GoldenTrace.all.map(\.name)).union(GoldenTrace.withoutCounterpart.keys)
        #expect(Recorded.all.keys.sorted() == known.sorted())
    }

    @Test func `each name stands for one program`() {
        let names = GoldenTrace.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names).isDisjoint(with: GoldenTrace.withoutCounterpart.keys))
    }
}
