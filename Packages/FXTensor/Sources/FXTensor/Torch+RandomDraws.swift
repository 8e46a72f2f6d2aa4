// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Draws 1 with the probability that each element is, else 0.
    ///
    /// - SeeAlso: `torch.bernoulli`
    public static func bernoulli(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bernoulli"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws 1 with one probability, else 0.
    ///
    /// - SeeAlso: `torch.bernoulli`
    public static func bernoulli(
        _ input: Tensor, _ p: Double, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bernoulli"), [.leaf(input), .double(p)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws places with probabilities in proportion to the elements of each row.
    ///
    /// - SeeAlso: `torch.multinomial`
    public static func multinomial(
        _ input: Tensor, _ numSamples: Int, replacement: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.multinomial"), [.leaf(input), .int(numSamples)],
            KeywordArguments(given: [("replacement", replacement.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws numbers of Poisson distributions whose rates are the elements.
    ///
    /// - SeeAlso: `torch.poisson`
    public static func poisson(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.poisson"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears elements with a probability and scales the others up, in training.
    ///
    /// - SeeAlso: `torch.dropout`
    public static func dropout(
        _ input: Tensor, _ p: Double, _ train: Bool, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.dropout"), [.leaf(input), .double(p), .bool(train)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears elements with a probability and scales the others up, in training.
    ///
    /// - Returns: The result and the mask of what was kept.
    /// - SeeAlso: `torch.native_dropout`
    public static func nativeDropout(
        _ input: Tensor, _ p: Double, _ train: Bool, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.native_dropout"), [.leaf(input), .double(p), .bool(train)],
                at: SourceLocation(file: fileID, line: line)))
    }
}
