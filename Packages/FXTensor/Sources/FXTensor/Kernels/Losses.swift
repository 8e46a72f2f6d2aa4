// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What becomes of the losses of single elements.
///
/// - SeeAlso: `at::Reduction`
enum LossReduction: Int {
    case none, mean, sum

    /// - Parameter fallback: What a number stands for that PyTorch gives no meaning, but takes.
    init(
        _ code: Int, operation: String, orElse fallback: LossReduction? = .some(.none)
    ) throws(TensorError) {
        guard let value = LossReduction(rawValue: code) ?? fallback else {
            throw .invalidValue(
                operation: operation, value: "reduction \(code)",
                expected: "0 (none), 1 (mean) or 2 (sum)")
        }
        self = value
    }

    init(_ name: String, operation: String) throws(TensorError) {
        guard let code = ["none", "mean", "sum"].firstIndex(of: name) else {
            throw .invalidValue(
                operation: operation, value: "reduction '\(name)'",
                expected: "'none', 'mean' or 'sum'")
        }
        self = LossReduction(rawValue: code) ?? .none
    }

    /// Returns losses in double precision, as a tensor of a dtype.
    func apply(
        _ losses: [Double], _ extents: [Int], _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        let each = try TensorStorage.rounding(losses, extents, dtype)
        if self == .none { return each }
        // Losses are rounded before they are summed, which shows in short dtypes.
        let sum = Self.sum(dtype.byteCount == 2 ? try each.doubles() : losses)
        return try .rounding([self == .sum ? sum : sum / Double(losses.count)], [], dtype)
    }

    static func sum(_ values: [Double]) -> Double {
        values.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { Moments.sum($0, buffer.count) } ?? 0
        }
    }
}

/// Functions of losses in double precision.
enum LossMath {
    /// `log(1 + exp(x))`, exact for large x too.
    static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-x.magnitude)) }

    /// The logarithm, which binary cross entropy keeps above -100.
    static func clampedLog(_ x: Double) -> Double { max(log(x), -100) }

    static func sine(_ x: Double) -> Double { sin(x) }

    /// `x * log(y)`, 0 where x is 0.
    static func xlogy(_ x: Double, _ y: Double) -> Double { x == 0 && !y.isNaN ? 0 : x * log(y) }
}

/// Operands of a loss, stretched to one shape and read as doubles.
struct LossOperands {
    var values: [[Double]]
    var extents: [Int]
    var dtype: DType

    /// - Parameter isReal: Whether integers are refused.
    init(
        _ operands: [TensorStorage], operation: String, isReal: Bool = true
    ) throws(TensorError) {
        dtype = try Kernels.promoted(operands.map { .tensor($0) }, operation: operation)
        if isReal { _ = try dtype.realType(for: operation) }
        var shape: [Int] = []
        for operand in operands { shape = try Kernels.broadcast(shape, operand.extents) }
        extents = shape
        values = []
        for operand in operands {
            values.append(try operand.expand(shape).doubles())
        }
    }

    /// The losses of pairs.
    func pairs(_ body: (Double, Double) -> Double) -> [Double] {
        let (x, y) = (values[0], values[1])
        return x.indices.map { body(x[$0], y[$0]) }
    }

    /// The losses of triples.
    func triples(_ body: (Double, Double, Double) -> Double) -> [Double] {
        let (x, y, z) = (values[0], values[1], values[2])
        return x.indices.map { body(x[$0], y[$0], z[$0]) }
    }
}

extension Kernels {
    /// A loss of pairs of elements.
    static func pairLoss(
        _ operation: String, _ input: TensorStorage, _ target: TensorStorage, _ reduction: Int,
        orElse fallback: LossReduction? = .some(.none), _ body: (Double, Double) -> Double
    ) throws(TensorError) -> TensorStorage {
        let operands = try LossOperands([input, target], operation: operation)
        return try LossReduction(reduction, operation: operation, orElse: fallback).apply(
            operands.pairs(body), operands.extents, operands.dtype)
    }

    /// A loss of pairs of elements, each multiplied by a weight.
    static func weightedLoss(
        _ operation: String, _ input: TensorStorage, _ target: TensorStorage,
        _ weight: TensorStorage?, _ reduction: Int, _ body: (Double, Double) -> Double
    ) throws(TensorError) -> TensorStorage {
        guard let weight else {
            return try pairLoss(operation, input, target, reduction, body)
        }
        let operands = try LossOperands([input, target, weight], operation: operation)
        return try LossReduction(reduction, operation: operation).apply(
            operands.triples { x, y, w in w * body(x, y) }, operands.extents, operands.dtype)
    }

