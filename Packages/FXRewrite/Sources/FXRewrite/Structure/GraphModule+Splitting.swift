// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
public import FXInterp
import FXNN

extension GraphModule {
    /// Returns a module whose parts are submodules.
    ///
    ///     Before                               After
    ///     %a = call_method[relu](%x)           %submod_0 = call_module[submod_0](%x)
    ///     %b = call_method[neg](%a)            %submod_1 = call_module[submod_1](%submod_0)
    ///     return b                             return submod_1
    ///
    /// State goes to the parts that read it; tensors and modules are shared with this module.
    ///
    /// - Parameters:
    ///   - prefix: What the parts are called, with their number.
    ///   - part: The number of each node's part. Inputs, the output and reads of state are not
    ///     asked for.
    /// - Throws: ``SplitError/cycle(_:)``, and what `part` throws.
    /// - Complexity: O(n log n).
    /// - SeeAlso: `torch.fx.passes.split_module.split_module`
    public final func split(
        named prefix: String = "submod", by part: (Node) throws -> Int
    ) throws -> GraphModule {
        let table = NodeTable(graph)
        var groups = [Int32](repeating: -1, count: table.count)
        var numbers: [Int] = []
        var indices: [Int: Int32] = [:]
        for place in 0..<table.count where table.isComputation(place) {
            let number = try part(table.node(place))
            if let index = indices[number] {
                groups[place] = index
            } else {
                groups[place] = Int32(numbers.count)
                indices[number] = Int32(numbers.count)
                numbers.append(number)
            }
        }
        let names = numbers.map { "\(prefix)_\($0)" }
        return try GroupedGraph(self, table, groups, names: names).build()
    }

    /// Returns a module in so many parts of about the same cost, in execution order.
    ///
    /// - Parameters:
    ///   - count: The number of parts, at least 1; there are fewer where nodes are.
    ///   - cost: The cost of a node; all are 1 by default.
    public final func split(
        into count: Int, cost: (Node) -> Double = { _ in 1 }
    ) throws -> GraphModule {
        let table = NodeTable(graph)
        let places = (0..<table.count).filter(table.isComputation)
        let costs = places.map { max(0, cost(table.node($0))) }
        let share = max(costs.reduce(0, +) / Double(max(1, count)), .leastNonzeroMagnitude)
        var groups = [Int32](repeating: -1, count: table.count)
        var numbers: [Int] = []
        var spent = 0.0
        for (place, cost) in zip(places, costs) {
            let number = min(max(1, count) - 1, Int((spent + cost / 2) / share))
            // The numbers grow: one that is not the last is new.
            if numbers.last != number { numbers.append(number) }
            groups[place] = Int32(numbers.count - 1)
            spent += cost
        }
        return try GroupedGraph(self, table, groups, names: numbers.map { "submod_\($0)" }).build()
    }

    /// Returns a module in which nodes become one submodule.
    ///
    /// - Throws: ``SplitError/cycle(_:)`` where a node outside needs one of them and is needed by
    ///   another; ``SplitError/notInside(_:)``.
    public final func outlining(
        _ nodes: some Sequence<Node>, as name: String
    ) throws -> GraphModule {
        let table = NodeTable(graph)
        var groups = [Int32](repeating: -1, count: table.count)
        for node in nodes where node.opcode != .getAttribute {
            guard node.graph === graph, !node.isErased, node.isComputation else {
                throw SplitError.notInside(NodeSnapshot(node))
            }
            groups[table.place(of: node)] = 0
        }
        return try GroupedGraph(self, table, groups, names: [freePath(name).text]).build()
    }

    /// Returns a module in which connected nodes that something supports are submodules, as large
    /// as they can be without needing each other.
    ///
    /// - Parameters:
    ///   - prefix: What the submodules are called, with their number.
    ///   - minimumSize: Smaller ones stay as they are.
    ///   - isSupported: Whether a node may be part of a submodule.
    /// - Complexity: O(n log n).
    /// - SeeAlso: `torch.fx.passes.infra.partitioner.CapabilityBasedPartitioner`
    public final func partitioned(
        named prefix: String = "partition", minimumSize: Int = 1,
        where isSupported: (Node) throws -> Bool
    ) throws -> GraphModule {
        let table = NodeTable(graph)
        var partition = try CapabilityPartition(self, table, where: isSupported)
        let (groups, count) = partition.groups(minimumSize: minimumSize)
        let names = (0..<count).map { "\(prefix)_\($0)" }
        return try GroupedGraph(self, table, groups, names: names).build()
    }
}

extension Node {
    /// Whether the node computes something: no input, no output, no read of state.
    var isComputation: Bool {
        switch opcode {
        case .placeholder, .output, .getAttribute: false
        case .callFunction, .callMethod, .callModule: true
        }
    }
}
