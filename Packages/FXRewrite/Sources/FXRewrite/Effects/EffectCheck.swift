// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Asks whether moving the nodes of a match to one place, and replacing them, shows.
struct EffectCheck {
    let memory: MemoryModel
    let nodes: [Node]
    let inputs: [Node]
    let results: [Node]
    /// The node before which the replacement goes; nil for the end.
    let place: Node?

    /// The node behind all places between which nodes of the match move; nil for the end.
    private var end: Node? {
        guard let place, let behind = nodes.last?.next else { return nil }
        return place < behind ? behind : place
    }

    private func isInside(_ node: Node) -> Bool { nodes.contains(node) }

    /// What forbids any replacement of the match.
    func refusal() -> RewriteRefusal? {
        guard memory.hasWrites, let first = nodes.first else { return nil }
        let end = end
        for value in nodes + inputs {
            for writer in memory.writers(to: value) where !isInside(writer) {
                if first < writer, end.map({ writer < $0 }) ?? true {
                    let reader = nodes.first { $0.inputs.contains(value) } ?? value
                    return .writeBetween(NodeSnapshot(writer), reads: NodeSnapshot(reader))
                }
            }
        }
        for call in nodes where call.opcode == .callModule {
            for writer in memory.writers(toWhatIsReadBy: call) where !isInside(writer) {
                if first < writer, end.map({ writer < $0 }) ?? true {
                    return .writeBetween(NodeSnapshot(writer), reads: NodeSnapshot(call))
                }
            }
        }
        for writer in nodes {
            for target in memory.targets(of: writer) {
                if let reader = outsideReader(of: target, after: writer, before: end) {
                    return .readBetween(NodeSnapshot(reader), written: NodeSnapshot(writer))
                }
            }
        }
        return nil
    }

    /// A node outside that reads memory of a value between a write of the match and the place.
    private func outsideReader(
        of target: Node, after writer: Node, before end: Node?
    ) -> Node? {
        var next = writer.next
        while let node = next, node != end {
            next = node.next
            if node.opcode == .output { return nil }
            if !isInside(node), node.inputs.contains(where: { memory.mayShare($0, target) }) {
                return node
            }
        }
        return nil
    }

    /// What forbids this replacement.
    ///
    /// - Parameters:
    ///   - made: The new nodes, which the memory model knows.
    ///   - values: What takes the place of each result.
    func refusal(
        made: [Node], values: [Argument<Node>]
    ) -> RewriteRefusal? {
        guard memory.hasWrites, let first = nodes.first else { return nil }
        if let writer = droppedWrite(made) { return .dropsWrite(NodeSnapshot(writer)) }
        for (result, value) in zip(results, values) where value.leaf != result {
            for input in inputs {
                let shared = memory.mayShare(result, input)
                let shares = value.leaf.map { memory.mayShare($0, input) } ?? false
                if shared == shares { continue }
                let writers = memory.writers(to: result) + memory.writers(to: input)
                if let writer = writers.first(where: {
                    first < $0 && !isInside($0) && !made.contains($0)
                }) {
                    return .changesSharing(of: NodeSnapshot(result), write: NodeSnapshot(writer))
                }
            }
        }
        return nil
    }

    /// A write of the match to memory from outside that the replacement does not make.
    private func droppedWrite(_ made: [Node]) -> Node? {
        for writer in nodes {
            for target in memory.targets(of: writer) {
                let isSeen = inputs.contains { memory.mayShare($0, target) }
                guard isSeen else { continue }
                let isMade = made.contains { new in
                    memory.targets(of: new).contains { memory.mayShare($0, target) }
                }
                if !isMade { return writer }
            }
        }
        return nil
    }
}
