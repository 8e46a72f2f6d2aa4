// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Raises 2 to powers.
    ///
    /// - SeeAlso: `torch.Tensor.exp2`
    public func exp2(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("exp2"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes exponentials less 1, precisely for small elements.
    ///
    /// - SeeAlso: `torch.Tensor.expm1`
    public func expm1(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("expm1"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes natural logarithms.
    ///
    /// - SeeAlso: `torch.Tensor.log`
    public func log(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("log"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms to base 2.
    ///
    /// - SeeAlso: `torch.Tensor.log2`
    public func log2(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("log2"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms to base 10.
    ///
    /// - SeeAlso: `torch.Tensor.log10`
    public func log10(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("log10"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of elements plus 1, precisely for small ones.
    ///
    /// - SeeAlso: `torch.Tensor.log1p`
    public func log1p(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("log1p"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes reciprocals.
    ///
    /// - SeeAlso: `torch.Tensor.reciprocal`
    public func reciprocal(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("reciprocal"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies elements by themselves.
    ///
    /// - SeeAlso: `torch.Tensor.square`
    public func square(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("square"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }
}
