// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

extension Kernels {
    /// `max(0, -y (a - b) + margin)`
    static func marginRankingLoss(
        _ first: TensorStorage, _ second: TensorStorage, _ target: TensorStorage, margin: Double,
        _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "margin_ranking_loss"
        let operands = try LossOperands([first, second, target], operation: name)
        let losses = operands.triples { a, b, y in max(-y * (a - b) + margin, 0) }
        return try LossReduction(reduction, operation: name).apply(
            losses, operands.extents, operands.dtype)
    }

    /// The value where the target is 1, else how far it stays below a margin.
    static func hingeEmbeddingLoss(
        _ input: TensorStorage, _ target: TensorStorage, margin: Double, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "hinge_embedding_loss"
        let operands = try LossOperands([input, target], operation: name)
        // Rounded at each step as in PyTorch, which shows in short dtypes.
        let margin = try TensorStorage.rounding([margin], [1], operands.dtype).doubles()[0]
        let distances = try TensorStorage.rounding(
            operands.values[0].map { max(margin - $0, 0) }, operands.extents, operands.dtype
        ).doubles()
        let labels = operands.values[1]
        let losses = labels.indices.map { index in
            (labels[index] == 1 ? 0 : distances[index])
                + (labels[index] == -1 ? 0 : operands.values[0][index])
        }
        return try LossReduction(reduction, operation: name).apply(
            losses, operands.extents, operands.dtype)
    }

