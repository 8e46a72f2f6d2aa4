// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Which values of a graph may share memory, and who writes to it.
///
/// Values that may share are one class: views, results in place, what an unknown function gives. A
/// class says too much rather than too little. It is found only where something is written at all.
final class MemoryModel {
    private let context: MatchContext
    private let finder: EffectFinder
    private var parents: [Int32: Int32] = [:]
    private var writers: [Int32: [Node]] = [:]
    private var reads: [ModulePath: Node] = [:]

    /// Whether a node writes to memory.
    private(set) var hasWrites = false

    init(_ context: MatchContext) {
        self.context = context
        finder = EffectFinder(context)
        // Most graphs have operations of which no call writes: then no node is asked.
        guard context.graph.operations.contains(where: finder.mayWrite) else { return }
        var effects: [(Node, MemoryEffects)] = []
        for node in context.graph.nodes {
            let found = finder.effects(of: node)
            if !found.isPure { hasWrites = true }
            if !found.isPure || !found.shares.isEmpty || node.opcode == .getAttribute {
                effects.append((node, found))
            }
        }
        if hasWrites { for (node, found) in effects { note(node, found) } }
    }

    /// Takes a new node into account.
    func note(_ node: Node) {
        let found = finder.effects(of: node)
        if !found.isPure { hasWrites = true }
        note(node, found)
    }

    /// Lets a value stand for another one from now on.
    func unite(_ one: Node, _ other: Node) { unite(one.id, other.id) }

    private func note(_ node: Node, _ effects: MemoryEffects) {
        if case .getAttribute(let path) = node.operation {
            if let known = reads[path] { unite(known.id, node.id) } else { reads[path] = node }
        }
        for other in effects.shares { unite(other.id, node.id) }
        for target in effects.writes { writers[root(target.id), default: []].append(node) }
        if let path = effects.writesState {
            for (read, value) in reads where read.text.hasPrefix(path.text + ".") {
                writers[root(value.id), default: []].append(node)
            }
        }
    }

    private func root(_ id: Int32) -> Int32 {
        var id = id
        while let parent = parents[id] {
            if let next = parents[parent] { parents[id] = next }
            id = parent
        }
        return id
    }

    private func unite(_ one: Int32, _ other: Int32) {
        let (one, other) = (root(one), root(other))
        if one == other { return }
        parents[other] = one
        if let moved = writers.removeValue(forKey: other) { writers[one, default: []] += moved }
    }

    func mayShare(_ one: Node, _ other: Node) -> Bool { root(one.id) == root(other.id) }

    /// The nodes that write to what a value may share, in no order.
    func writers(to value: Node) -> [Node] {
        (writers[root(value.id)] ?? []).filter { !$0.isErased }
    }

    /// A number that values which may share memory have in common.
    func memoryClass(of value: Node) -> Int32 { root(value.id) }

    /// The values that a node writes to, or may write to.
    func writtenValues(of node: Node) -> [Node] { finder.effects(of: node).writes }

    /// The values that a node is known to write to.
    ///
    /// A rule that names something unknown is taken to know it.
    func targets(of node: Node) -> [Node] {
        let effects = finder.effects(of: node)
        return effects.isUnknown ? [] : effects.writes
    }
}
