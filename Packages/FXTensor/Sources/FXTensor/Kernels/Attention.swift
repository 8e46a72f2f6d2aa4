// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What attention is given besides queries, keys and values.
struct AttentionOptions {
    /// What is added to scores; of Booleans, where scores count.
    var mask: TensorStorage?
    var dropout = 0.0
    /// Whether a query sees only keys that do not come after it.
    var isCausal = false
    /// One over the root of the width where none is given.
    var scale: Double?
    /// Whether several heads of queries share one of keys and values.
    var sharesHeads = false
    /// Whether scores of which none is a number count as masked, as in PyTorch's fast path.
    var dropsNaN = false
}

/// What attention gives, in float32 or float64.
struct AttentionResult {
    var output: TensorStorage
    /// `[..., l, s]`
    var weights: TensorStorage
    /// The logarithm of the sum over keys of the scores' exponentials, `[..., l]`.
    var logSums: TensorStorage
}

private enum AttentionLoops<Real: WideElement> {
    /// Turns scores into weights in place; rows in which no key counts become 0.
    static func weigh(
        _ scores: TensorStorage, _ logSums: TensorStorage, mask: TensorStorage?, scale: Real,
        isCausal: Bool, dropsNaN: Bool
    ) {
        let (values, sums) = (scores.pointer(as: Real.self), logSums.pointer(as: Real.self))
        let biases = mask?.pointer(as: Real.self)
        let strides = mask.map { Kernels.strides(of: $0, stretchedTo: scores.extents) }
        let keys = scores.extents[scores.rank - 1]
        let queries = scores.extents[scores.rank - 2]
        let step = strides?.last ?? 0
        var row = 0
        forEachRow(
            scores.extents, scores.strides,
            strides ?? [Int](repeating: 0, count: scores.rank)
        ) { start, maskStart in
            let line = values + start
            for key in 0..<keys { line[key] *= scale }
            if let biases {
                for key in 0..<keys { line[key] += biases[maskStart + key * step] }
            }
            if isCausal {
                for key in Swift.min(row % queries + 1, keys)..<keys { line[key] = -.infinity }
            }
            sums[row] = softmax(line, keys, dropsNaN: dropsNaN)
            row += 1
        }
    }

    /// Applies softmax in place and returns the logarithm of the sum.
    @inline(__always)
    static func softmax(
        _ line: UnsafeMutablePointer<Real>, _ count: Int, dropsNaN: Bool = false
    ) -> Real {
        var top = -Real.infinity
        for index in 0..<count where line[index] > top { top = line[index] }
        guard top > -.infinity else {
            // Nothing counts, or there is a NaN, which then must be seen.
            let hasNaN = !dropsNaN && (0..<count).contains { line[$0].isNaN }
            line.update(repeating: hasNaN ? .nan : 0, count: count)
            return hasNaN ? .nan : -.infinity
        }
        var sum: Real = 0
        for index in 0..<count {
            line[index] = (line[index] - top).exponential
            sum += line[index]
        }
        let factor = 1 / sum
        for index in 0..<count { line[index] *= factor }
        return top + Real.naturalLogarithm(sum)
    }

    static func softmaxRows(_ storage: TensorStorage, length: Int) {
        let values = storage.pointer(as: Real.self)
        for row in 0..<(length == 0 ? 0 : storage.elementCount / length) {
            _ = softmax(values + row * length, length)
        }
    }
}

