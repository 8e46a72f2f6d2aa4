// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What the losses of classes are given besides input and target.
struct ClassLossOptions {
    var weight: TensorStorage?
    var reduction: Int
    var ignoredIndex: Int
    var smoothing = 0.0
}

extension Kernels {
    /// Takes minus the log-probability of each target's class: `[n, c, ...]` with `[n, ...]`, or
    /// `[c]` with `[]`.
    ///
    /// - Returns: The loss, and the sum of the weights that went into it.
    static func nllLoss(
        _ input: TensorStorage, _ target: TensorStorage, _ options: ClassLossOptions
    ) throws(TensorError) -> [TensorStorage] {
        let (rows, reduction) = (
            try ClassGrid(input, target, options, operation: "nll_loss"),
            try LossReduction(options.reduction, operation: "nll_loss", orElse: .sum)
        )
        let values = try input.doubles()
        var (losses, total) = ([Double](), 0.0)
        for (place, label) in rows.labels.enumerated() {
            guard label != options.ignoredIndex else {
                losses.append(0)
                continue
            }
            let weight = rows.weights?[label] ?? 1
            losses.append(-weight * values[rows.position(place, label)])
            total += weight
        }
        let type = input.dtype
        switch reduction {
        case .none:
            // Of one sample alone PyTorch gives the weight.
            return [
                try .rounding(losses, target.extents, type),
                try .rounding([input.rank == 1 ? total : 0], [], type),
            ]
        case .sum, .mean:
            let sum = LossReduction.sum(losses)
            let loss = reduction == .mean ? sum / total : sum
            return [try .rounding([loss], [], type), try .rounding([total], [], type)]
        }
    }

    /// Cross entropy of logits `[n, c, ...]` with classes `[n, ...]`, or probabilities of the
    /// input's shape.
    static func crossEntropy(
        _ input: TensorStorage, _ target: TensorStorage, _ options: ClassLossOptions
    ) throws(TensorError) -> TensorStorage {
        let name = "cross_entropy_loss"
        guard input.rank > 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "logits [c] or [n, c, ...]", found: [input.shape]))
        }
        let dtype = try input.dtype.realType(for: name)
        let axis = input.rank == 1 ? 0 : 1
        let logits = try logSoftmax(input, axis)
        if input.extents == target.extents, target.dtype.isFloatingPoint {
            return try soft(logits, target, options, axis, dtype).cast(to: input.dtype)
        }
        let hard = try nllLoss(logits, target, options)[0]
        guard options.smoothing > 0 else { return try hard.cast(to: input.dtype) }
        let smooth = try smoothed(logits, target, options)
        let share = options.smoothing / Double(max(input.extents[axis], 1))
        return try hard.times(1 - options.smoothing).plus(smooth.times(share))
            .cast(to: input.dtype)
    }

    /// Log-probabilities in double precision.
    private static func logSoftmax(
        _ input: TensorStorage, _ axis: Int
    ) throws(TensorError) -> TensorStorage {
        var values = try input.doubles()
        let length = input.extents[axis]
        let inner = input.extents.dropFirst(axis + 1).reduce(1, *)
        for outer in 0..<(input.extents.prefix(axis).reduce(1, *)) {
            for column in 0..<inner {
                let start = outer * length * inner + column
                var top = -Double.infinity
                for index in 0..<length { top = Swift.max(top, values[start + index * inner]) }
                if top == -.infinity { top = 0 }
                var sum = 0.0
                for index in 0..<length { sum += (values[start + index * inner] - top).exponential }
                let shift = top + Double.naturalLogarithm(sum)
                for index in 0..<length { values[start + index * inner] -= shift }
            }
        }
        return try .rounding(values, input.extents, .float64)
    }

    private static func soft(
        _ logits: TensorStorage, _ target: TensorStorage, _ options: ClassLossOptions,
        _ axis: Int, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        let name = "cross_entropy_loss"
        let (values, shares) = (try logits.doubles(), try target.doubles())
        let length = logits.extents[axis]
        let inner = logits.extents.dropFirst(axis + 1).reduce(1, *)
        let weights = try classWeights(options, length, operation: name)
        let outer = logits.extents.prefix(axis).reduce(1, *)
        var losses = [Double](repeating: 0, count: outer * inner)
        for row in 0..<outer {
            for label in 0..<length {
                for column in 0..<inner {
                    let place = (row * length + label) * inner + column
                    let share =
                        shares[place] * (1 - options.smoothing)
                        + options.smoothing / Double(length)
                    losses[row * inner + column] -=
                        values[place] * share * (weights?[label] ?? 1)
                }
            }
        }
        let extents = logits.extents.enumerated().filter { $0.offset != axis }.map(\.element)
        return try LossReduction(options.reduction, operation: name, orElse: nil).apply(
            losses, extents, dtype)
    }

    /// The part of the loss that smoothing takes from all classes.
    private static func smoothed(
        _ logits: TensorStorage, _ target: TensorStorage, _ options: ClassLossOptions
    ) throws(TensorError) -> TensorStorage {
        let rows = try ClassGrid(logits, target, options, operation: "cross_entropy_loss")
        let values = try logits.doubles()
        var (losses, total) = ([Double](), 0.0)
        for (place, label) in rows.labels.enumerated() {
            guard label != options.ignoredIndex else {
                losses.append(0)
                continue
            }
            var loss = 0.0
            for other in 0..<rows.classes {
                loss -= values[rows.position(place, other)] * (rows.weights?[other] ?? 1)
            }
            losses.append(loss)
            total += rows.weights?[label] ?? 1
        }
        switch try LossReduction(
            options.reduction, operation: "cross_entropy_loss", orElse: nil)
        {
        case .none: return try .rounding(losses, target.extents, .float64)
        case .sum: return try .rounding([LossReduction.sum(losses)], [], .float64)
        case .mean: return try .rounding([LossReduction.sum(losses) / total], [], .float64)
        }
    }

    fileprivate static func classWeights(
        _ options: ClassLossOptions, _ classes: Int, operation: String
    ) throws(TensorError) -> [Double]? {
        guard let weight = options.weight else { return nil }
        guard weight.extents == [classes] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a weight for each of \(classes) classes",
                    found: [weight.shape]))
        }
        return try weight.doubles()
    }
}

/// `[n, c, ...]` with a class for each of `[n, ...]`.
private struct ClassGrid {
    var labels: [Int]
    var classes: Int
    var inner: Int
    var weights: [Double]?

    init(
        _ input: TensorStorage, _ target: TensorStorage, _ options: ClassLossOptions,
        operation: String
    ) throws(TensorError) {
        let axis = input.rank == 1 ? 0 : 1
        var expected = input.extents
        if input.rank > 0 { expected.remove(at: axis) }
        guard input.rank > 0, expected == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "[n, c, ...] with target [n, ...]",
                    found: [input.shape, target.shape]))
        }
        guard target.dtype == .int64 || target.dtype == .uint8 else {
            throw .dtypeMismatch(
                operation: operation, expected: "classes in int64", found: [target.dtype])
        }
        _ = try input.dtype.realType(for: operation)
        classes = input.extents[axis]
        inner = input.extents.dropFirst(axis + 1).reduce(1, *)
        labels = try target.integers()
        weights = try Kernels.classWeights(options, classes, operation: operation)
        for label in labels where label != options.ignoredIndex {
            guard (0..<classes).contains(label) else {
                throw .indexOutOfRange(operation: operation, index: label, count: classes)
            }
        }
    }

    /// Where the value of a class stands for a place of the target.
    func position(_ place: Int, _ label: Int) -> Int {
        (place / inner * classes + label) * inner + place % inner
    }
}
