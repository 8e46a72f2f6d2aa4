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
    private let table: NodeTable
    private var isSupported: [Bool]
    private var levels: [Int32]
    private var parents: [Int32]

    init(
        _ module: GraphModule, _ table: NodeTable, where isSupported: (Node) throws -> Bool
    ) throws {
        self.table = table
        self.isSupported = [Bool](repeating: false, count: table.count)
        levels = [Int32](repeating: 0, count: table.count)
        parents = (0..<Int32(table.count)).map { $0 }
        let memory = MemoryModel(MatchContext(module))
        var writeLevels: [Int32: Int32] = [:]
        for place in 0..<table.count where table.opcode(place) != .getAttribute {
            if table.isComputation(place) {
                self.isSupported[place] = try isSupported(table.node(place))
            }
            var level = level(of: place)
            if memory.hasWrites {
                // What touches written memory stays in order.
                for value in table.node(place).inputs where !memory.writers(to: value).isEmpty {
                    let memoryClass = memory.memoryClass(of: value)
                    level = max(level, writeLevels[memoryClass] ?? 0)
                    writeLevels[memoryClass] = level + 1
                }
            }
            levels[place] = level
        }
        connect()
    }

    /// The least level that the inputs of a node leave it.
    private func level(of place: Int) -> Int32 {
        let supported = isSupported[place]
        var level: Int32 = 0
        table.forEachInput(of: place) { input in
            // Behind something supported, what is not begins a new level.
            let step: Int32 = !supported && isSupported[input] ? 1 : 0
            level = max(level, levels[input] + step)
        }
        return level
    }

    private mutating func connect() {
        for place in 0..<table.count where isSupported[place] {
            let run = table.reader.arguments(of: table.ids[place])
            for index in run.start..<run.end {
                let id = table.reader.nodeID(at: index)
                guard id >= 0 else { continue }
                let input = table.place(of: table.reader.node(id))
                if isSupported[input], levels[input] == levels[place] { unite(input, place) }
            }
        }
    }

    private mutating func root(_ place: Int) -> Int {
        var place = place
        while parents[place] != place {
            parents[place] = parents[Int(parents[place])]
            place = Int(parents[place])
        }
        return place
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (root(one), root(other))
        if one != other { parents[max(one, other)] = Int32(min(one, other)) }
    }

    /// The number of each node's group by place, -1 where it has none, and how many there are.
    mutating func groups(minimumSize: Int) -> ([Int32], Int) {
        var sizes = [Int32](repeating: 0, count: table.count)
        for place in 0..<table.count where isSupported[place] { sizes[root(place)] += 1 }
        var numbers = [Int32](repeating: -1, count: table.count)
        var groups = [Int32](repeating: -1, count: table.count)
        var count: Int32 = 0
        for place in 0..<table.count where isSupported[place] {
            let root = root(place)
            guard sizes[root] >= minimumSize else { continue }
            if numbers[root] < 0 {
                numbers[root] = count
                count += 1
            }
            groups[place] = numbers[root]
        }
        return (groups, Int(count))
    }
}
