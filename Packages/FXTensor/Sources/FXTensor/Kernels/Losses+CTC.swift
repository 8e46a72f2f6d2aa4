// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// What connectionist temporal classification is given besides log-probabilities and targets.
struct CTCOptions {
    var inputLengths: [Int]
    var targetLengths: [Int]
    var blank: Int
    var zeroInfinity: Bool
}

/// Sums over alignments of targets with frames.
///
/// - SeeAlso: Graves et al., Connectionist Temporal Classification
private struct Alignments {
    var frames: Int
    var batch: Int
    var classes: Int
    var logProbabilities: [Double]
    var blank: Int

    /// Minus the log-likelihood of a target, and the logarithms of the forward sums.
    func loss(of sample: Int, _ labels: [Int], length: Int) -> (Double, [Double]) {
        let states = 2 * labels.count + 1
        func label(_ state: Int) -> Int { state % 2 == 0 ? blank : labels[state / 2] }
        func probability(_ frame: Int, _ state: Int) -> Double {
            logProbabilities[(frame * batch + sample) * classes + label(state)]
        }
        var sums = [Double](repeating: -.infinity, count: max(length, 1) * states)
        if length > 0 {
            sums[0] = probability(0, 0)
            if states > 1 { sums[1] = probability(0, 1) }
        }
        for frame in 1..<max(length, 1) {
            let before = (frame - 1) * states
            for state in 0..<states {
                var terms = [sums[before + state]]
                if state > 0 { terms.append(sums[before + state - 1]) }
                if state > 1, label(state) != label(state - 2) {
                    terms.append(sums[before + state - 2])
                }
                sums[frame * states + state] = Self.logSum(terms) + probability(frame, state)
            }
        }
        if length == 0 { return (labels.isEmpty ? 0 : .infinity, sums) }
        let last = (length - 1) * states
        let ends = states > 1 ? [sums[last + states - 1], sums[last + states - 2]] : [sums[last]]
        return (-Self.logSum(ends), sums)
    }

    private static func logSum(_ terms: [Double]) -> Double {
        let top = terms.max() ?? -.infinity
        if top == -.infinity { return top }
        return top + log(terms.reduce(0) { $0 + exp($1 - top) })
    }
}

extension Kernels {
    /// Minus the log-likelihood of targets: log-probabilities `[t, n, c]` or `[t, c]`, targets
    /// `[n, s]` or all one after the other.
    ///
    /// - Returns: A loss for each sample; the logarithms of the forward sums, `[n, t, 2 s + 1]`.
    static func ctcLosses(
        _ input: TensorStorage, _ targets: TensorStorage, _ options: CTCOptions
    ) throws(TensorError) -> [TensorStorage] {
        let isBatched = input.rank == 3
        guard input.rank == 2 || isBatched else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "ctc_loss", expected: "log-probabilities [t, n, c] or [t, c]",
                    found: [input.shape]))
        }
        let batch = isBatched ? input.extents[1] : 1
        let alignments = Alignments(
            frames: input.extents[0], batch: batch, classes: input.extents[input.rank - 1],
            logProbabilities: try input.doubles(), blank: options.blank)
        _ = try input.dtype.realType(for: "ctc_loss")
        let labels = try checkedLabels(targets, alignments, options)
        let longest = labels.map(\.count).max() ?? 0
        let width = 2 * longest + 1
        var losses: [Double] = []
        var sums = [Double](
            repeating: -.infinity, count: batch * alignments.frames * width)
        for sample in 0..<batch {
            let length = options.inputLengths[sample]
            let (loss, own) = alignments.loss(of: sample, labels[sample], length: length)
            losses.append(options.zeroInfinity && loss == .infinity ? 0 : loss)
            let states = 2 * labels[sample].count + 1
            for frame in 0..<length {
                for state in 0..<states {
                    sums[(sample * alignments.frames + frame) * width + state] =
                        own[frame * states + state]
                }
            }
        }
        let extents = [alignments.frames, width]
        return [
            try .rounding(losses, isBatched ? [batch] : [], input.dtype),
            try .rounding(sums, isBatched ? [batch] + extents : extents, input.dtype),
        ]
    }

    /// The losses, their sum, or the mean over samples of the loss for each label.
    static func ctcLoss(
        _ input: TensorStorage, _ targets: TensorStorage, _ options: CTCOptions, _ reduction: Int
    ) throws(TensorError) -> TensorStorage {
        let losses = try ctcLosses(input, targets, options)[0]
        var values = try losses.doubles()
        let reduction = try LossReduction(reduction, operation: "ctc_loss")
        if reduction == .mean {
            values = zip(values, options.targetLengths).map { $0 / Double(max($1, 1)) }
        }
        return try reduction.apply(values, losses.extents, input.dtype)
    }

    private static func checkedLabels(
        _ targets: TensorStorage, _ alignments: Alignments, _ options: CTCOptions
    ) throws(TensorError) -> [[Int]] {
        let (all, batch) = (try targets.integers(), alignments.batch)
        let lengths = options.targetLengths
        func wrong(_ expected: String) -> TensorError {
            .shapeMismatch(
                .mismatch(operation: "ctc_loss", expected: expected, found: [targets.shape]))
        }
        guard lengths.count == batch, options.inputLengths.count == batch,
            (lengths + options.inputLengths).allSatisfy({ $0 >= 0 })
        else { throw wrong("an input length and a target length of 0 or more for each sample") }
        if let long = options.inputLengths.first(where: { $0 > alignments.frames }) {
            throw .indexOutOfRange(operation: "ctc_loss", index: long, count: alignments.frames)
        }
        guard (0..<alignments.classes).contains(options.blank) else {
            throw .indexOutOfRange(
                operation: "ctc_loss", index: options.blank, count: alignments.classes)
        }
        let isPadded = targets.rank == 2
        var result: [[Int]] = []
        var start = 0
        for sample in 0..<batch {
            let first = isPadded ? sample * targets.extents[1] : start
            let limit = isPadded ? first + targets.extents[1] : all.count
            guard targets.rank <= 2, first + lengths[sample] <= min(limit, all.count) else {
                throw wrong("targets [n, s], or all labels in a row")
            }
            let labels = Array(all[first..<first + lengths[sample]])
            for label in labels where !(0..<alignments.classes).contains(label) {
                throw .indexOutOfRange(
                    operation: "ctc_loss", index: label, count: alignments.classes)
            }
            result.append(labels)
            start += lengths[sample]
        }
        return result
    }
}