    /// Cross entropy of probabilities, each beside its target.
    static func binaryCrossEntropy(
        _ input: TensorStorage, _ target: TensorStorage, _ weight: TensorStorage?,
        _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "binary_cross_entropy"
        guard input.extents == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "target of the input's shape",
                    found: [input.shape, target.shape]))
        }
        if let wrong = try input.doubles().first(where: { !(0...1).contains($0) && !$0.isNaN }) {
            throw .invalidValue(
                operation: name, value: "\(wrong)", expected: "a probability between 0 and 1")
        }
        return try weightedLoss(name, input, target, weight, reduction) { x, y in
            (y - 1) * LossMath.clampedLog(1 - x) - y * LossMath.clampedLog(x)
        }
    }

    /// Cross entropy of logits, each beside its target.
    static func binaryCrossEntropyWithLogits(
        _ input: TensorStorage, _ target: TensorStorage, _ weight: TensorStorage?,
        _ positiveWeight: TensorStorage?, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let name = "binary_cross_entropy_with_logits"
        let one = try filled([], input.dtype, .double(1))
        let operands = try LossOperands(
            [input, target, positiveWeight ?? one, weight ?? one], operation: name)
        let (p, w) = (operands.values[2], operands.values[3])
        let (x, y) = (operands.values[0], operands.values[1])
        let losses = x.indices.map { index in
            let logWeight = 1 + (p[index] - 1) * y[index]
            return w[index]
                * ((1 - y[index]) * x[index] + logWeight * LossMath.softplus(-x[index]))
        }
        return try LossReduction(reduction, operation: name).apply(
            losses, operands.extents, operands.dtype)
    }

    /// Divergence of a target from log-probabilities.
    static func klDivergence(
        _ input: TensorStorage, _ target: TensorStorage, _ reduction: Int, isLogTarget: Bool
    ) throws(TensorError) -> TensorStorage {
        try pairLoss("kl_div", input, target, reduction) { x, y in
            isLogTarget ? exp(y) * (y - x) : LossMath.xlogy(y, y) - y * x
        }
    }

    /// Negative log-likelihood of counts under a Poisson distribution.
    static func poissonLoss(
        _ input: TensorStorage, _ target: TensorStorage, isLogInput: Bool, isFull: Bool,
        epsilon: Double, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        try pairLoss("poisson_nll_loss", input, target, reduction) { x, y in
            let loss = isLogInput ? exp(x) - y * x : x - y * log(x + epsilon)
            guard isFull, y > 1 else { return loss }
            return loss + y * log(y) - y + 0.5 * log(2 * Double.pi * y)
        }
    }

    /// Negative log-likelihood of values under normal distributions of given variances.
    static func gaussianLoss(
        _ input: TensorStorage, _ target: TensorStorage, _ variance: TensorStorage, isFull: Bool,
        epsilon: Double, _ reduction: String
    ) throws(TensorError) -> TensorStorage {
        let name = "gaussian_nll_loss"
        var spread = variance
        if spread.extents != input.extents, spread.rank > 0 {
            // One variance for each row, with its axis left out or kept as 1.
            if Array(input.extents.dropLast()) == spread.extents {
                spread = try spread.unsqueeze(-1)
            }
            let isRow =
                spread.rank == input.rank && input.extents.dropLast() == spread.extents.dropLast()
                && spread.extents.last == 1
            guard isRow else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: name, expected: "a variance for each element or row",
                        found: [input.shape, variance.shape]))
            }
        }
        let operands = try LossOperands([input, target, spread], operation: name)
        if operands.values[2].contains(where: { $0 < 0 }) {
            throw .invalidValue(operation: name, value: "var", expected: "0 or more everywhere")
        }
        let losses = operands.triples { x, y, v in
            let v = max(v, epsilon)
            let loss = 0.5 * (log(v) + (x - y) * (x - y) / v)
            return isFull ? loss + 0.5 * log(2 * Double.pi) : loss
        }
        return try LossReduction(reduction, operation: name).apply(
            losses, operands.extents, operands.dtype)
    }
}

// MARK: - Functions of Python

extension Kernels {
    /// A loss with a weight for each element.
    ///
    /// - Parameter dividesByWeights: Whether the mean divides by the weights' sum, not by the count.
    static func weightedMean(
        _ name: String, _ call: OperatorCall<Tensor>, weight index: Int, _ reduction: String,
        dividesByWeights: Bool = true, _ body: (Double, Double) -> Double
    ) throws(TensorError) -> TensorStorage {
        let reduction = try LossReduction(reduction, operation: name)
        let (input, target) = (try call.storage(0), try call.storage(1))
        guard let weight = try call.optionalStorage(index) else {
            return try pairLoss(name, input, target, reduction.rawValue, body)
        }
        let operands = try LossOperands([input, target, weight], operation: name)
        guard weight.extents == operands.extents else {
            throw call.mismatch("a weight of the input's shape", input, weight)
        }
        let losses = operands.triples { x, y, w in w * body(x, y) }
        guard reduction == .mean, dividesByWeights else {
            return try reduction.apply(losses, operands.extents, operands.dtype)
        }
        let mean = LossReduction.sum(losses) / LossReduction.sum(operands.values[2])
        return try .rounding([mean], [], operands.dtype)
    }

    /// The divergence where the mean may be one over samples.
    static func meanDivergence(
        _ call: OperatorCall<Tensor>, _ name: String, isLog: Bool
    ) throws(TensorError) -> TensorStorage {
        let (input, target) = (try call.storage(0), try call.storage(1))
        guard name == "batchmean" else {
            let reduction = try LossReduction(name, operation: "kl_div")
            return try klDivergence(input, target, reduction.rawValue, isLogTarget: isLog)
        }
        let sum = try klDivergence(
            input, target, LossReduction.sum.rawValue, isLogTarget: isLog)
        let samples = input.extents.first ?? 1
        return try .rounding([sum.doubles()[0] / Double(samples)], [], sum.dtype)
    }
}
