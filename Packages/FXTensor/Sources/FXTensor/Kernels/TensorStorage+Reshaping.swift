// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views of other ranks or dtypes.

extension TensorStorage {
    /// The tensor without some axes, of those whose extent is 1.
    func squeeze(axes: [Int]) throws(TensorError) -> TensorStorage {
        let named = try self.axes(axes, operation: "squeeze")
        return permuted(extents.indices.filter { extents[$0] != 1 || !named.contains($0) })
    }

    /// One axis made several.
    func unflatten(_ axis: Int, _ sizes: [Int]) throws(TensorError) -> TensorStorage {
        guard let index = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "unflatten", axis: axis, rank: rank)
        }
        let parts: [Int]
        do throws(ShapeError) {
            parts = try Shape([extents[index]]).reshaped(to: sizes).extents ?? []
        } catch {
            throw TensorError.shapeMismatch(
                .mismatch(
                    operation: "unflatten",
                    expected: "sizes \(sizes) whose product is dimension \(index)",
                    found: [shape]))
        }
        let steps = Self.rowMajorStrides(parts).map { $0 &* strides[index] }
        return view(
            extents: extents[..<index] + parts + extents[(index + 1)...],
            strides: strides[..<index] + steps + strides[(index + 1)...])
    }

    /// The tensor with axes of extent 1 as `numpy.atleast_2d` and its kin put them.
    func atLeast(_ count: Int) -> TensorStorage {
        switch (count, rank) {
        case (_, count...): self
        case (1, _): view(extents: [1], strides: [1])
        case (2, 0): view(extents: [1, 1], strides: [1, 1])
        case (2, _): view(extents: [1] + extents, strides: [1] + strides)
        case (3, 0): view(extents: [1, 1, 1], strides: [1, 1, 1])
        case (3, 1): view(extents: [1] + extents + [1], strides: [1] + strides + [1])
        default: view(extents: extents + [1], strides: strides + [1])
        }
    }

    /// A matrix with its axes exchanged; less than that as it is.
    func matrixTransposed(_ operation: String) throws(TensorError) -> TensorStorage {
        guard rank <= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at most 2 dimensions", found: [shape]))
        }
        return rank < 2 ? self : permuted([1, 0])
    }

    /// The last two axes exchanged; a tensor without dimensions as it is.
    func lastAxesTransposed(_ operation: String) throws(TensorError) -> TensorStorage {
        if rank == 0 { return self }
        guard rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least 2 dimensions", found: [shape]))
        }
        return try transpose(-2, -1)
    }

    /// The same memory with other strides that the caller knows to fit.
    func reinterpreted(
        as other: DType, extents: [Int], strides: [Int], offset: Int
    ) -> TensorStorage {
        let twin = TensorStorage(
            dtype: other, extents: extents, strides: strides, offset: offset,
            elementCount: 0, isContiguous: false, buffer: buffer)
        return twin.view(extents: extents, strides: strides)
    }

    /// The same bytes as elements of another dtype; the last axis grows or shrinks.
    func viewed(as other: DType) throws(TensorError) -> TensorStorage {
        if other == dtype { return self }
        if other == .bool { try requireBooleans() }
        let (own, new) = (dtype.byteCount, other.byteCount)
        if own == new {
            return reinterpreted(as: other, extents: extents, strides: strides, offset: offset)
        }
        let mismatch = TensorError.shapeMismatch(
            .mismatch(
                operation: "view",
                expected: "a last dimension without gaps that holds whole elements of "
                    + "\(other.torchName), not \(dtype.torchName) with strides \(strides)",
                found: [shape]))
        guard rank > 0, strides[rank - 1] == 1 || extents[rank - 1] == 1 else { throw mismatch }
        var (newExtents, newStrides) = (extents, strides)
        newStrides[rank - 1] = 1
        if own > new {
            let factor = own / new
            newExtents[rank - 1] *= factor
            for axis in 0..<(rank - 1) { newStrides[axis] &*= factor }
            return reinterpreted(
                as: other, extents: newExtents, strides: newStrides, offset: offset * factor)
        }
        let factor = new / own
        let address = UInt(bitPattern: buffer.base)
        let divides =
            extents[rank - 1] % factor == 0 && offset % factor == 0
            && strides.dropLast().allSatisfy { $0 % factor == 0 }
            && address % UInt(min(new, 8)) == 0
        guard divides else { throw mismatch }
        newExtents[rank - 1] /= factor
        for axis in 0..<(rank - 1) { newStrides[axis] /= factor }
        return reinterpreted(
            as: other, extents: newExtents, strides: newStrides, offset: offset / factor)
    }

    /// Swift's Bool knows no other bytes than 0 and 1.
    private func requireBooleans() throws(TensorError) {
        guard dtype.byteCount == 1 else {
            throw .unsupportedDType(operation: "view as torch.bool", dtype)
        }
        let bytes = try contiguous()
        let pointer = bytes.pointer(as: UInt8.self)
        let wrong = withExtendedLifetime(bytes) {
            (0..<bytes.elementCount).first { pointer[$0] > 1 }.map { pointer[$0] }
        }
        if let wrong {
            throw .invalidValue(
                operation: "view as torch.bool", value: "byte \(wrong)",
                expected: "0 or 1")
        }
    }
}

