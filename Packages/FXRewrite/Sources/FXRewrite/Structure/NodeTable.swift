// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The nodes of a graph by place, and what each takes, read without a tree an argument.
struct NodeTable {
    let reader: GraphReader
    /// The ids of the nodes, in execution order.
    let ids: [Int32]
    /// The place of each node by id.
    private let places: [Int32]
    private let opcodes: [Opcode]
    /// The number of the operation that takes an item; -1 where no node does.
    private let itemOperation: Int

    init(_ graph: Graph) {
        let reader = GraphReader(graph)
        self.reader = reader
        var ids: [Int32] = []
        ids.reserveCapacity(reader.count)
        var places = [Int32](repeating: -1, count: reader.idLimit)
        var id = reader.first
        while id >= 0 {
            places[Int(id)] = Int32(ids.count)
            ids.append(id)
            id = reader.next(after: id)
        }
        (self.ids, self.places) = (ids, places)
        opcodes = reader.operations.map(\.opcode)
        itemOperation =
            reader.operations.firstIndex(of: .callFunction(.operator.getitem)) ?? -1
    }

    var count: Int { ids.count }

    func node(_ place: Int) -> Node { reader.node(ids[place]) }

    func opcode(_ place: Int) -> Opcode { opcodes[reader.operationIndex(of: ids[place])] }

    /// Whether the node computes something: no input, no output, no read of state.
    func isComputation(_ place: Int) -> Bool {
        switch opcode(place) {
        case .placeholder, .output, .getAttribute: false
        case .callFunction, .callMethod, .callModule: true
        }
    }

    func place(of node: Node) -> Int { Int(places[Int(node.id)]) }

    /// Calls a closure with the place of each node that a node takes, as often as it takes it.
    @inline(__always)
    func forEachInput(of place: Int, _ body: (Int) -> Void) {
        let run = reader.arguments(of: ids[place])
        for index in run.start..<run.end {
            let id = reader.nodeID(at: index)
            if id >= 0 { body(Int(places[Int(id)])) }
        }
    }

    /// The place of the node of whose several results a node takes one; nil for other nodes.
    func producer(ofItem place: Int) -> Int? {
        let id = ids[place]
        guard reader.operationIndex(of: id) == itemOperation else { return nil }
        let run = reader.arguments(of: id)
        guard run.start < run.end, reader.nodeID(at: run.start) >= 0 else { return nil }
        let source = self.place(of: reader.node(reader.nodeID(at: run.start)))
        return node(source).givesSeveral ? source : nil
    }
}
