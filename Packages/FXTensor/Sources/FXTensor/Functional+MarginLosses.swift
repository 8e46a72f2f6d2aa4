// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes how far the first does not exceed the second by a margin, or the other way round.
    ///
    /// - Parameters:
    ///   - target: 1 where the first should be larger, -1 where the second.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.margin_ranking_loss`
    public static func marginRankingLoss(
        _ input1: Tensor, _ input2: Tensor, _ target: Tensor, margin: Double = 0,
        sizeAverage: Bool? = nil, reduce: Bool? = nil, reduction: String = "mean",
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.margin_ranking_loss"),
            [.given(input1), .given(input2), .given(target)],
            KeywordArguments(given: [
                ("margin", .given(margin)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the value where the target is 1, else how far it stays below a margin.
    ///
    /// - Parameter reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.hinge_embedding_loss`
    public static func hingeEmbeddingLoss(
        _ input: Tensor, _ target: Tensor, margin: Double = 1, sizeAverage: Bool? = nil,
        reduce: Bool? = nil, reduction: String = "mean", fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.hinge_embedding_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("margin", .given(margin)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes one less the cosine of rows that belong together, else what exceeds a margin.
    ///
    /// - Parameters:
    ///   - target: 1 where rows belong together, -1 where not.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.cosine_embedding_loss`
    public static func cosineEmbeddingLoss(
        _ input1: Tensor, _ input2: Tensor, _ target: Tensor, margin: Double = 0,
        sizeAverage: Bool? = nil, reduce: Bool? = nil, reduction: String = "mean",
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.cosine_embedding_loss"),
            [.given(input1), .given(input2), .given(target)],
            KeywordArguments(given: [
                ("margin", .given(margin)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes how far other classes come within a margin of the right one.
    ///
    /// - Parameters:
    ///   - p: The power, 1 or 2.
    ///   - weight: A factor for each class.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.multi_margin_loss`
    public static func multiMarginLoss(
        _ input: Tensor, _ target: Tensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil,
        sizeAverage: Bool? = nil, reduce: Bool? = nil, reduction: String = "mean",
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.multi_margin_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("p", .given(p)), ("margin", .given(margin)), ("weight", .given(weight)),
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes how far classes that are not named come within 1 of those that are.
    ///
    /// - Parameters:
    ///   - target: The classes of each row, then -1.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.multilabel_margin_loss`
    public static func multilabelMarginLoss(
        _ input: Tensor, _ target: Tensor, sizeAverage: Bool? = nil, reduce: Bool? = nil,
        reduction: String = "mean", fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.multilabel_margin_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("size_average", .given(sizeAverage)), ("reduce", .given(reduce)),
                ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Averages cross entropy of logits over classes.
    ///
    /// - Parameters:
    ///   - weight: A factor for each class.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.multilabel_soft_margin_loss`
    public static func multilabelSoftMarginLoss(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, sizeAverage: Bool? = nil,
        reduce: Bool? = nil, reduction: String = "mean", fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.multilabel_soft_margin_loss"),
            [.given(input), .given(target)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes how far the right neighbour is not nearer than the wrong one by a margin.
    ///
    /// - Parameters:
    ///   - p: Which norm tells the distance.
    ///   - swap: Whether the wrong neighbour may also be near the right one.
    ///   - reduction: `none`, `mean` or `sum`.
    /// - SeeAlso: `torch.nn.functional.triplet_margin_loss`
    public static func tripletMarginLoss(
        _ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1,
        p: Double = 2, eps: Double = 1e-6, swap: Bool = false, sizeAverage: Bool? = nil,
        reduce: Bool? = nil, reduction: String = "mean", fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.triplet_margin_loss"),
            [.given(anchor), .given(positive), .given(negative)],
            KeywordArguments(given: [
                ("margin", .given(margin)), ("p", .given(p)), ("eps", .given(eps)),
                ("swap", .given(swap)), ("size_average", .given(sizeAverage)),
                ("reduce", .given(reduce)), ("reduction", .given(reduction)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
