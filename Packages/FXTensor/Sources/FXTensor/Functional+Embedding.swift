// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes rows of a table at the places of an index of any shape.
    ///
    /// - SeeAlso: `torch.nn.functional.embedding`
    public static func embedding(
        _ input: Tensor, _ weight: Tensor, paddingIdx: Int? = nil, maxNorm: Double? = nil,
        normType: Double = 2, scaleGradByFreq: Bool = false, sparse: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.embedding"), [.leaf(input), .leaf(weight)],
            KeywordArguments(given: [
                ("padding_idx", paddingIdx.map { .int($0) } ?? Argument<Tensor>.none),
                ("max_norm", maxNorm.map { .double($0) } ?? Argument<Tensor>.none),
                ("norm_type", .double(normType)), ("scale_grad_by_freq", .bool(scaleGradByFreq)),
                ("sparse", .bool(sparse)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums, averages or maximises rows of a table, a bag of them each.
    ///
    /// - Parameters:
    ///   - offsets: Where bags start in a vector of indices; nil where they are rows of a matrix.
    ///   - mode: `sum`, `mean` or `max`.
    /// - SeeAlso: `torch.nn.functional.embedding_bag`
    public static func embeddingBag(
        _ input: Tensor, _ weight: Tensor, offsets: Tensor? = nil, maxNorm: Double? = nil,
        normType: Double = 2, scaleGradByFreq: Bool = false, mode: String = "mean",
        sparse: Bool = false, perSampleWeights: Tensor? = nil, includeLastOffset: Bool = false,
        paddingIdx: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.embedding_bag"), [.leaf(input), .leaf(weight)],
            KeywordArguments(given: [
                ("offsets", offsets.map { .leaf($0) } ?? Argument<Tensor>.none),
                ("max_norm", maxNorm.map { .double($0) } ?? Argument<Tensor>.none),
                ("norm_type", .double(normType)), ("scale_grad_by_freq", .bool(scaleGradByFreq)),
                ("mode", .string(mode)), ("sparse", .bool(sparse)),
                ("per_sample_weights", perSampleWeights.map { .leaf($0) } ?? Argument<Tensor>.none),
                ("include_last_offset", .bool(includeLastOffset)),
                ("padding_idx", paddingIdx.map { .int($0) } ?? Argument<Tensor>.none),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives rows of zeros with a 1 at each number's place.
    ///
    /// - SeeAlso: `torch.nn.functional.one_hot`
    public static func oneHot(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.one_hot"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives rows of zeros with a 1 at each number's place.
    ///
    /// - SeeAlso: `torch.nn.functional.one_hot`
    public static func oneHot(
        _ input: Tensor, _ numClasses: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.one_hot"), [.leaf(input), .int(numClasses)],
            at: SourceLocation(file: fileID, line: line))
    }
}
