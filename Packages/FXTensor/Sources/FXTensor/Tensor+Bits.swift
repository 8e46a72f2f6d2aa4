// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Keeps the bits that both have.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_and`
    public func bitwiseAnd(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_and"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that both have; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_and`
    public func bitwiseAnd(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_and"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that either has.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_or`
    public func bitwiseOr(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_or"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that either has; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_or`
    public func bitwiseOr(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_or"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that just one has.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_xor`
    public func bitwiseXor(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_xor"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Keeps the bits that just one has; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_xor`
    public func bitwiseXor(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_xor"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the left.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_left_shift`
    public func bitwiseLeftShift(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_left_shift"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the left; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_left_shift`
    public func bitwiseLeftShift(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_left_shift"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the right, keeping the sign.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_right_shift`
    public func bitwiseRightShift(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_right_shift"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shifts bits to the right, keeping the sign; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_right_shift`
    public func bitwiseRightShift(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_right_shift"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }
}
