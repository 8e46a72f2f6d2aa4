// SPDX-License-Identifier: Apache-2.0

import FXCore

// The one door for changes. Nothing here can fail: `Graph` has checked before.

extension GraphStorage {
    /// Adds a node before another; at the end where `next` is -1.
    mutating func insert(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        name: String?, before next: Int32
    ) -> Int32 {
        let id = Int32(rows.count)
        let index = operations.intern(operation, in: &names)
        let nodeName =
            name.map { names.makeName($0) } ?? names.makeName(operations[index].candidate)
        let operands = pool.append(arguments, keywords, owner: id)
        rows.append(Row(operation: index, name: nodeName, operands: operands))
        finishInsertion(of: id, before: next)
        return id
    }

    /// Puts a new row into the lists that each live row is in.
    mutating func finishInsertion(of id: Int32, before next: Int32) {
        link(id, before: next)
        linkSame(id)
        linkUses(of: id)
        count += 1
        revision += 1
    }

    /// Takes a node without users out of the graph. Its row and slots keep what it was.
    mutating func erase(_ id: Int32) {
        unlinkUses(of: id)
        unlinkSame(id)
        unlink(id)
        self[id].isErased = true
        count -= 1
        revision += 1
    }

    /// Puts a node before another; at the end where `next` is -1.
    mutating func move(_ id: Int32, before next: Int32) {
        guard next != id, self[id].next != next else { return }
        unlink(id)
        link(id, before: next)
        revision += 1
    }

    mutating func setArguments(
        of id: Int32, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>
    ) {
        unlinkUses(of: id)
        let new = pool.append(arguments, keywords, owner: id)
        self[id].operands = pool.settle(new, into: self[id].operands)
        linkUses(of: id)
        revision += 1
    }

    /// Gives a node its arguments with one more among them. The node keeps its place among the users
    /// of the others, as in torch.fx.
    mutating func insertArgument(
        of id: Int32, at position: Int, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node>
    ) {
        let old = self[id].operands
        let gap = Int(pool.start(ofArgument: position, in: old) - old.start)
        let new = pool.append(arguments, keywords, owner: id)
        let width = Int(new.count - old.count)
        for index in old.indices where pool.slots[index].kind == .node {
            let offset = index - Int(old.start)
            moveUse(
                Int32(index), to: new.start + Int32(offset < gap ? offset : offset + width))
        }
        self[id].operands = new
        for index in new.indices.dropFirst(gap).prefix(width)
        where pool.slots[index].kind == .node { linkUse(Int32(index)) }
        revision += 1
    }

    /// Lets a user of one node use another; it goes to the end of the users of all its inputs, as
    /// in torch.fx.
    mutating func replaceUses(of id: Int32, with new: Int32, by user: Int32) {
        for index in self[user].operands.indices where pool.slots[index].kind == .node {
            unlinkUse(Int32(index))
            if pool.slots[index].node == id { pool.slots[index].payload = Int64(new) }
            linkUse(Int32(index))
        }
        revision += 1
    }

    mutating func setOperation(of id: Int32, _ operation: Operation) {
        unlinkSame(id)
        self[id].operation = operations.intern(operation, in: &names)
        linkSame(id)
        revision += 1
    }

    mutating func rename(_ id: Int32, _ candidate: String) {
        self[id].name = names.makeName(candidate)
        revision += 1
    }

    mutating func setType(of id: Int32, _ type: ValueType?) {
        types[id] = type
        revision += 1
    }

    /// Fills the table with erased rows, so that ids given before a restore are not given again.
    mutating func discardRows(through count: Int) {
        guard count > rows.count else { return }
        let operation = operations.intern(.callFunction("discarded"), in: &names)
        let end = Int32(pool.slots.count)
        var row = Row(
            operation: operation, name: names.makeName("discarded"),
            operands: OperandRange(start: end, keywordStart: end, end: end))
        row.isErased = true
        rows.append(contentsOf: repeatElement(row, count: count - rows.count))
    }

