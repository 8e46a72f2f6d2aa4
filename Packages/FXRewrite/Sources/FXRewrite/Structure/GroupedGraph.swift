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
    private let graph: Graph
    /// The group of each node, by id; nil for nodes outside.
    private let groups: [Int32: Int]
    private let names: [String]
    /// The nodes of each unit, in order; groups come first.
    private var units: [[Node]]
    private var unitOf: [Int32: Int] = [:]

    init(_ module: GraphModule, _ groups: [Int32: Int], names: [String]) {
        self.module = module
        graph = module.graph
        self.groups = groups
        self.names = names
        units = [[Node]](repeating: [], count: names.count)
        for node in graph.nodes where node.opcode != .getAttribute {
            if let group = groups[node.id] {
                units[group].append(node)
                unitOf[node.id] = group
            } else {
                unitOf[node.id] = units.count
                units.append([node])
            }
        }
    }

    /// Returns a module in which each group is a call of a submodule.
    ///
    /// - Throws: ``SplitError/cycle(_:)``.
    func build() throws -> GraphModule {
        var builder = GroupedGraphBuilder(module, names, groups)
        for unit in try order() {
            if unit < names.count {
                if !units[unit].isEmpty { try builder.insertCall(of: unit, units[unit]) }
            } else {
                try builder.insert(units[unit][0])
            }
        }
        return try builder.finish()
    }

    /// The units in an order in which they can run.
    private func order() throws -> [Int] {
        let needs = needs()
        var missing = [Int](repeating: 0, count: units.count)
        var users = [[Int]](repeating: [], count: units.count)
        for (user, producers) in needs.enumerated() {
            missing[user] = producers.count
            for producer in producers { users[producer].append(user) }
        }
        // Units that can run, by the place of their last node: where one stands is where it goes.
        let places = places()
        var ready = Heap(units.indices.filter { missing[$0] == 0 }) { places[$0] < places[$1] }
        var result: [Int] = []
        result.reserveCapacity(units.count)
        while let unit = ready.pop() {
            result.append(unit)
            for user in users[unit] {
                missing[user] -= 1
                if missing[user] == 0 { ready.push(user) }
            }
        }
        if result.count == units.count { return result }
        let stuck = names.indices.filter { missing[$0] > 0 && !units[$0].isEmpty }
        throw SplitError.cycle(stuck.map { names[$0] })
    }

    /// For each unit the place of its first node; empty ones stand at the start.
    private func places() -> [Int] {
        var result = [Int](repeating: 0, count: units.count)
        var isPlaced = [Bool](repeating: false, count: units.count)
        for (place, node) in graph.nodes.enumerated() {
            guard let unit = unitOf[node.id], !isPlaced[unit] else { continue }
            isPlaced[unit] = true
            result[unit] = place
        }
        return result
    }

    /// For each unit, the units that must run before it.
    private func needs() -> [Set<Int>] {
        var result = [Set<Int>](repeating: [], count: units.count)
        func add(_ earlier: Node, before later: Node) {
            guard let one = unitOf[earlier.id], let other = unitOf[later.id], one != other else {
                return
            }
            result[other].insert(one)
        }
        for node in graph.nodes {
            for input in node.inputs { add(input, before: node) }
        }
        let memory = MemoryModel(MatchContext(graph) { module.stateSchema() })
        guard memory.hasWrites else { return result }
        var lastWriters: [Int32: Node] = [:]
        var readers: [Int32: [Node]] = [:]
        for node in graph.nodes {
            for input in node.inputs {
                let place = memory.memoryClass(of: input)
                if let writer = lastWriters[place] { add(writer, before: node) }
                readers[place, default: []].append(node)
            }
            for target in memory.writtenValues(of: node) {
                let place = memory.memoryClass(of: target)
                for reader in readers[place] ?? [] { add(reader, before: node) }
                readers[place] = []
                lastWriters[place] = node
            }
        }
        return result
    }
}

/// A queue that gives the least element first.
struct Heap<Element> {
    private var items: [Element]
    private let isLess: (Element, Element) -> Bool

    init(_ items: [Element], by isLess: @escaping (Element, Element) -> Bool) {
        self.items = items.sorted(by: isLess)
        self.isLess = isLess
    }

    mutating func push(_ element: Element) {
        items.append(element)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isLess(items[child], items[parent]) else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Element? {
        guard let least = items.first, let last = items.popLast() else { return nil }
        if items.isEmpty { return least }
        items[0] = last
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && isLess(items[child], items[smallest]) {
                smallest = child
            }
            if smallest == parent { return least }
            items.swapAt(smallest, parent)
            parent = smallest
        }
    }
}