extension Kernels {
    /// Averages `value[..., s, e]` with weights that follow from `query[..., l, d]` and
    /// `key[..., s, d]`.
    static func attention(
        _ query: TensorStorage, _ key: TensorStorage, _ value: TensorStorage,
        _ options: AttentionOptions
    ) throws(TensorError) -> AttentionResult {
        let name = "scaled_dot_product_attention"
        try requireEqualDTypes([query, key, value], operation: name)
        guard query.rank >= 2, key.rank >= 2, value.rank >= 2,
            query.extents.last == key.extents.last,
            key.extents[key.rank - 2] == value.extents[value.rank - 2]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[..., l, d], [..., s, d] and [..., s, e]",
                    found: [query.shape, key.shape, value.shape]))
        }
        let q = try query.real(for: name)
        var (k, v) = (try key.real(as: q.dtype), try value.real(as: q.dtype))
        if options.sharesHeads {
            (k, v) = (try repeated(k, beside: q, name), try repeated(v, beside: q, name))
        }
        let scores = try matmul(q, k.transpose(-2, -1)).copied()
        let logSums = try TensorStorage.allocate(q.dtype, Array(scores.extents.dropLast()))
        let mask = try options.mask.map { mask throws(TensorError) in
            try additiveMask(mask, q.dtype, scores.extents, name)
        }
        let scale = options.scale ?? 1 / Double(max(query.extents[query.rank - 1], 1)).squareRoot()
        if q.dtype == .float64 {
            AttentionLoops<Double>.weigh(
                scores, logSums, mask: mask, scale: scale, isCausal: options.isCausal,
                dropsNaN: options.dropsNaN)
        } else {
            AttentionLoops<Float>.weigh(
                scores, logSums, mask: mask, scale: Float(scale), isCausal: options.isCausal,
                dropsNaN: options.dropsNaN)
        }
        var weights = scores
        if options.dropout > 0 {
            weights = try Composite.call(
                "aten.dropout.default", .storage(scores), .double(options.dropout), true)
        }
        return AttentionResult(
            output: try matmul(weights, v), weights: weights, logSums: logSums)
    }

    /// Heads, the axis before the last two, repeated so that there are as many as of queries.
    private static func repeated(
        _ storage: TensorStorage, beside query: TensorStorage, _ operation: String
    ) throws(TensorError) -> TensorStorage {
        guard query.rank >= 3, storage.rank == query.rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "[..., heads, l, d]",
                    found: [query.shape, storage.shape]))
        }
        let axis = storage.rank - 3
        let (own, wanted) = (storage.extents[axis], query.extents[axis])
        guard own > 0, wanted % own == 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "heads that divide those of the query",
                    found: [query.shape, storage.shape]))
        }
        var extents = storage.extents
        extents.insert(wanted / own, at: axis + 1)
        let stretched = try storage.unsqueeze(axis + 1).expand(extents)
        extents.remove(at: axis + 1)
        extents[axis] = wanted
        return try stretched.reshape(extents)
    }

    /// A mask as what is added to scores: of Booleans, 0 where they are true, else -infinity.
    static func additiveMask(
        _ mask: TensorStorage, _ dtype: DType, _ extents: [Int], _ operation: String
    ) throws(TensorError) -> TensorStorage {
        guard try broadcast(mask.extents, extents) == extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a mask that stretches to \(extents)",
                    found: [mask.shape]))
        }
        if mask.dtype != .bool { return try cast(mask, to: dtype) }
        return try .rounding(
            mask.doubles().map { $0 == 0 ? -.infinity : 0 }, mask.extents, dtype)
    }

    /// Softmax along an axis; rows of nothing but -infinity become 0.
    static func safeSoftmax(
        _ input: TensorStorage, axis: Int, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        let axis = try Axis.resolve(axis, rank: input.rank, operation: "_safe_softmax")
        let target = dtype ?? input.dtype
        let x = try cast(input, to: target.realType(for: "_safe_softmax"))
        let last = max(input.rank - 1, 0)
        let ordered = try x.transpose(axis, last).copied()
        let length = input.rank == 0 ? 1 : input.extents[axis]
        if x.dtype == .float64 {
            AttentionLoops<Double>.softmaxRows(ordered, length: length)
        } else {
            AttentionLoops<Float>.softmaxRows(ordered, length: length)
        }
        return try ordered.transpose(axis, last).contiguous().cast(to: target)
    }
}
