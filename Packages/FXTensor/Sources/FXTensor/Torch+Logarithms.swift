// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Raises 2 to powers.
    ///
    /// - SeeAlso: `torch.exp2`
    public static func exp2(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.exp2"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes exponentials less 1, precisely for small elements.
    ///
    /// - SeeAlso: `torch.expm1`
    public static func expm1(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.expm1"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes natural logarithms.
    ///
    /// - SeeAlso: `torch.log`
    public static func log(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.log"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms to base 2.
    ///
    /// - SeeAlso: `torch.log2`
    public static func log2(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.log2"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms to base 10.
    ///
    /// - SeeAlso: `torch.log10`
    public static func log10(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.log10"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of elements plus 1, precisely for small ones.
    ///
    /// - SeeAlso: `torch.log1p`
    public static func log1p(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.log1p"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes reciprocals.
    ///
    /// - SeeAlso: `torch.reciprocal`
    public static func reciprocal(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.reciprocal"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies elements by themselves.
    ///
    /// - SeeAlso: `torch.square`
    public static func square(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.square"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }
}
