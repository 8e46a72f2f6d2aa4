// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Words whose order is that of elements. NaN is larger than every number, and -0 equals 0.
struct OrderKeys {
    /// One word for each element, in row-major order.
    let words: [UInt64]

    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for complex elements.
    init(_ storage: TensorStorage, operation: String) throws(TensorError) {
        if storage.dtype.category == .complex {
            throw .noKernel(operator: operation, dtype: storage.dtype)
        }
        words = try storage.dtype.visitElement(Visitor(input: storage.contiguous()))
    }

    private struct Visitor: ElementVisitor {
        var input: TensorStorage

        func visit<Element: TensorElement>(_: Element.Type) -> [UInt64] {
            let values = input.pointer(as: Element.self)
            let isFloating = input.dtype.category == .floating
            let isUnsigned = input.dtype == .uint64
            return [UInt64](unsafeUninitializedCapacity: input.elementCount) { words, count in
                for index in 0..<input.elementCount {
                    words[index] =
                        isFloating
                        ? OrderKeys.word(values[index].double)
                        : OrderKeys.word(values[index].int64, isUnsigned: isUnsigned)
                }
                count = input.elementCount
            }
        }
    }

    static func word(_ value: Double) -> UInt64 {
        if value.isNaN { return .max }
        // Adding 0 makes -0 equal to 0.
        let bits = (value + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    static func word(_ value: Int64, isUnsigned: Bool = false) -> UInt64 {
        let bits = UInt64(bitPattern: value)
        return isUnsigned ? bits : bits ^ 1 << 63
    }

    /// Whether a word is NaN's, where the elements are floats.
    static func isNaN(_ word: UInt64, _ dtype: DType) -> Bool {
        dtype.category == .floating && word == .max
    }

    /// A place in a line, and the word of the element there.
    struct Item {
        var word: UInt64
        var place: Int

        @inline(__always)
        static func isBefore(_ a: Item, _ b: Item) -> Bool {
            a.word < b.word || a.word == b.word && a.place < b.place
        }
    }

    /// The places of a line in the order of its elements; equal ones stay as they stand.
    func sorted(line: Int, length: Int, descending: Bool = false) -> [Item] {
        var items = items(line: line, length: length, descending: descending)
        items.sort(by: Item.isBefore)
        return items
    }

    /// The first places in the order of a line's elements.
    func first(_ count: Int, line: Int, length: Int, descending: Bool) -> ArraySlice<Item> {
        var items = items(line: line, length: length, descending: descending)
        guard count * 8 < length else {
            items.sort(by: Item.isBefore)
            return items.prefix(count)
        }
        // Few of many: those found so far stay in order.
        var best = Array(items.prefix(count))
        best.sort(by: Item.isBefore)
        guard let last = best.indices.last else { return [] }
        for item in items[count...] where Item.isBefore(item, best[last]) {
            var place = last
            while place > 0, Item.isBefore(item, best[place - 1]) {
                best[place] = best[place - 1]
                place -= 1
            }
            best[place] = item
        }
        return best[...]
    }

    private func items(line: Int, length: Int, descending: Bool) -> [Item] {
        words.withUnsafeBufferPointer { words in
            (0..<length).map { place in
                let word = words[line * length + place]
                return Item(word: descending ? ~word : word, place: place)
            }
        }
    }
}