// MARK: - Complex numbers

extension TensorStorage {
    /// The real and imaginary parts as a last axis.
    func viewedAsReal() throws(TensorError) -> TensorStorage {
        guard dtype.category == .complex else {
            throw .dtypeMismatch(
                operation: "view_as_real", expected: "a complex dtype", found: [dtype])
        }
        let part: DType = dtype == .complex64 ? .float32 : .float64
        return reinterpreted(
            as: part, extents: extents + [2], strides: strides.map { $0 &* 2 } + [1],
            offset: offset * 2)
    }

    /// Pairs of a last axis as complex numbers.
    func viewedAsComplex() throws(TensorError) -> TensorStorage {
        guard dtype == .float32 || dtype == .float64 else {
            throw .dtypeMismatch(
                operation: "view_as_complex", expected: "float32 or float64", found: [dtype])
        }
        let isPaired =
            extents.last == 2 && strides.last == 1 && offset % 2 == 0
            && strides.dropLast().allSatisfy { $0 % 2 == 0 }
            && UInt(bitPattern: buffer.base) % 8 == 0
        guard isPaired else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "view_as_complex",
                    expected: "a last dimension of 2 neighbours at even places, not strides "
                        + "\(strides)", found: [shape]))
        }
        return reinterpreted(
            as: dtype == .float32 ? .complex64 : .complex128,
            extents: Array(extents.dropLast()), strides: strides.dropLast().map { $0 / 2 },
            offset: offset / 2)
    }

    /// The real parts, or the imaginary ones, of complex numbers.
    func complexPart(_ index: Int, _ operation: String) throws(TensorError) -> TensorStorage {
        if dtype.category == .complex { return try viewedAsReal().select(-1, index) }
        if index == 0 { return self }
        throw .dtypeMismatch(operation: operation, expected: "a complex dtype", found: [dtype])
    }

    /// The conjugates: a copy of complex numbers, others themselves.
    func conjugated() throws(TensorError) -> TensorStorage {
        guard dtype.category == .complex else { return self }
        let result = try copied()
        let parts = try result.viewedAsReal().select(-1, 1)
        let step = 2
        let count = result.elementCount
        if parts.dtype == .float32 {
            let pointer = parts.pointer(as: Float.self)
            for index in 0..<count { pointer[index * step].negate() }
        } else {
            let pointer = parts.pointer(as: Double.self)
            for index in 0..<count { pointer[index * step].negate() }
        }
        return result
    }
}
