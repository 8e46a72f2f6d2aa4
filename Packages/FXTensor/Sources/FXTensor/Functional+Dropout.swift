// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Clears elements with a probability and scales the others up, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.dropout`
    public static func dropout(
        _ input: Tensor, p: Double = 0.5, training: Bool = true, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.dropout"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears channels of `[n, c, l]` with a probability and scales the others up, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.dropout1d`
    public static func dropout1d(
        _ input: Tensor, p: Double = 0.5, training: Bool = true, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.dropout1d"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears channels of `[n, c, h, w]` with a probability and scales the others up, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.dropout2d`
    public static func dropout2d(
        _ input: Tensor, p: Double = 0.5, training: Bool = true, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.dropout2d"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears channels of `[n, c, d, h, w]` with a probability and scales the others up, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.dropout3d`
    public static func dropout3d(
        _ input: Tensor, p: Double = 0.5, training: Bool = true, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.dropout3d"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces elements with a probability, and keeps mean and variance, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.alpha_dropout`
    public static func alphaDropout(
        _ input: Tensor, p: Double = 0.5, training: Bool = false, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.alpha_dropout"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces channels with a probability, and keeps mean and variance, in training.
    ///
    /// - SeeAlso: `torch.nn.functional.feature_alpha_dropout`
    public static func featureAlphaDropout(
        _ input: Tensor, p: Double = 0.5, training: Bool = false, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.feature_alpha_dropout"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", .double(p)), ("training", .bool(training)), ("inplace", .bool(inplace)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
