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
}
