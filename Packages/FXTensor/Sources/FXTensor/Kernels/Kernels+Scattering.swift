// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// A copy with values written where an index names elements along an axis.
    ///
    /// - Parameter reduction: How they are combined with what is there; nil where they replace it.
    static func scatter(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, _ values: Operand,
        _ reduction: ScatterReduction? = nil, includesSelf: Bool = true, operation: String
    ) throws(TensorError) -> TensorStorage {
        let (own, position, numbers) = try aligned(input, axis, index, operation: operation)
        let result = try own.copied()
        let packed = try packed(values, numbers, input.dtype, operation: operation)
        if numbers.elementCount > 0 {
            let offsets = try offsets(result, position, numbers, operation: operation)
            if let reduction {
                try reduce(
                    packed, into: result, at: offsets, reduction, includesSelf: includesSelf,
                    operation: operation)
            } else {
                scatter(packed, into: result, at: offsets)
            }
        }
        return try result.reshape(input.extents)
    }

    /// The values that belong to the elements of an index.
    private static func packed(
        _ values: Operand, _ index: TensorStorage, _ dtype: DType, operation: String
    ) throws(TensorError) -> TensorStorage {
        switch values {
        case .number(let number): return try filled(index.extents, dtype, number)
        case .tensor(let storage):
            guard storage.dtype == dtype else {
                throw .dtypeMismatch(
                    operation: operation, expected: "a source of the tensor's dtype",
                    found: [dtype, storage.dtype])
            }
            let source = storage.atLeast(1)
            if index.elementCount == 0 { return try TensorStorage.allocate(dtype, index.extents) }
            let fits =
                source.rank == index.rank && zip(index.extents, source.extents).allSatisfy(<=)
            guard fits else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation, expected: "a source no smaller than the index",
                        found: [storage.shape, index.shape]))
            }
            return try source.view(extents: index.extents, strides: source.strides).contiguous()
        }
    }

    /// A copy with slices of an axis replaced, or combined with others.
    static func indexWrite(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, _ source: TensorStorage,
        _ reduction: ScatterReduction? = nil, includesSelf: Bool = true, operation: String
    ) throws(TensorError) -> TensorStorage {
        let position = try Axis.resolve(axis, rank: input.rank, operation: operation)
        guard index.rank <= 1 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "an index of at most 1 dimension",
                    found: [index.shape]))
        }
        guard source.dtype == input.dtype else {
            throw .dtypeMismatch(
                operation: operation, expected: "a source of the tensor's dtype",
                found: [input.dtype, source.dtype])
        }
        if reduction != nil, source.rank != input.rank {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a source of the tensor's rank",
                    found: [input.shape, source.shape]))
        }
        let result = try input.atLeast(1).copied()
        let places = try places(index, count: result.extents[position], operation: operation)
        var extents = result.extents
        extents[position] = places.count
        let slices = source.rank < result.rank && source.rank == 0 ? source.atLeast(1) : source
        guard slices.extents == extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "a source of shape \(Shape(extents)) for \(places.count) indices",
                    found: [source.shape]))
        }
        try write(
            slices.contiguous(), into: result, position, places, reduction,
            includesSelf: includesSelf, operation: operation)
        return try result.reshape(input.extents)
    }

    private static func write(
        _ slices: TensorStorage, into result: TensorStorage, _ axis: Int, _ places: [Int],
        _ reduction: ScatterReduction?, includesSelf: Bool, operation: String
    ) throws(TensorError) {
        if slices.elementCount == 0 { return }
        let step = result.strides[axis]
        let region = IndexedRegion(
            result, axes: axis..<(axis + 1), indexed: places.map { $0 * step })
        switch reduction {
        case nil:
            result.dtype.visitWord(
                RegionMovement(
                    region: region, storage: result, packed: slices, isGathering: false))
        case .sum:
            try result.dtype.visit(
                RegionAddition(region: region, storage: result, packed: slices),
                operator: operation)
        case let reduction?:
            var offsets: [Int] = []
            offsets.reserveCapacity(slices.elementCount)
            region.forEachRun { offsets += $0..<($0 + region.run) }
            try reduce(
                slices, into: result, at: offsets, reduction, includesSelf: includesSelf,
                operation: operation)
        }
    }

    /// A copy with a value written over slices of an axis.
    static func indexFill(
        _ input: TensorStorage, _ axis: Int, _ index: TensorStorage, _ value: Operand
    ) throws(TensorError) -> TensorStorage {
        let operation = "index_fill"
        let position = try Axis.resolve(axis, rank: input.rank, operation: operation)
        let own = input.atLeast(1)
        let count = own.extents[position]
        let places = try places(index, count: count, countsFromBack: true, operation: operation)
        var extents = own.extents
        extents[position] = places.count
        let scalar: TensorStorage
        switch value {
        case .number(let number):
            if input.dtype.category < .floating { try requireWhole(number, input.dtype) }
            scalar = try filled([], input.dtype, number)
        case .tensor(let storage):
            guard storage.rank == 0 else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation, expected: "a value without dimensions",
                        found: [storage.shape]))
            }
            scalar = try cast(storage, to: input.dtype)
        }
        let result = try own.copied()
        try write(
            scalar.expand(extents).contiguous(), into: result, position, places, nil,
            includesSelf: true, operation: operation)
        return try result.reshape(input.extents)
    }

    /// A number with a fraction must lie in the range of integers that it is written to.
    private static func requireWhole(_ number: Number, _ dtype: DType) throws(TensorError) {
        guard case .double(let value) = number, dtype != .bool else { return }
        let bits = dtype.byteCount * 8 - (dtype.isSigned ? 1 : 0)
        let limit = Double(sign: .plus, exponent: bits, significand: 1)
        let lowest = dtype.isSigned ? -limit - 1 : -1
        guard lowest < value && value < limit else {
            throw .invalidValue(
                operation: "index_fill", value: "\(number)",
                expected: "in the range of \(dtype.torchName)")
        }
    }
}
