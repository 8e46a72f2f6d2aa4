// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// Groups of supported nodes that can run as a whole.
///
/// The level of a node is the number of times that a path to it leaves what is supported and comes
/// back. A path between two nodes of one level meets supported nodes only, so that nodes of a level
/// which are connected never need anything from outside that needs them.
struct CapabilityPartition {
    private let nodes: [Node]
    private var isSupported: [Int32: Bool] = [:]
    private var levels: [Int32: Int] = [:]
    private var parents: [Int32: Int32] = [:]

    init(_ module: GraphModule, where isSupported: (Node) throws -> Bool) throws {
        nodes = Array(module.graph.nodes)
        let memory = MemoryModel(MatchContext(module.graph) { module.stateSchema() })
        var writeLevels: [Int32: Int] = [:]
        for node in nodes where node.opcode != .getAttribute {
            let supported = node.isComputation ? try isSupported(node) : false
            self.isSupported[node.id] = supported
            var level = 0
            for input in node.inputs where input.opcode != .getAttribute {
                level = max(level, levelAfter(input, supported))
            }
            if memory.hasWrites {
                // What touches written memory stays in order.
                for value in node.inputs where !memory.writers(to: value).isEmpty {
                    let place = memory.memoryClass(of: value)
                    level = max(level, (writeLevels[place] ?? 0))
                    writeLevels[place] = level + 1
                }
            }
            levels[node.id] = level
        }
        for node in nodes where self.isSupported[node.id] == true {
            for input in node.inputs
            where self.isSupported[input.id] == true && levels[input.id] == levels[node.id] {
                unite(input.id, node.id)
            }
        }
    }

    /// The least level of a node that uses another one.
    private func levelAfter(_ input: Node, _ supported: Bool) -> Int {
        let level = levels[input.id] ?? 0
        if supported || isSupported[input.id] != true { return level }
        return level + 1
    }

    private func root(_ id: Int32) -> Int32 {
        var id = id
        while let parent = parents[id] { id = parent }
        return id
    }

    private mutating func unite(_ one: Int32, _ other: Int32) {
        let (one, other) = (root(one), root(other))
        if one != other { parents[max(one, other)] = min(one, other) }
    }

    /// The number of each supported node's group, and how many there are.
    func groups(minimumSize: Int) -> ([Int32: Int], Int) {
        var sizes: [Int32: Int] = [:]
        let supported = nodes.filter { isSupported[$0.id] == true }
        for node in supported { sizes[root(node.id), default: 0] += 1 }
        var numbers: [Int32: Int] = [:]
        var groups: [Int32: Int] = [:]
        for node in supported {
            let root = root(node.id)
            guard sizes[root] ?? 0 >= minimumSize else { continue }
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            groups[node.id] = number
        }
        return (groups, numbers.count)
    }
}
