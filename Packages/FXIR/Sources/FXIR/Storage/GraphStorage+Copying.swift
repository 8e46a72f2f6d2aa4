// SPDX-License-Identifier: Apache-2.0

import FXCore

// Copies from table to table. As with all changes, `Graph` and its helpers have checked before.

extension GraphStorage {
    /// Adds a copy of another graph's node at the end, with its type and metadata.
    ///
    /// - Parameters:
    ///   - copies: What the other graph's nodes are here, by number.
    ///   - subgraphs: What subgraphs that the node names are called here.
    mutating func insert(
        copyOf other: Int32, of source: GraphStorage, _ copies: [Int32],
        subgraphs: [SubgraphName: SubgraphName]
    ) -> Int32 {
        let id = Int32(rows.count)
        let row = source[other]
        let operation = operations.intern(
            copyOf: source.operations[row.operation], of: source.names, in: &names)
        let name = names.makeName(
            copyOf: row.name, of: source.names, near: operations[operation].candidate)
        let operands = pool.append(
            copyOf: row.operands, of: source.pool, copies, subgraphs: subgraphs, owner: id)
        rows.append(Row(operation: operation, name: name, operands: operands))
        finishInsertion(of: id, before: -1)
        if !source.types.isEmpty, let type = source.types[other] { types[id] = type }
        if source.hasMetadata(other) { setMetadata(of: id, source.metadata(of: other)) }
        return id
    }

    /// The subgraphs that a node's arguments name.
    func subgraphNames(of id: Int32) -> [SubgraphName] {
        var result: [SubgraphName] = []
        for index in self[id].operands.indices where pool.slots[index].kind == .literal {
            pool.literal(pool.slots[index].payload).forEachSubgraph { result.append($0) }
        }
        return result
    }
}

extension OperandPool {
    /// Appends a copy of another pool's run, not yet linked to the nodes that it uses.
    fileprivate mutating func append(
        copyOf range: OperandRange, of source: OperandPool, _ copies: [Int32],
        subgraphs: [SubgraphName: SubgraphName], owner: Int32
    ) -> OperandRange {
        let offset = Int32(slots.count) - range.start
        for index in range.indices {
            var slot = source.slots[index]
            switch slot.kind {
            case .node: slot = Slot(.node, Int64(copies[Int(slot.node)]), owner: owner)
            case .string, .key: slot.payload = intern(source.text(slot.payload))
            case .literal:
                let literal = source.literal(slot.payload)
                slot.payload = add(
                    subgraphs.isEmpty ? literal : literal.mapSubgraphs { subgraphs[$0] ?? $0 })
            case .none, .bool, .int, .double, .list, .tuple, .dictionary, .slice: break
            }
            append(slot)
        }
        return OperandRange(
            start: range.start + offset, keywordStart: range.keywordStart + offset,
            end: range.end + offset)
    }
}
