// SPDX-License-Identifier: Apache-2.0

import FXIR

/// What must stay before what for the memory that nodes touch, while one goes through a graph in
/// order: a read behind the last write, a write behind all that touched the memory since.
struct MemoryOrder {
    private let memory: MemoryModel
    private let table: NodeTable
    private var lastWriters: [Int32: Int] = [:]
    /// The nodes that have read memory since its last write.
    private var readers: [Int32: [Int]] = [:]

    init(_ memory: MemoryModel, _ table: NodeTable) {
        (self.memory, self.table) = (memory, table)
    }

    /// Calls a closure with the place of each earlier node that must stay before one.
    mutating func visit(_ place: Int, _ body: (Int) -> Void) {
        // To take one of several results reads none of them.
        if table.producer(ofItem: place) != nil { return }
        let node = table.node(place)
        for read in memory.classes(readBy: node) where memory.isWritten(read) {
            if let writer = lastWriters[read] { body(writer) }
            readers[read, default: []].append(place)
        }
        for written in memory.classes(writtenBy: node) {
            for reader in readers[written] ?? [] where reader != place { body(reader) }
            readers[written] = []
            lastWriters[written] = place
        }
    }
}
