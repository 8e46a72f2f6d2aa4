// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Complex numbers and their parts.

extension Kernels {
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
