// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Complex numbers and their parts.

extension Kernels {
    /// The parts of complex elements as another axis, on the same memory.
    static func viewAsReal(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        guard input.dtype.category == .complex else {
            throw .dtypeMismatch(
                operation: "view_as_real", expected: "complex elements", found: [input.dtype])
        }
        return TensorStorage(
            dtype: input.dtype.part, extents: input.extents + [2],
            strides: input.strides.map { 2 * $0 } + [1], offset: 2 * input.offset,
            elementCount: 2 * input.elementCount, isContiguous: input.isContiguous,
            buffer: input.buffer)
    }

    /// Pairs along the last axis as complex elements, on the same memory.
    static func viewAsComplex(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        guard input.dtype == .float32 || input.dtype == .float64 else {
            throw .noKernel(operator: "view_as_complex", dtype: input.dtype)
        }
        let isPaired =
            input.extents.last == 2 && input.strides.last == 1 && input.offset % 2 == 0
            && input.strides.dropLast().allSatisfy { $0 % 2 == 0 }
        guard isPaired else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "view_as_complex", expected: "pairs along the last axis",
                    found: [input.shape]))
        }
        return TensorStorage(
            dtype: input.dtype == .float32 ? .complex64 : .complex128,
            extents: input.extents.dropLast(), strides: input.strides.dropLast().map { $0 / 2 },
            offset: input.offset / 2, elementCount: input.elementCount / 2,
            isContiguous: input.isContiguous, buffer: input.buffer)
    }

    /// The real parts, on the same memory; a real tensor itself.
    static func real(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        guard input.dtype.category == .complex else { return input }
        return try viewAsReal(input).select(-1, 0)
    }

    /// The imaginary parts, on the same memory.
    static func imaginary(_ input: TensorStorage) throws(TensorError) -> TensorStorage {
        guard input.dtype.category == .complex else {
            throw .noKernel(operator: "imag", dtype: input.dtype)
        }
        return try viewAsReal(input).select(-1, 1)
    }

    /// Conjugates as a copy; real elements are their own, and the tensor is given itself.
    static func conjugate(
        _ input: TensorStorage, operation: String
    ) throws(TensorError) -> TensorStorage {
        if input.dtype.category == .complex { return try pointwise("conj_physical", input) }
        if operation == "_conj" { throw .noKernel(operator: operation, dtype: input.dtype) }
        return operation == "_conj_physical" ? try input.copied() : input
    }

    /// Complex elements of two tensors: their parts, or size and angle.
    static func complex(
        _ name: String, _ first: TensorStorage, _ second: TensorStorage,
        _ make: @escaping @Sendable (Double, Double) -> ComplexNumber
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([first, second], operation: name)
        let dtypes: [DType: DType] = [.float32: .complex64, .float64: .complex128]
        guard let result = dtypes[first.dtype] else {
            throw .noKernel(operator: name, dtype: first.dtype)
        }
        var pass = try PointwisePass(
            PointwiseLoop(make), [.tensor(first), .tensor(second)], common: .float64,
            result: result)
        return try pass.run()
    }

    static func polar(
        _ size: TensorStorage, _ angle: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try complex("polar", size, angle) { size, angle in
            ComplexNumber(size * CMath.cos(angle), size * CMath.sin(angle))
        }
    }
}
