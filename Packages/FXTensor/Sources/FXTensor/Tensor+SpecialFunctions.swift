// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes the error function.
    ///
    /// - SeeAlso: `torch.Tensor.erf`
    public func erf(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("erf"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the complementary error function.
    ///
    /// - SeeAlso: `torch.Tensor.erfc`
    public func erfc(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("erfc"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the inverse error function.
    ///
    /// - SeeAlso: `torch.Tensor.erfinv`
    public func erfinv(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("erfinv"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the gamma function.
    ///
    /// - SeeAlso: `torch.Tensor.lgamma`
    public func lgamma(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("lgamma"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithmic derivative of the gamma function.
    ///
    /// - SeeAlso: `torch.Tensor.digamma`
    public func digamma(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("digamma"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the modified Bessel function of order 0.
    ///
    /// - SeeAlso: `torch.Tensor.i0`
    public func i0(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("i0"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of odds, of elements limited to `eps` from 0 and 1.
    ///
    /// - SeeAlso: `torch.Tensor.logit`
    public func logit(
        eps: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logit"), [.leaf(self)],
            KeywordArguments(given: [("eps", eps.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the multivariate gamma function.
    ///
    /// - SeeAlso: `torch.Tensor.mvlgamma`
    public func mvlgamma(
        _ p: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("mvlgamma"), [.leaf(self), .int(p)],
            at: SourceLocation(file: fileID, line: line))
    }
}
