// SPDX-License-Identifier: Apache-2.0

import FXCore

/// A graph as a value: tables of numbers that copy on write.
///
/// Ids are never reused. All changes go through the methods of `GraphStorage+Editing.swift`, which
/// keep the lists and the revision right; they check nothing, `Graph` does.
///
/// Invariants:
/// - the live rows form one doubly linked list from `first` to `last`, along which `order` grows;
/// - each slot of kind `node` of a live row is in the use list of the row that it names;
/// - each live row is in the list of its operation.
struct GraphStorage: Sendable {
    var rows: [Row] = []
    var pool = OperandPool()
    var operations = OperationTable()
    var names = NameSpace()
    var first: Int32 = -1
    var last: Int32 = -1
    var count = 0
    /// Counts the changes; equal revisions of one graph mean equal contents.
    var revision: UInt64 = 0

    /// Metadata by id; shorter than `rows` where the last nodes have none.
    var metadata: [NodeMetadata?] = []
    var types: [Int32: ValueType] = [:]

    subscript(id: Int32) -> Row {
        _read { yield rows[Int(id)] }
        _modify { yield &rows[Int(id)] }
    }

    // Inlined: a call would copy the tables that it does not need.

    @inline(__always)
    func operation(of id: Int32) -> Operation { operations[self[id].operation].operation }

    @inline(__always)
    func opcode(of id: Int32) -> Opcode { operations[self[id].operation].opcode }

    /// The name of a node as text.
    @inline(__always)
    func name(of id: Int32) -> String { names.text(of: self[id].name) }

    /// Calls a closure with each slot that uses a node, in order of its making.
    func forEachUse(of id: Int32, _ body: (Int32) -> Void) {
        var slot = self[id].firstUse
        while slot >= 0 {
            let next = pool.links[Int(slot)].next
            body(slot)
            slot = next
        }
    }

    /// The distinct users of a node, in torch.fx's order: that of their first use.
    func users(of id: Int32) -> [Int32] {
        var result: [Int32] = []
        var seen: Set<Int32> = []
        forEachUse(of: id) { slot in
            let user = pool.slots[Int(slot)].owner
            // Most users use a node once: they need no set.
            if isOnlyUse(slot, by: user) || seen.insert(user).inserted { result.append(user) }
        }
        return result
    }

    /// Whether a look at a few arguments shows that a user has no other use of the same node.
    private func isOnlyUse(_ slot: Int32, by user: Int32) -> Bool {
        let range = self[user].operands
        if range.count > 8 { return false }
        let used = pool.slots[Int(slot)].node
        return range.indices.allSatisfy { index in
            let other = pool.slots[index]
            return index == Int(slot) || other.kind != .node || other.node != used
        }
    }

    /// The number of distinct users.
    func userCount(of id: Int32) -> Int {
        let row = self[id]
        if row.firstUse < 0 { return 0 }
        return row.firstUse == row.lastUse ? 1 : users(of: id).count
    }

    /// The nodes that a node uses, each once, in order of its arguments.
    func inputs(of id: Int32) -> [Int32] {
        var result: [Int32] = []
        var seen: Set<Int32> = []
        let range = self[id].operands
        for index in range.indices where pool.slots[index].kind == .node {
            let input = pool.slots[index].node
            let isNew =
                range.count < 16 ? !result.contains(input) : seen.insert(input).inserted
            if isNew { result.append(input) }
        }
        return result
    }

    /// Whether a look at the slots leaves open that a node's arguments name a subgraph.
    func mayNameSubgraphs(_ id: Int32) -> Bool {
        self[id].operands.indices.contains { pool.slots[$0].kind == .literal }
    }
}
