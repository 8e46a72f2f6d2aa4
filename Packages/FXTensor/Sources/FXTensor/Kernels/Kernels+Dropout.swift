// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Clears elements with a probability and scales the others up, in training; else nothing.
    ///
    /// - Parameter wholeChannels: Whether `[n, c, ...]` is cleared channel by channel.
    static func dropout(
        _ input: TensorStorage, _ probability: Double, isTraining: Bool,
        wholeChannels: Bool = false, operation: String = "dropout"
    ) throws(TensorError) -> TensorStorage {
        try requireProbability(probability, operation: operation)
        if !isTraining || probability == 0 || input.elementCount == 0 { return input }
        let extents = try maskExtents(input, wholeChannels: wholeChannels, operation: operation)
        let keep = 1 - probability
        let dtype = input.dtype
        try requireFractions(dtype, operation: operation)
        let noise = try random(extents, dtype) { $0.unit() < keep ? 1 / keep : 0 }
        return try mul(.tensor(input), .tensor(noise))
    }

    private static func requireFractions(
        _ dtype: DType, operation: String
    ) throws(TensorError) {
        guard dtype.category >= .floating else {
            throw .dtypeMismatch(
                operation: operation, expected: "a floating-point or complex dtype",
                found: [dtype])
        }
    }

    private static func maskExtents(
        _ input: TensorStorage, wholeChannels: Bool, operation: String
    ) throws(TensorError) -> [Int] {
        guard wholeChannels else { return input.extents }
        guard input.rank >= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least 2 dimensions", found: [input.shape]))
        }
        return input.extents.prefix(2) + [Int](repeating: 1, count: input.rank - 2)
    }

    /// ``dropout(_:_:isTraining:wholeChannels:operation:)`` and the mask of what it kept.
    static func nativeDropout(
        _ input: TensorStorage, _ probability: Double, isTraining: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let operation = "native_dropout"
        try requireProbability(probability, operation: operation)
        if input.elementCount == 0 { return [try input.copied(), try input.copied()] }
        guard isTraining else {
            return [try input.copied(), try filled(input.extents, .bool, .bool(true))]
        }
        try requireFractions(input.dtype, operation: operation)
        let keep = 1 - probability
        let mask = try random(input.extents, .bool) { $0.unit() < keep ? 1 : 0 }
        let factors = try cast(mask, to: input.dtype)
        let scale = keep == 0 ? 0 : 1 / keep
        let scaled = try mul(.tensor(factors), .number(.double(scale)))
        return [try mul(.tensor(input), .tensor(scaled)), mask]
    }

    /// Replaces elements by the lower bound of `selu`, and keeps mean and variance.
    static func alphaDropout(
        _ input: TensorStorage, _ probability: Double, isTraining: Bool, wholeChannels: Bool,
        operation: String
    ) throws(TensorError) -> TensorStorage {
        try requireProbability(probability, operation: operation)
        if !isTraining || probability == 0 || input.elementCount == 0 { return input }
        try requireFractions(input.dtype, operation: operation)
        let extents = try maskExtents(input, wholeChannels: wholeChannels, operation: operation)
        if probability == 1 { return try mul(.tensor(input), .number(.double(0))) }
        let keep = 1 - probability
        let alpha = 1.7580993408473766
        let scale = 1 / ((alpha * alpha * probability + 1) * keep).squareRoot()
        let kept = try random(extents, input.dtype) { $0.unit() < keep ? 1 : 0 }
        // 0 where an element is kept, else its replacement; both moved by the same.
        let dropped = try add(.tensor(kept), .number(.int(-1)), alpha: .int(1))
        let shift = try add(
            .tensor(mul(.tensor(dropped), .number(.double(alpha * scale)))),
            .number(.double(alpha * scale * probability)), alpha: .int(1))
        let factors = try mul(.tensor(kept), .number(.double(scale)))
        return try add(
            .tensor(mul(.tensor(input), .tensor(factors))), .tensor(shift), alpha: .int(1))
    }
}
