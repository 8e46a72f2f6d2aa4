// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Tells which elements are not a number.
    ///
    /// - SeeAlso: `torch.isnan`
    public static func isnan(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isnan"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are infinite.
    ///
    /// - SeeAlso: `torch.isinf`
    public static func isinf(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isinf"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are neither infinite nor NaN.
    ///
    /// - SeeAlso: `torch.isfinite`
    public static func isfinite(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isfinite"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are positive infinity.
    ///
    /// - SeeAlso: `torch.isposinf`
    public static func isposinf(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isposinf"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are negative infinity.
    ///
    /// - SeeAlso: `torch.isneginf`
    public static func isneginf(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isneginf"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements have no imaginary part.
    ///
    /// - SeeAlso: `torch.isreal`
    public static func isreal(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isreal"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements have a minus sign, -0 included.
    ///
    /// - SeeAlso: `torch.signbit`
    public static func signbit(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.signbit"), [.leaf(input)], at: SourceLocation(file: fileID, line: line)
        )
    }

    /// Tells which elements are 0.
    ///
    /// - SeeAlso: `torch.logical_not`
    public static func logicalNot(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logical_not"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Inverts bits; Booleans become their opposite.
    ///
    /// - SeeAlso: `torch.bitwise_not`
    public static func bitwiseNot(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_not"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }
}
