// SPDX-License-Identifier: Apache-2.0

// Diagonals that become matrices, and back.

extension InferenceRule {
    static let diagonals = family(
        each(
            "diag_embed",
            InferenceRule { call in
                let input = try call.first()
                guard let last = input.shape.last else {
                    throw call.failure("a vector", input.shape)
                }
                let size = try call.matrixSize(last, offset: "offset")
                var dimensions = Array(input.shape.dropLast())
                let full = Shape(dimensions + [size, size])
                let axes = [
                    try call.axis("dim1", of: full, fallback: -2),
                    try call.axis("dim2", of: full, fallback: -1),
                ]
                guard axes[0] != axes[1] else { throw call.failure("two dimensions") }
                for axis in axes.sorted() { dimensions.insert(size, at: axis) }
                return .tensor(input.dtype, dimensions)
            }),
        each(
            "diagflat",
            InferenceRule { call in
                let input = try call.first()
                let size = try call.matrixSize(input.shape.reduce(1, *), offset: "offset")
                return .tensor(input.dtype, [size, size])
            }),
        each(
            "diag",
            InferenceRule { call in
                let input = try call.first()
                guard input.shape.rank != 1 else {
                    let size = try call.matrixSize(input.shape[0], offset: "diagonal")
                    return .tensor(input.dtype, [size, size])
                }
                guard input.shape.rank == 2, let height = input.shape[0].value,
                    let width = input.shape[1].value, let offset = call.int("diagonal"),
                    (-height...width).contains(offset)
                else { throw call.failure("a vector or a known matrix", input.shape) }
                let length = Swift.min(height + Swift.min(offset, 0), width - Swift.max(offset, 0))
                return .tensor(input.dtype, [.known(length)])
            }),
        each(
            "trace",
            InferenceRule { call in
                let dtype = try call.first().dtype
                return .tensor(dtype.category < .floating ? .int64 : dtype, [Dimension]())
            }),
        each("native_channel_shuffle", sameAsFirst),
        each(
            "isin.Tensor_Tensor isin.Tensor_Scalar",
            InferenceRule { call in .tensor(.bool, try call.tensor("elements").shape) }))
}

extension InferenceCall {
    /// The extent of a matrix whose diagonal at a distance from the main one is given.
    fileprivate func matrixSize(_ length: Dimension, offset name: String) throws -> Dimension {
        let offset = int(name) ?? 0
        return length + (offset < 0 ? 0 - .known(offset) : .known(offset))
    }
}
