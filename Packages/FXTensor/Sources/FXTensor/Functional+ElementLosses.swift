// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes squared differences.
    ///
    /// - Parameters:
    ///   - reduction: `none`, `mean` or `sum`.
    ///   - weight: A factor for each element; the mean is then divided by their sum.
    /// - SeeAlso: `torch.nn.functional.mse_loss`
    public static func mseLoss(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", weight: Tensor? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.mse_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)), ("weight", .given(weight)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes absolute differences.
    ///
    /// - Parameter reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.l1_loss`
    public static func l1Loss(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.l1_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes absolute differences, squared ones where they are less than `beta`.
    ///
    /// - Parameter reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.smooth_l1_loss`
    public static func smoothL1Loss(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", beta: Double = 1, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.smooth_l1_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)), ("beta", .given(beta)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes squared differences, linear ones beyond `delta`.
    ///
    /// - Parameters:
    ///   - reduction: `none`, `mean` or `sum`.
    ///   - weight: A factor for each element; the mean is then divided by their sum.
    /// - SeeAlso: `torch.nn.functional.huber_loss`
    public static func huberLoss(
        _ input: Tensor, _ target: Tensor, reduction: String = "mean", delta: Double = 1,
        weight: Tensor? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.huber_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("reduction", .given(reduction)), ("delta", .given(delta)),
                ("weight", .given(weight)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes minus the log-likelihood of counts under Poisson distributions.
    ///
    /// - Parameters:
    ///   - logInput: Whether the input is of logarithms of rates.
    ///   - full: Whether the term of targets alone counts, by Stirling.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.poisson_nll_loss`
    public static func poissonNllLoss(
        _ input: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false,
        sizeAverage: Bool? = nil, eps: Double = 1e-8, reduce: Bool? = nil,
        reduction: String = "mean", fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.poisson_nll_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("log_input", .given(logInput)), ("full", .given(full)),
                ("size_average", .given(sizeAverage)), ("eps", .given(eps)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes minus the log-likelihood of values under normal distributions.
    ///
    /// - Parameters:
    ///   - full: Whether the constant term counts.
    ///   - eps: The least variance.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.gaussian_nll_loss`
    public static func gaussianNllLoss(
        _ input: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool = false,
        eps: Double = 1e-6, reduction: String = "mean", fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.gaussian_nll_loss"),
            [.given(input), .given(target), .given(variance)],
            KeywordArguments(given: [
                ("full", .given(full)), ("eps", .given(eps)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `log(1 + exp(-y x))` for targets of 1 and -1.
    ///
    /// - Parameter reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.soft_margin_loss`
    public static func softMarginLoss(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.soft_margin_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
