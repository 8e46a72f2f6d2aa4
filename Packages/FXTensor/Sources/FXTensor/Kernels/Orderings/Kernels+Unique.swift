// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Elements without repetition: which stay, where each went, and how often each was there.
private struct Groups {
    /// For each group the place of its first member.
    var firsts: [Int] = []
    /// For each element its group.
    var group: [Int]
    var counts: [Int] = []

    init(count: Int) { group = [Int](repeating: 0, count: count) }

    /// Groups neighbours in an order of the places.
    init(_ order: [Int], isNew: (_ place: Int, _ before: Int) -> Bool) {
        self.init(count: order.count)
        for (index, place) in order.enumerated() {
            if index == 0 || isNew(place, order[index - 1]) {
                firsts.append(place)
                counts.append(0)
            }
            group[place] = firsts.count - 1
            counts[counts.count - 1] += 1
        }
    }
}

extension Kernels {
    private static func integers(
        _ values: [Int], _ extents: [Int]
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(.int64, extents)
        let out = result.pointer(as: Int64.self)
        for (index, value) in values.enumerated() { out[index] = Int64(value) }
        return result
    }

    /// The slices of groups along the first axis, with each element's group and the counts.
    private static func results(
        _ rows: TensorStorage, _ groups: Groups, inverse: [Int]
    ) throws(TensorError) -> [TensorStorage] {
        let extents = [groups.firsts.count] + rows.extents.dropFirst()
        let values = try TensorStorage.allocate(rows.dtype, extents)
        let size = rows.extents.dropFirst().reduce(rows.dtype.byteCount, *)
        for (index, first) in groups.firsts.enumerated() {
            (values.rawPointer + index * size).copyMemory(
                from: rows.rawPointer + first * size, byteCount: size)
        }
        return [
            withExtendedLifetime(rows) { values }, try integers(groups.group, inverse),
            try integers(groups.counts, [groups.counts.count]),
        ]
    }

    /// The elements in order without repetition; or, of neighbours only, as they stand.
    static func unique(
        _ input: TensorStorage, consecutive: Bool, operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let flat = try input.contiguous().reshape([-1 * min(1, input.elementCount)])
        let keys = try OrderKeys(flat, operation: operation)
        let words = keys.words
        let order =
            consecutive
            ? Array(words.indices) : keys.sorted(line: 0, length: words.count).map(\.place)
        let groups = Groups(order) { place, before in
            // NaN differs from NaN.
            words[place] != words[before] || OrderKeys.isNaN(words[place], input.dtype)
        }
        return try results(flat, groups, inverse: input.extents)
    }

    /// The slices along an axis without repetition, in order or as they stand.
    static func uniqueSlices(
        _ input: TensorStorage, axis: Int, consecutive: Bool, operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let axis = try Axis.resolve(axis, rank: input.rank, operation: operation)
        guard input.rank > 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "an axis with slices", found: [input.shape]))
        }
        let order = [axis] + input.extents.indices.filter { $0 != axis }
        let rows = try input.permuted(order).contiguous()
        let words = try OrderKeys(rows, operation: operation).words
        let count = rows.extents[0]
        let length = count == 0 ? 0 : rows.elementCount / count
        func slice(_ place: Int) -> ArraySlice<UInt64> {
            words[(place * length)..<((place + 1) * length)]
        }
        var places = Array(0..<count)
        if !consecutive {
            places.sort { a, b in
                let (x, y) = (slice(a), slice(b))
                return x.lexicographicallyPrecedes(y) || a < b && x.elementsEqual(y)
            }
        }
        let groups = Groups(places) { !slice($0).elementsEqual(slice($1)) }
        var result = try results(rows, groups, inverse: [count])
        let inverse = order.indices.map { order.firstIndex(of: $0) ?? $0 }
        result[0] = try result[0].permuted(inverse).contiguous()
        return result
    }
}
