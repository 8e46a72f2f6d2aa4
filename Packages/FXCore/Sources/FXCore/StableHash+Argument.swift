// SPDX-License-Identifier: Apache-2.0

extension StableHash {
    /// Feeds a whole number.
    public mutating func combine(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            combine(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    /// Feeds a tree: what kind each value is, what it is, and how it is nested.
    ///
    /// - Parameter leaf: Feeds a leaf.
    public mutating func combine<Leaf>(
        _ argument: Argument<Leaf>, leaf: (inout StableHash, Leaf) -> Void
    ) {
        switch argument {
        case .leaf(let value):
            combine(UInt8(1))
            leaf(&self, value)
        case .list(let items): combine(2, items, leaf)
        case .tuple(let items): combine(3, items, leaf)
        case .slice(let start, let stop, let step): combine(4, [start, stop, step], leaf)
        case .dictionary(let entries):
            combine(5, entries.map(\.value), leaf)
            for entry in entries { combine(entry.key) }
        case .double(let value):
            combine(UInt8(6))
            combine(value.bitPattern)
        case .constant(let value):
            combine(UInt8(7))
            combine(value.contentHash)
        default:
            // What is left has one text for one value; the kinds differ by that of their texts,
            // except strings, which may hold anything.
            combine(UInt8(argument.string == nil ? 8 : 9))
            combine(argument.pythonString { _ in "" })
        }
    }

    private mutating func combine<Leaf>(
        _ kind: UInt8, _ items: [Argument<Leaf>], _ leaf: (inout StableHash, Leaf) -> Void
    ) {
        combine(kind)
        combine(UInt64(items.count))
        for item in items { combine(item, leaf: leaf) }
    }
}
