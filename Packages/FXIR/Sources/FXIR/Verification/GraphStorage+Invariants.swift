// SPDX-License-Identifier: Apache-2.0

// Quick answers for graphs that are in order, which nearly all are: no handle and no tree is made.

extension GraphStorage {
    /// Whether all nodes that a node uses are live and run before it.
    func usesEarlierNodes(_ id: Int32) -> Bool {
        let row = self[id]
        return row.operands.indices.allSatisfy { index in
            guard pool.slots[index].kind == .node else { return true }
            let used = self[pool.slots[index].node]
            return !used.isErased && used.order < row.order
        }
    }

    /// Whether the use list of each live node holds exactly the slots of live nodes that name it.
    var hasExactUseLists: Bool {
        var mentions = [Int](repeating: 0, count: rows.count)
        for row in rows where !row.isErased {
            for index in row.operands.indices where pool.slots[index].kind == .node {
                mentions[Int(pool.slots[index].node)] += 1
            }
        }
        return rows.indices.allSatisfy {
            rows[$0].isErased || countsUses(of: Int32($0), mentions[$0])
        }
    }

    /// Whether a use list has a number of slots, all of them arguments of live nodes.
    private func countsUses(of id: Int32, _ count: Int) -> Bool {
        var (slot, rest) = (self[id].firstUse, count)
        while slot >= 0 {
            let use = pool.slots[Int(slot)]
            rest -= 1
            guard rest >= 0, use.kind == .node, use.node == id, !self[use.owner].isErased,
                self[use.owner].operands.indices.contains(Int(slot))
            else { return false }
            slot = pool.links[Int(slot)].next
        }
        return rest == 0
    }
}
