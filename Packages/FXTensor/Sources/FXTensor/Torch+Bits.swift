// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Keeps the bits that both have.
    ///
    /// - SeeAlso: `torch.bitwise_and`
    public static func bitwiseAnd(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_and"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that both have; the other is a number.
    ///
    /// - SeeAlso: `torch.bitwise_and`
    public static func bitwiseAnd(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_and"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that either has.
    ///
    /// - SeeAlso: `torch.bitwise_or`
    public static func bitwiseOr(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_or"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that either has; the other is a number.
    ///
    /// - SeeAlso: `torch.bitwise_or`
    public static func bitwiseOr(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_or"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that just one has.
    ///
    /// - SeeAlso: `torch.bitwise_xor`
    public static func bitwiseXor(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_xor"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that just one has; the other is a number.
    ///
    /// - SeeAlso: `torch.bitwise_xor`
    public static func bitwiseXor(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_xor"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the left.
    ///
    /// - SeeAlso: `torch.bitwise_left_shift`
    public static func bitwiseLeftShift(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_left_shift"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the left; the other is a number.
    ///
    /// - SeeAlso: `torch.bitwise_left_shift`
    public static func bitwiseLeftShift(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_left_shift"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the right, keeping the sign.
    ///
    /// - SeeAlso: `torch.bitwise_right_shift`
    public static func bitwiseRightShift(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_right_shift"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the right, keeping the sign; the other is a number.
    ///
    /// - SeeAlso: `torch.bitwise_right_shift`
    public static func bitwiseRightShift(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bitwise_right_shift"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }
}
