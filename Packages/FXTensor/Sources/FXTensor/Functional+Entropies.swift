// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes cross entropy of logits `[n, c, ...]` with classes `[n, ...]`, or with probabilities.
    ///
    /// - Parameters:
    ///   - weight: A factor for each class.
    ///   - ignoreIndex: The class that does not count.
    ///   - reduction: `none`, `mean` or `sum`.
    ///   - labelSmoothing: How much of each target goes to all classes alike.
    /// - SeeAlso: `torch.nn.functional.cross_entropy`
    public static func crossEntropy(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, sizeAverage: Bool? = nil,
        ignoreIndex: Int = -100, reduce: Bool? = nil, reduction: String = "mean",
        labelSmoothing: Double = 0, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.cross_entropy"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("size_average", .given(sizeAverage)),
                ("ignore_index", .given(ignoreIndex)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)), ("label_smoothing", .given(labelSmoothing)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes minus the log-probability, `[n, c, ...]`, of each target's class, `[n, ...]`.
    ///
    /// - Parameters:
    ///   - weight: A factor for each class.
    ///   - ignoreIndex: The class that does not count.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.nll_loss`
    public static func nllLoss(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, sizeAverage: Bool? = nil,
        ignoreIndex: Int = -100, reduce: Bool? = nil, reduction: String = "mean",
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.nll_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("size_average", .given(sizeAverage)),
                ("ignore_index", .given(ignoreIndex)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes cross entropy of probabilities, each beside its target.
    ///
    /// - Parameters:
    ///   - weight: A factor for each element.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.binary_cross_entropy`
    public static func binaryCrossEntropy(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, sizeAverage: Bool? = nil,
        reduce: Bool? = nil, reduction: String = "mean", fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.binary_cross_entropy"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes cross entropy of logits, each beside its target.
    ///
    /// - Parameters:
    ///   - weight: A factor for each element.
    ///   - reduction: `none`, `mean` or `sum`.
    ///   - posWeight: A factor for each positive target.
    /// - SeeAlso: `torch.nn.functional.binary_cross_entropy_with_logits`
    public static func binaryCrossEntropyWithLogits(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, sizeAverage: Bool? = nil,
        reduce: Bool? = nil, reduction: String = "mean", posWeight: Tensor? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.binary_cross_entropy_with_logits"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
                ("pos_weight", .given(posWeight)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the divergence of targets from log-probabilities.
    ///
    /// - Parameters:
    ///   - reduction: `none`, `mean`, `sum` or `batchmean`.
    ///   - logTarget: Whether the targets are logarithms too.
    /// - SeeAlso: `torch.nn.functional.kl_div`
    public static func klDiv(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", logTarget: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.kl_div"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)), ("log_target", .given(logTarget)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes minus the log-likelihood of targets in any alignment with frames `[t, n, c]`.
    ///
    /// - Parameters:
    ///   - blank: The class that stands for no label.
    ///   - reduction: `none`, `mean` or `sum`.
    ///   - zeroInfinity: Whether impossible targets count as 0.
    /// - SeeAlso: `torch.nn.functional.ctc_loss`
    public static func ctcLoss(
        _ logProbs: Tensor, _ targets: Tensor, _ inputLengths: Tensor, _ targetLengths: Tensor,
        blank: Int = 0, reduction: String = "mean", zeroInfinity: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.ctc_loss"),
            [.given(logProbs), .given(targets), .given(inputLengths), .given(targetLengths)],
            KeywordArguments(given: [
                ("blank", .given(blank)), ("reduction", .given(reduction)),
                ("zero_infinity", .given(zeroInfinity)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
