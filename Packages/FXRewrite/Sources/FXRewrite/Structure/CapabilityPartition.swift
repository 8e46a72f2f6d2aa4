// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// Groups of supported nodes that can run as a whole.
///
/// The level of a node is the number of times that a path to it leaves what is supported and comes
/// back. A path between two nodes of one level meets supported nodes only, so that nodes of a level
/// which are connected never need anything from outside that needs them. To need a value and to
/// stay behind a write are the same here.
///
/// What takes one of several results goes where these are made, whatever is said of it: no list of
/// tensors leaves a submodule, or goes into one, that others could have as tensors.
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
        var order = MemoryOrder(memory, table)
        for place in 0..<table.count where table.opcode(place) != .getAttribute {
            if let producer = table.producer(ofItem: place) {
                self.isSupported[place] = self.isSupported[producer]
            } else if table.isComputation(place) {
                self.isSupported[place] = try isSupported(table.node(place))
            }
            var earlier: [Int] = []
            if memory.hasWrites { order.visit(place) { earlier.append($0) } }
            levels[place] = level(of: place, behind: earlier)
            for other in earlier { connect(other, place) }
            let run = table.reader.arguments(of: table.ids[place])
            for index in run.start..<run.end {
                let id = table.reader.nodeID(at: index)
                if id >= 0 { connect(table.place(of: table.reader.node(id)), place) }
            }
        }
    }

    /// The least level that the inputs of a node leave it, and what it must stay behind.
    private func level(of place: Int, behind earlier: [Int]) -> Int32 {
        let supported = isSupported[place]
        var level: Int32 = 0
        func add(_ other: Int) {
            // Behind something supported, what is not begins a new level.
            let step: Int32 = !supported && isSupported[other] ? 1 : 0
            level = max(level, levels[other] + step)
        }
        table.forEachInput(of: place, add)
        earlier.forEach(add)
        return level
    }

    private mutating func connect(_ one: Int, _ other: Int) {
        guard isSupported[one], isSupported[other], levels[one] == levels[other] else { return }
        unite(one, other)
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
