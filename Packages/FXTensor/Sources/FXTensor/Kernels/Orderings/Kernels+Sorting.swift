// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The elements of each line at chosen places, and the places.
    static func choose(
        _ lines: Lines, count: Int,
        _ places: (_ line: Int) throws(TensorError) -> [Int]
    ) throws(TensorError) -> (values: TensorStorage, places: TensorStorage) {
        let values = try lines.allocate(lines.storage.dtype, length: count)
        let indices = try lines.allocate(.int64, length: count)
        let size = lines.storage.dtype.byteCount
        let (source, target) = (lines.storage.rawPointer, values.rawPointer)
        let out = indices.pointer(as: Int64.self)
        for line in 0..<lines.count {
            for (index, place) in try places(line).enumerated() {
                let position = line * count + index
                out[position] = Int64(place)
                (target + position * size).copyMemory(
                    from: source + (line * lines.length + place) * size, byteCount: size)
            }
        }
        return (values, indices)
    }

    /// The elements along an axis in order, and where they stood; equal ones stay as they stand.
    static func sort(
        _ input: TensorStorage, axis: Int, descending: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let lines = try Lines(input, axis: axis, operation: "sort")
        let keys = try OrderKeys(lines.storage, operation: "sort")
        let (values, places) = try choose(lines, count: lines.length) { line in
            keys.sorted(line: line, length: lines.length, descending: descending).map(\.place)
        }
        return [try lines.restored(values), try lines.restored(places)]
    }

    /// The `k` largest or smallest elements along an axis, in order, and where they stand.
    static func topK(
        _ input: TensorStorage, k: Int, axis: Int = -1, findsLargest: Bool = true
    ) throws(TensorError) -> (values: TensorStorage, indices: TensorStorage) {
        if [.bool, .uint16, .uint32, .uint64].contains(input.dtype) {
            throw .noKernel(operator: "topk", dtype: input.dtype)
        }
        let lines = try Lines(input, axis: axis, operation: "topk")
        guard (0...lines.length).contains(k) else {
            throw .indexOutOfRange(operation: "topk", index: k, count: lines.length)
        }
        let keys = try OrderKeys(lines.storage, operation: "topk")
        // A tensor without dimensions gives one, even for a count of 0.
        let count = input.rank == 0 ? 1 : k
        let (values, places) = try choose(lines, count: count) { line in
            keys.first(count, line: line, length: lines.length, descending: findsLargest).map(
                \.place)
        }
        return (try lines.restored(values), try lines.restored(places))
    }

    private static func requireRanking(
        _ input: TensorStorage, _ operation: String
    ) throws(TensorError) {
        if [.bool, .uint16, .uint32, .uint64].contains(input.dtype)
            || input.dtype.category == .complex
        {
            throw .noKernel(operator: operation, dtype: input.dtype)
        }
    }

    /// The `k`-th smallest element along an axis, counted from 1, and where it stands.
    static func kthValue(
        _ input: TensorStorage, k: Int, axis: Int, keepsAxis: Bool
    ) throws(TensorError) -> [TensorStorage] {
        try requireRanking(input, "kthvalue")
        let lines = try Lines(input, axis: axis, operation: "kthvalue")
        guard (1...max(lines.length, 1)).contains(k), lines.length > 0 else {
            throw .indexOutOfRange(operation: "kthvalue", index: k, count: lines.length)
        }
        let keys = try OrderKeys(lines.storage, operation: "kthvalue")
        let (values, places) = try choose(lines, count: 1) { line in
            [keys.sorted(line: line, length: lines.length)[k - 1].place]
        }
        return [
            try lines.reduced(values, keepsAxis: keepsAxis),
            try lines.reduced(places, keepsAxis: keepsAxis),
        ]
    }

    /// The lower of the middle elements, and where it stands; NaN where there is one, or skipped.
    ///
    /// - Parameter axis: The axis; nil for all elements together.
    static func median(
        _ input: TensorStorage, axis: Int?, keepsAxis: Bool, skipsNaN: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let name = skipsNaN ? "nanmedian" : "median"
        try requireRanking(input, name)
        let lines = try Lines(input, axisOrAll: axis, operation: name)
        if axis == nil, lines.length == 0 {
            return [try filled([], input.dtype, .double(.nan)), try filled([], .int64, .int(0))]
        }
        if lines.length == 0 { throw .indexOutOfRange(operation: name, index: 0, count: 0) }
        let keys = try OrderKeys(lines.storage, operation: name)
        let (values, places) = try choose(lines, count: 1) { line in
            let items = keys.sorted(line: line, length: lines.length)
            let numbers = items.prefix { !OrderKeys.isNaN($0.word, input.dtype) }.count
            let hasNaN = numbers < items.count
            if hasNaN && !skipsNaN || numbers == 0 { return [items[numbers].place] }
            return [items[(numbers - 1) / 2].place]
        }
        if axis == nil { return [try values.reshape([]), try places.reshape([])] }
        return [
            try lines.reduced(values, keepsAxis: keepsAxis),
            try lines.reduced(places, keepsAxis: keepsAxis),
        ]
    }

    /// The smallest of the most frequent elements along an axis, and where it stands last.
    static func mode(
        _ input: TensorStorage, axis: Int, keepsAxis: Bool
    ) throws(TensorError) -> [TensorStorage] {
        if [.uint16, .uint32, .uint64].contains(input.dtype) {
            throw .noKernel(operator: "mode", dtype: input.dtype)
        }
        let lines = try Lines(input, axis: axis, operation: "mode")
        if lines.length == 0 { throw .indexOutOfRange(operation: "mode", index: 0, count: 0) }
        let keys = try OrderKeys(lines.storage, operation: "mode")
        let (values, places) = try choose(lines, count: 1) { line in
            let items = keys.sorted(line: line, length: lines.length)
            var (best, bestCount, count) = (items[0].place, 0, 0)
            for (index, item) in items.enumerated() {
                count = index > 0 && items[index - 1].word == item.word ? count + 1 : 1
                if count > bestCount { (best, bestCount) = (item.place, count) }
            }
            return [best]
        }
        return [
            try lines.reduced(values, keepsAxis: keepsAxis),
            try lines.reduced(places, keepsAxis: keepsAxis),
        ]
    }
}
