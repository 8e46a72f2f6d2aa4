// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN

/// A graph in which some nodes belong to groups, each of which is to become a submodule.
///
/// A unit is a group or a node that belongs to none. Units are put in an order in which each comes
/// after what it needs, data and writes alike; where the nodes' own order is one, it stays.
struct GroupedGraph {
    private let module: GraphModule
    private let table: NodeTable
    /// The group of each node, by place; -1 for nodes outside.
    private let groups: [Int32]
    private let names: [String]
    /// The unit of each node, by place; -1 for reads of state. Groups come first.
    private var unitOf: [Int32]
    /// The place of the first node of each unit.
    private var firsts: [Int32]

    init(_ module: GraphModule, _ table: NodeTable, _ groups: [Int32], names: [String]) {
        self.module = module
        self.table = table
        self.groups = groups
        self.names = names
        unitOf = [Int32](repeating: -1, count: table.count)
        firsts = [Int32](repeating: -1, count: names.count)
        for place in 0..<table.count where table.opcode(place) != .getAttribute {
            if groups[place] >= 0 {
                unitOf[place] = groups[place]
                if firsts[Int(groups[place])] < 0 { firsts[Int(groups[place])] = Int32(place) }
            } else {
                unitOf[place] = Int32(firsts.count)
                firsts.append(Int32(place))
            }
        }
    }

    /// Returns a module in which each group is a call of a submodule.
    ///
    /// - Throws: ``SplitError/cycle(_:)``.
    func build() throws -> GraphModule {
        var members = [[Int]](repeating: [], count: names.count)
        for place in 0..<table.count where groups[place] >= 0 {
            members[Int(groups[place])].append(place)
        }
        var builder = GroupedGraphBuilder(module, table, names, groups)
        for unit in try order() {
            if unit >= names.count {
                try builder.insert(Int(firsts[unit]))
            } else if !members[unit].isEmpty {
                try builder.insertCall(of: unit, members[unit])
            }
        }
        return try builder.finish()
    }

    /// The units in an order in which they can run.
    private func order() throws -> [Int] {
        let needs = needs()
        var missing = [Int32](repeating: 0, count: firsts.count)
        for user in needs.users { missing[Int(user)] += 1 }
        let users = needs.byProducer(count: firsts.count)
        // Units that can run, by the place of their first node: where one stands is where it goes.
        let places = firsts
        var ready = Heap(firsts.indices.filter { missing[$0] == 0 }) { places[$0] < places[$1] }
        var result: [Int] = []
        result.reserveCapacity(firsts.count)
        while let unit = ready.pop() {
            result.append(unit)
            for index in users.starts[unit]..<users.starts[unit + 1] {
                let user = Int(users.items[Int(index)])
                missing[user] -= 1
                if missing[user] == 0 { ready.push(user) }
            }
        }
        if result.count == firsts.count { return result }
        let stuck = names.indices.filter { missing[$0] > 0 && firsts[$0] >= 0 }
        throw SplitError.cycle(stuck.map { names[$0] })
    }

    /// Which unit must run before which.
    private func needs() -> UnitNeeds {
        var result = UnitNeeds()
        for place in 0..<table.count where unitOf[place] >= 0 {
            table.forEachInput(of: place) { result.add(unitOf[$0], before: unitOf[place]) }
        }
        let memory = MemoryModel(MatchContext(module))
        guard memory.hasWrites else { return result }
        var order = MemoryOrder(memory, table)
        for place in 0..<table.count {
            order.visit(place) { result.add(unitOf[$0], before: unitOf[place]) }
        }
        return result
    }
}

/// Pairs of units of which one must run before the other; a pair may occur more than once.
private struct UnitNeeds {
    private(set) var producers: [Int32] = []
    private(set) var users: [Int32] = []

    mutating func add(_ producer: Int32, before user: Int32) {
        guard producer >= 0, user >= 0, producer != user else { return }
        producers.append(producer)
        users.append(user)
    }

    /// The users of each unit, one after the other.
    func byProducer(count: Int) -> (starts: [Int32], items: [Int32]) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for producer in producers { starts[Int(producer) + 1] += 1 }
        for unit in 0..<count { starts[unit + 1] += starts[unit] }
        var ends = starts
        var items = [Int32](repeating: 0, count: users.count)
        for (producer, user) in zip(producers, users) {
            items[Int(ends[Int(producer)])] = user
            ends[Int(producer)] += 1
        }
        return (starts, items)
    }
}
