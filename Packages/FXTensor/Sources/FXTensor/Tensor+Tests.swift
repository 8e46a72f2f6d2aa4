// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Tells which elements are not a number.
    ///
    /// - SeeAlso: `torch.Tensor.isnan`
    public func isnan(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isnan"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are infinite.
    ///
    /// - SeeAlso: `torch.Tensor.isinf`
    public func isinf(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isinf"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are neither infinite nor NaN.
    ///
    /// - SeeAlso: `torch.Tensor.isfinite`
    public func isfinite(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isfinite"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are positive infinity.
    ///
    /// - SeeAlso: `torch.Tensor.isposinf`
    public func isposinf(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isposinf"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are negative infinity.
    ///
    /// - SeeAlso: `torch.Tensor.isneginf`
    public func isneginf(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isneginf"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements have no imaginary part.
    ///
    /// - SeeAlso: `torch.Tensor.isreal`
    public func isreal(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isreal"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements have a minus sign, -0 included.
    ///
    /// - SeeAlso: `torch.Tensor.signbit`
    public func signbit(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("signbit"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are 0.
    ///
    /// - SeeAlso: `torch.Tensor.logical_not`
    public func logicalNot(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logical_not"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Inverts bits; Booleans become their opposite.
    ///
    /// - SeeAlso: `torch.Tensor.bitwise_not`
    public func bitwiseNot(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bitwise_not"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }
}
