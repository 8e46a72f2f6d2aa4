// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Rounds down.
    ///
    /// - SeeAlso: `torch.Tensor.floor`
    public func floor(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("floor"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds up.
    ///
    /// - SeeAlso: `torch.Tensor.ceil`
    public func ceil(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("ceil"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds towards 0.
    ///
    /// - SeeAlso: `torch.Tensor.trunc`
    public func trunc(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("trunc"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Leaves what stands behind the point.
    ///
    /// - SeeAlso: `torch.Tensor.frac`
    public func frac(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("frac"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives -1, 0 or 1 for the sign.
    ///
    /// - SeeAlso: `torch.Tensor.sign`
    public func sign(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("sign"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the sign, of complex numbers the direction.
    ///
    /// - SeeAlso: `torch.Tensor.sgn`
    public func sgn(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("sgn"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the tensor itself.
    ///
    /// - SeeAlso: `torch.Tensor.positive`
    public func positive(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("positive"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Rounds to the nearest integer, halves to even.
    ///
    /// - SeeAlso: `torch.Tensor.round`
    public func round(
        decimals: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("round"), [.leaf(self)],
            KeywordArguments(given: [("decimals", decimals.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
