// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

@Suite struct `Graphs in several tasks` {
    /// Run with the thread sanitizer, this shows that copies of one state share no memory unguarded.
    @Test func `are edited at once from one snapshot`() async throws {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for _ in 0..<200 { value = try graph.callFunction(.torch.relu, [value]) }
        try graph.output(value)
        let snapshot = graph.snapshot()
        let text = graph.description
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<16 {
                group.addTask {
                    let own = Graph(snapshot)
                    for node in own.nodes where node.opcode == .callFunction {
                        if Int(node.id) % 16 == task {
                            try node.replaceAllUses(with: node.inputs[0])
                            try own.erase(node)
                        } else {
                            try node.setArgument(at: 0, to: node.inputs[0])
                        }
                    }
                    try GraphVerifier().verify(own)
                    return own.nodes.count
                }
            }
            var counts: [Int] = []
            for try await count in group { counts.append(count) }
            return counts
        }
        #expect(counts.reduce(0, +) == 16 * 202 - 200)
        #expect(graph.description == text)
    }
}