    /// One less the cosine of rows that belong together; of others, how far it exceeds a margin.
    static func cosineEmbeddingLoss(
        _ first: TensorStorage, _ second: TensorStorage, _ target: TensorStorage, margin: Double,
        _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "cosine_embedding_loss"
        let operands = try LossOperands([first, second], operation: name)
        let isRow = target.rank == 0 && first.rank <= 1 && second.rank <= 1
        guard
            isRow && operands.extents.count == 1
                || target.rank == 1 && first.rank == 2 && second.rank == 2
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[n, d] with target [n], or [d] with target []",
                    found: [first.shape, target.shape]))
        }
        let width = operands.extents.last ?? 1
        let rows = width == 0 ? 0 : operands.values[0].count / width
        let labels = try target.expand(isRow ? [] : [rows]).doubles()
        let cosines = (0..<rows).map { row in
            cosine(operands.values[0], operands.values[1], row * width..<(row + 1) * width)
        }
        let losses = zip(cosines, labels).map { cosine, label in
            (label == 1 ? 1 - cosine : 0) + (label == -1 ? max(cosine - margin, 0) : 0)
        }
        return try LossReduction(reduction, operation: name).apply(
            losses, isRow ? [] : [rows], operands.dtype)
    }

    private static func cosine(_ a: [Double], _ b: [Double], _ range: Range<Int>) -> Double {
        let epsilon = 1e-12
        var (product, first, second) = (0.0, epsilon, epsilon)
        for index in range {
            product += a[index] * b[index]
            first += a[index] * a[index]
            second += b[index] * b[index]
        }
        return product / (first * second).squareRoot()
    }

    /// How far other classes come within a margin of the right one.
    static func multiMarginLoss(
        _ input: TensorStorage, _ target: TensorStorage, power: Int, margin: Double,
        _ weight: TensorStorage?, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "multi_margin_loss"
        let rows = try ClassRows(input, target, operation: name)
        guard power == 1 || power == 2 else {
            throw .invalidValue(operation: name, value: "p \(power)", expected: "1 or 2")
        }
        let weights = try weight?.doubles()
        if let weight, weight.extents != [rows.classes] {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "a weight for each of \(rows.classes) classes",
                    found: [weight.shape]))
        }
        var losses: [Double] = []
        for (row, label) in rows.labels.enumerated() {
            guard (0..<rows.classes).contains(label) else {
                throw .indexOutOfRange(operation: name, index: label, count: rows.classes)
            }
            let values = rows.values[row * rows.classes..<(row + 1) * rows.classes]
            let own = values[values.startIndex + label]
            var sum = 0.0
            for (index, value) in values.enumerated() where index != label {
                // Not a number counts as none.
                let excess = margin - own + value > 0 ? margin - own + value : 0
                sum += (power == 1 ? excess : excess * excess) * (weights?[label] ?? 1)
            }
            losses.append(sum / Double(rows.classes))
        }
        return try LossReduction(reduction, operation: name, orElse: .sum).apply(
            losses, rows.extents, input.dtype)
    }

    /// How far classes that are not named come within 1 of those that are.
    ///
    /// - Returns: The loss, and for each class whether it is named.
    static func multilabelMarginLoss(
        _ input: TensorStorage, _ target: TensorStorage, _ reduction: Int
    ) throws(TensorError) -> [TensorStorage] {
        let name = "multilabel_margin_loss"
        guard input.extents == target.extents, input.rank <= 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[n, c] or [c], and a target of the same",
                    found: [input.shape, target.shape]))
        }
        let (values, labels) = (try input.doubles(), try target.integers())
        let width = input.extents.last ?? 1
        var isTarget = [Double](repeating: 0, count: values.count)
        var losses: [Double] = []
        for row in 0..<(width == 0 ? 0 : values.count / width) {
            let start = row * width
            let named = labels[start..<start + width].prefix { $0 >= 0 }
            for label in named {
                guard label < width else {
                    throw .indexOutOfRange(operation: name, index: label, count: width)
                }
                isTarget[start + label] = 1
            }
            var sum = 0.0
            for label in named {
                for other in 0..<width where isTarget[start + other] == 0 {
                    let excess = 1 - values[start + label] + values[start + other]
                    if excess > 0 { sum += excess }
                }
            }
            losses.append(sum / Double(width))
        }
        let loss = try LossReduction(reduction, operation: name, orElse: .sum).apply(
            losses, Array(input.extents.dropLast()), try input.dtype.realType(for: name))
        return [
            try loss.cast(to: input.dtype),
            try .rounding(isTarget, input.extents, input.dtype),
        ]
    }

    /// Mean over classes of the cross entropy of logits.
    static func multilabelSoftMarginLoss(
        _ input: TensorStorage, _ target: TensorStorage, _ weight: TensorStorage?,
        _ reduction: String
    ) throws(TensorError) -> TensorStorage {
        let name = "multilabel_soft_margin_loss"
        guard input.rank > 0, input.extents == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "[..., c] and a target of the same",
                    found: [input.shape, target.shape]))
        }
        let one = try filled([], input.dtype, .double(1))
        let operands = try LossOperands([input, target, weight ?? one], operation: name)
        let each = operands.triples { x, y, w in
            w * (y * LossMath.softplus(-x) + (1 - y) * LossMath.softplus(x))
        }
        let width = operands.extents.last ?? 1
        let losses = (0..<(width == 0 ? 0 : each.count / width)).map { row in
            each[row * width..<(row + 1) * width].reduce(0, +) / Double(width)
        }
        return try LossReduction(reduction, operation: name).apply(
            losses, Array(operands.extents.dropLast()), operands.dtype)
    }

    /// How far the right neighbour is not nearer than the wrong one by a margin.
    static func tripletMarginLoss(
        _ anchor: TensorStorage, _ positive: TensorStorage, _ negative: TensorStorage,
        _ distance: PairwiseDistance, margin: Double, swaps: Bool, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "triplet_margin_loss"
        guard anchor.rank == positive.rank, anchor.rank == negative.rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "tensors of one rank",
                    found: [anchor.shape, positive.shape, negative.shape]))
        }
        let near = try distance.apply(anchor, positive, operation: name)
        var far = try distance.apply(anchor, negative, operation: name)
        if swaps {
            let other = try distance.apply(positive, negative, operation: name)
            far.values = zip(far.values, other.values).map { Swift.min($0, $1) }
        }
        guard near.extents == far.extents else {
            throw .shapeMismatch(.notBroadcastable(Shape(near.extents), Shape(far.extents)))
        }
        let losses = zip(near.values, far.values).map { max(margin + $0 - $1, 0) }
        return try LossReduction(reduction, operation: name).apply(
            losses, near.extents, anchor.dtype.realType(for: name)
        )
        .cast(to: anchor.dtype)
    }
}

/// `[n, c]` or `[c]` with a class for each row.
private struct ClassRows {
    var values: [Double]
    var labels: [Int]
    var classes: Int
    var extents: [Int]

    init(
        _ input: TensorStorage, _ target: TensorStorage, operation: String
    ) throws(TensorError) {
        let rows = input.rank == 2 ? input.extents[0] : 1
        guard input.rank <= 2, target.elementCount == rows, target.rank <= 1 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "[n, c] with target [n]",
                    found: [input.shape, target.shape]))
        }
        _ = try input.dtype.realType(for: operation)
        values = try input.doubles()
        labels = try target.integers()
        classes = input.extents.last ?? 1
        extents = target.rank == 0 ? [] : [rows]
    }
}