    /// Metadata is not part of what a graph computes: the revision stays.
    mutating func setMetadata(of id: Int32, _ value: NodeMetadata?) {
        if Int(id) >= metadata.count {
            if value == nil { return }
            makeRoomForMetadata(of: id)
        }
        metadata[Int(id)] = value
    }

    mutating func setSpec(of id: Int32, _ spec: Argument<TensorSpec>?) {
        if Int(id) >= metadata.count { makeRoomForMetadata(of: id) }
        if metadata[Int(id)] == nil { metadata[Int(id)] = NodeMetadata() }
        metadata[Int(id)]?.spec = spec
    }

    mutating func setProvenance(of id: Int32, _ provenance: Provenance) {
        if Int(id) >= metadata.count { makeRoomForMetadata(of: id) }
        if metadata[Int(id)] == nil { metadata[Int(id)] = NodeMetadata() }
        metadata[Int(id)]?.provenance = provenance
    }

    private mutating func makeRoomForMetadata(of id: Int32) {
        // Not to the end of the rows: nodes that are recorded one by one come here one by one.
        while metadata.count <= Int(id) { metadata.append(nil) }
    }

    func hasMetadata(_ id: Int32) -> Bool {
        Int(id) < metadata.count && metadata[Int(id)]?.isEmpty == false
    }

    @inline(__always)
    func metadata(of id: Int32) -> NodeMetadata {
        Int(id) < metadata.count ? metadata[Int(id)] ?? NodeMetadata() : NodeMetadata()
    }
}

// MARK: - Use lists

extension GraphStorage {
    private mutating func linkUses(of id: Int32) {
        for index in self[id].operands.indices where pool.slots[index].kind == .node {
            linkUse(Int32(index))
        }
    }

    private mutating func unlinkUses(of id: Int32) {
        for index in self[id].operands.indices where pool.slots[index].kind == .node {
            unlinkUse(Int32(index))
        }
    }

    private mutating func linkUse(_ slot: Int32) {
        let used = Int(pool.slots[Int(slot)].node)
        let last = rows[used].lastUse
        pool.links[Int(slot)] = UseLink(next: -1, previous: last)
        if last >= 0 { pool.links[Int(last)].next = slot } else { rows[used].firstUse = slot }
        rows[used].lastUse = slot
    }

    /// Puts a slot into the place of another one in the use list of the node that both name.
    private mutating func moveUse(_ slot: Int32, to new: Int32) {
        let used = Int(pool.slots[Int(slot)].node)
        let link = pool.links[Int(slot)]
        pool.links[Int(new)] = link
        if link.previous >= 0 {
            pool.links[Int(link.previous)].next = new
        } else {
            rows[used].firstUse = new
        }
        if link.next >= 0 {
            pool.links[Int(link.next)].previous = new
        } else {
            rows[used].lastUse = new
        }
        pool.links[Int(slot)] = UseLink()
    }

    private mutating func unlinkUse(_ slot: Int32) {
        let used = Int(pool.slots[Int(slot)].node)
        let link = pool.links[Int(slot)]
        if link.previous >= 0 {
            pool.links[Int(link.previous)].next = link.next
        } else {
            rows[used].firstUse = link.next
        }
        if link.next >= 0 {
            pool.links[Int(link.next)].previous = link.previous
        } else {
            rows[used].lastUse = link.previous
        }
        pool.links[Int(slot)] = UseLink()
    }
}

// MARK: - Nodes of one operation

extension GraphStorage {
    private mutating func linkSame(_ id: Int32) {
        let operation = self[id].operation
        let last = operations[operation].last
        self[id].previousSame = last
        self[id].nextSame = -1
        if last >= 0 { self[last].nextSame = id } else { operations[operation].first = id }
        operations[operation].last = id
    }

    private mutating func unlinkSame(_ id: Int32) {
        let row = self[id]
        if row.previousSame >= 0 {
            self[row.previousSame].nextSame = row.nextSame
        } else {
            operations[row.operation].first = row.nextSame
        }
        if row.nextSame >= 0 {
            self[row.nextSame].previousSame = row.previousSame
        } else {
            operations[row.operation].last = row.previousSame
        }
    }
}
