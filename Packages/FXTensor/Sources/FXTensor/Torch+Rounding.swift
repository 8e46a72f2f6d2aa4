// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Rounds down.
    ///
    /// - SeeAlso: `torch.floor`
    public static func floor(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.floor"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds up.
    ///
    /// - SeeAlso: `torch.ceil`
    public static func ceil(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ceil"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds towards 0.
    ///
    /// - SeeAlso: `torch.trunc`
    public static func trunc(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.trunc"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Leaves what stands behind the point.
    ///
    /// - SeeAlso: `torch.frac`
    public static func frac(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.frac"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives -1, 0 or 1 for the sign.
    ///
    /// - SeeAlso: `torch.sign`
    public static func sign(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.sign"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the sign, of complex numbers the direction.
    ///
    /// - SeeAlso: `torch.sgn`
    public static func sgn(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.sgn"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the tensor itself.
    ///
    /// - SeeAlso: `torch.positive`
    public static func positive(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.positive"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds to the nearest integer, halves to even.
    ///
    /// - SeeAlso: `torch.round`
    public static func round(
        _ input: Tensor, decimals: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.round"), [.leaf(input)],
            KeywordArguments(given: [("decimals", decimals.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
