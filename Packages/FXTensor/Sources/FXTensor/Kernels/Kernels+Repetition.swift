// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The tensor laid so many times along each axis; axes may be put before its own.
    static func repeated(
        _ input: TensorStorage, _ counts: [Int], operation: String = "repeat"
    ) throws(TensorError) -> TensorStorage {
        guard counts.count >= input.rank, counts.allSatisfy({ $0 >= 0 }) else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "a count of 0 or more for each dimension, not \(counts)",
                    found: [input.shape]))
        }
        let missing = counts.count - input.rank
        let own = [Int](repeating: 1, count: missing) + input.extents
        var extents: [Int] = []
        for (count, extent) in zip(counts, own) {
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            if overflow { throw .tooLarge(bytes: .max) }
            extents.append(product)
        }
        let result = try TensorStorage.allocate(input.dtype, extents)
        // Seen with an axis for the repeats before each own one, the source is stretched along it.
        let steps = [Int](repeating: 0, count: missing) + input.strides
        let stretched = input.view(
            extents: zip(counts, own).flatMap { [$0, $1] }, strides: steps.flatMap { [0, $0] })
        moveBytes(
            from: stretched,
            to: result.view(
                extents: stretched.extents,
                strides: TensorStorage.rowMajorStrides(stretched.extents)))
        return result
    }

    /// As ``repeated(_:_:operation:)``, where missing counts are 1.
    static func tiled(_ input: TensorStorage, _ counts: [Int]) throws(TensorError) -> TensorStorage
    {
        let missing = max(input.rank - counts.count, 0)
        return try repeated(
            input, [Int](repeating: 1, count: missing) + counts, operation: "tile")
    }

    /// Each element, or slice of an axis, so many times.
    static func repeatInterleaved(
        _ input: TensorStorage, _ counts: TensorStorage, _ axis: Int?, outputSize: Int?
    ) throws(TensorError) -> TensorStorage {
        let operation = "repeat_interleave"
        let source = axis == nil ? try input.reshape([-1]) : input.atLeast(1)
        guard let index = Axis.index(axis ?? 0, rank: source.rank) else {
            throw .invalidAxis(operation: operation, axis: axis ?? 0, rank: source.rank)
        }
        guard counts.rank <= 1,
            counts.elementCount == 1 || counts.elementCount == source.extents[index]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "one count, or one for each of \(source.extents[index])",
                    found: [counts.shape]))
        }
        let each = try counts.reshape([-1]).expand([source.extents[index]])
        let places = try repeatedIndices(each, outputSize: outputSize)
        return try indexSelect(source, index, places, operation: operation)
    }

    /// `[0, 0, 1, 2, 2, 2]` for counts of 2, 1 and 3.
    static func repeatedIndices(
        _ counts: TensorStorage, outputSize: Int?
    ) throws(TensorError) -> TensorStorage {
        let operation = "repeat_interleave"
        guard counts.rank == 1, counts.dtype == .int64 || counts.dtype == .int32 else {
            throw .dtypeMismatch(
                operation: operation, expected: "counts as a vector of int64 or int32",
                found: [counts.dtype])
        }
        let values = try cast(counts, to: .int64).contiguous()
        let pointer = values.pointer(as: Int64.self)
        var total = 0
        for index in 0..<values.elementCount {
            let (sum, overflow) = total.addingReportingOverflow(Int(pointer[index]))
            if pointer[index] < 0 {
                throw .invalidValue(
                    operation: operation, value: "count \(pointer[index])", expected: "0 or more")
            }
            if overflow { throw .tooLarge(bytes: .max) }
            total = sum
        }
        if let outputSize, outputSize != total {
            throw .invalidValue(
                operation: operation, value: "output_size \(outputSize)",
                expected: "the sum of the counts, \(total)")
        }
        let result = try TensorStorage.allocate(.int64, [total])
        var target = result.pointer(as: Int64.self)
        for index in 0..<values.elementCount {
            target.update(repeating: Int64(index), count: Int(pointer[index]))
            target += Int(pointer[index])
        }
        return try withExtendedLifetime(values) { () throws(TensorError) in
            try cast(result, to: counts.dtype)
        }
    }
}
