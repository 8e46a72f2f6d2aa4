// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The elements where a mask is true, as a vector.
    static func maskedSelect(
        _ input: TensorStorage, _ mask: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try requireMask(mask, operation: "masked_select")
        let extents = try broadcast(input.extents, mask.extents)
        _ = try TensorStorage.elementCount(of: extents, input.dtype)
        let source = try input.expand(extents)
        let flags = try mask.expand(extents).contiguous()
        let chosen = truePlaces(flags)
        if source.isContiguous { return try gather(source, at: chosen, [chosen.count]) }
        return try gather(source.contiguous(), at: chosen, [chosen.count])
    }

    /// A copy with the elements of a source, one after another, where a mask is true.
    static func maskedScatter(
        _ input: TensorStorage, _ mask: TensorStorage, _ source: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let operation = "masked_scatter"
        try requireMask(mask, operation: operation)
        guard source.dtype == input.dtype else {
            throw .dtypeMismatch(
                operation: operation, expected: "a source of the tensor's dtype",
                found: [input.dtype, source.dtype])
        }
        let extents = try broadcast(input.extents, mask.extents)
        let result = try input.expand(extents).copied()
        let places = truePlaces(try mask.expand(extents).contiguous())
        guard places.count <= source.elementCount else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a source of at least \(places.count) elements",
                    found: [source.shape]))
        }
        scatter(try source.contiguous(), into: result, at: places)
        return result
    }

    private static func requireMask(
        _ mask: TensorStorage, operation: String
    ) throws(TensorError) {
        guard mask.dtype == .bool || mask.dtype == .uint8 else {
            throw .dtypeMismatch(
                operation: operation, expected: "a Boolean mask", found: [mask.dtype])
        }
    }

    /// The places of bytes other than 0 in a row-major tensor.
    private static func truePlaces(_ flags: TensorStorage) -> [Int] {
        let pointer = flags.pointer(as: UInt8.self)
        return withExtendedLifetime(flags) {
            (0..<flags.elementCount).filter { pointer[$0] != 0 }
        }
    }

    /// ``nonzero(_:)`` cut to a number of rows, or filled up to it.
    static func nonzero(
        _ input: TensorStorage, size: Int, fill: Int
    ) throws(TensorError) -> TensorStorage {
        guard size >= 0 else {
            throw .invalidValue(
                operation: "nonzero_static", value: "size \(size)", expected: "0 or more")
        }
        let rows = try nonzero(input)
        let result = try filled([size, input.rank], .int64, .int(fill))
        let count = min(size, rows.extents[0])
        moveBytes(from: rows.part(0, 0, count), to: result.part(0, 0, count))
        return result
    }

    /// The places of elements other than 0, a vector an axis.
    static func nonzeroByAxis(_ input: TensorStorage) throws(TensorError) -> [TensorStorage] {
        var parts: [TensorStorage] = []
        for part in try nonzero(input.atLeast(1)).unbind(1) { parts.append(try part.copied()) }
        return parts
    }

    /// Rows of zeros with a 1 at each number's place.
    static func oneHot(_ input: TensorStorage, _ classes: Int) throws(TensorError) -> TensorStorage
    {
        guard input.dtype == .int64 else {
            throw .dtypeMismatch(
                operation: "one_hot", expected: "numbers of int64", found: [input.dtype])
        }
        let numbers = try Tensor(input).scalars(as: Int.self)
        var count = classes
        if classes == -1 {
            guard let largest = numbers.max(), largest < .max else {
                throw .invalidArgument(
                    operation: "one_hot", parameter: "num_classes",
                    expected: "a number of classes, as there are no elements")
            }
            count = max(largest + 1, 0)
        }
        guard count > 0 || classes == -1 else {
            throw .invalidValue(
                operation: "one_hot", value: "\(classes) classes", expected: "at least 1")
        }
        if let wrong = numbers.first(where: { $0 < 0 || $0 >= count }) {
            throw .indexOutOfRange(operation: "one_hot", index: wrong, count: count)
        }
        let result = try zeros(.int64, input.extents + [count])
        let pointer = result.pointer(as: Int64.self)
        for (row, number) in numbers.enumerated() { pointer[row * count + number] = 1 }
        return result
    }
}
