// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Attention of several heads with projections before and after.
struct MultiHeadAttention {
    var heads: Int
    var outWeight: TensorStorage
    var outBias: TensorStorage?
    var needsWeights = true
    var averagesWeights = true
    var dropout = 0.0
    var isCausal = false

    /// Runs on projected `[n, l, e]`; the mask is added to the scores `[n, heads, l, s]`.
    ///
    /// - Returns: `[n, l, e]` and, where asked for, the weights.
    func run(
        _ query: TensorStorage, _ key: TensorStorage, _ value: TensorStorage,
        mask: TensorStorage?, operation: String
    ) throws(TensorError) -> (output: TensorStorage, weights: TensorStorage?) {
        let width = query.extents[2]
        guard heads > 0, width % heads == 0, key.extents[2] % heads == 0,
            value.extents[2] % heads == 0
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a width that \(heads) heads divide",
                    found: [query.shape]))
        }
        let result = try Kernels.attention(
            split(query), split(key), split(value),
            AttentionOptions(mask: mask, dropout: dropout, isCausal: isCausal))
        let merged = try result.output.cast(to: query.dtype).transpose(1, 2)
            .reshape([query.extents[0], query.extents[1], value.extents[2]])
        let output = try Kernels.linear(merged, outWeight, outBias)
        guard needsWeights else { return (output, nil) }
        var weights = result.weights
        if averagesWeights {
            weights = try Composite.call("aten.mean.dim", .storage(weights), .ints([1]))
        }
        return (output, try weights.cast(to: query.dtype))
    }

    /// `[n, l, e]` as `[n, heads, l, e / heads]`
    private func split(_ storage: TensorStorage) throws(TensorError) -> TensorStorage {
        let extents = storage.extents
        return try storage.reshape([extents[0], extents[1], heads, extents[2] / heads])
            .transpose(1, 2)
    }
}

extension Kernels {
    /// `query`, `key` and `value` of `[n, l, e]` multiplied by thirds of one weight.
    static func packedProjection(
        _ inputs: [TensorStorage], _ weight: TensorStorage, _ bias: TensorStorage?,
        operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let width = weight.rank == 2 ? weight.extents[1] : 0
        guard weight.extents == [3 * width, width], width > 0,
            bias == nil || bias?.extents == [3 * width]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "in-projection weight [3 e, e] and bias [3 e]",
                    found: [weight.shape]))
        }
        var result: [TensorStorage] = []
        for (index, input) in inputs.enumerated() {
            let (start, end) = (index * width, (index + 1) * width)
            result.append(
                try linear(
                    input, weight.slice(0, start: start, end: end),
                    bias?.slice(0, start: start, end: end)))
        }
        return result
    }

    /// Attention as an encoder layer calls it.
    ///
    /// - Parameter maskKind: 0 for a mask `[l, s]`, 1 for one of keys `[n, s]`, 2 for both as
    ///   `[n, heads, l, s]`; true where a score does not count.
    static func nativeAttention(
        _ inputs: [TensorStorage], _ attention: MultiHeadAttention, _ weight: TensorStorage,
        _ bias: TensorStorage?, mask: TensorStorage?, maskKind: Int?
    ) throws(TensorError) -> (output: TensorStorage, weights: TensorStorage?) {
        let name = "_native_multi_head_attention"
        guard inputs.allSatisfy({ $0.rank == 3 }) else {
            throw .shapeMismatch(
                .mismatch(operation: name, expected: "[n, l, e]", found: inputs.map(\.shape)))
        }
        let parts = try packedProjection(inputs, weight, bias, operation: name)
        var additive: TensorStorage?
        if let mask {
            let shaped =
                if (maskKind ?? (mask.rank == 2 ? 0 : 2)) == 1, mask.rank == 2 {
                    try mask.unsqueeze(1).unsqueeze(1)
                } else { mask }
            additive = try inverted(shaped, inputs[0].dtype)
        }
        return try attention.run(parts[0], parts[1], parts[2], mask: additive, operation: name)
    }

    /// A mask that is true where a score does not count, as what is added to scores.
    static func inverted(
        _ mask: TensorStorage, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        if mask.dtype.isFloatingPoint { return try cast(mask, to: dtype) }
        return try .rounding(
            mask.doubles().map { $0 == 0 ? 0 : -.infinity }, mask.extents, dtype)
    }
}
