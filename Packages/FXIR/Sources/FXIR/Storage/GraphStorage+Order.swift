// SPDX-License-Identifier: Apache-2.0

// The execution order: a linked list whose nodes carry growing labels, so that two nodes compare
// in constant time. A full gap makes room by spreading the labels of the smallest neighbourhood
// that is not crowded: O(log n) amortised, wherever nodes are inserted.

extension GraphStorage {
    /// The distance of neighbours when nodes are appended.
    private static let stride: Int64 = 1 << 20

    mutating func link(_ id: Int32, before next: Int32) {
        let previous = next >= 0 ? self[next].previous : last
        self[id].previous = previous
        self[id].next = next
        if previous >= 0 { self[previous].next = id } else { first = id }
        if next >= 0 { self[next].previous = id } else { last = id }
        setOrder(of: id)
    }

    mutating func unlink(_ id: Int32) {
        let (previous, next) = (self[id].previous, self[id].next)
        if previous >= 0 { self[previous].next = next } else { first = next }
        if next >= 0 { self[next].previous = previous } else { last = previous }
    }

    private mutating func setOrder(of id: Int32) {
        let (previous, next) = (self[id].previous, self[id].next)
        switch (previous >= 0, next >= 0) {
        case (false, false): self[id].order = 0
        case (true, false): self[id].order = self[previous].order + Self.stride
        case (false, true): self[id].order = self[next].order - Self.stride
        case (true, true):
            let (low, high) = (self[previous].order, self[next].order)
            self[id].order = low + (high - low) / 2
            if high - low <= 1 { spread(around: id) }
        }
    }

    /// Numbers the nodes around one anew, in the smallest aligned window of labels that is at most
    /// half as full at each doubling as the one before.
    private mutating func spread(around id: Int32) {
        var (left, right, count) = (id, id, 1)
        let label = self[id].order
        var capacity = 1.0
        for bits in 1..<62 {
            let width: Int64 = 1 << bits
            let start = label & ~(width - 1)
            while self[left].previous >= 0, self[self[left].previous].order >= start {
                left = self[left].previous
                count += 1
            }
            while self[right].next >= 0, self[self[right].next].order < start + width {
                right = self[right].next
                count += 1
            }
            capacity *= 1.5
            guard Double(count) < capacity, Int64(count) < width else { continue }
            renumber(from: left, count: count, start: start, step: width / Int64(count))
            return
        }
    }

    private mutating func renumber(from left: Int32, count: Int, start: Int64, step: Int64) {
        var (id, order) = (left, start)
        for _ in 0..<count {
            self[id].order = order
            order += step
            id = self[id].next
        }
    }
}
