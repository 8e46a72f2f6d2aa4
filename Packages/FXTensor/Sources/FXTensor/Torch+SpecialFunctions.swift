// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes the error function.
    ///
    /// - SeeAlso: `torch.erf`
    public static func erf(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.erf"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the complementary error function.
    ///
    /// - SeeAlso: `torch.erfc`
    public static func erfc(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.erfc"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the inverse error function.
    ///
    /// - SeeAlso: `torch.erfinv`
    public static func erfinv(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.erfinv"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the gamma function.
    ///
    /// - SeeAlso: `torch.lgamma`
    public static func lgamma(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.lgamma"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithmic derivative of the gamma function.
    ///
    /// - SeeAlso: `torch.digamma`
    public static func digamma(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.digamma"), [.leaf(input)], at: SourceLocation(file: fileID, line: line)
        )
    }

    /// Takes the modified Bessel function of order 0.
    ///
    /// - SeeAlso: `torch.i0`
    public static func i0(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.i0"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of odds, of elements limited to `eps` from 0 and 1.
    ///
    /// - SeeAlso: `torch.logit`
    public static func logit(
        _ input: Tensor, eps: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logit"), [.leaf(input)],
            KeywordArguments(given: [("eps", eps.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the multivariate gamma function.
    ///
    /// - SeeAlso: `torch.mvlgamma`
    public static func mvlgamma(
        _ input: Tensor, _ p: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.mvlgamma"), [.leaf(input), .int(p)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes a derivative of the digamma function.
    ///
    /// - SeeAlso: `torch.polygamma`
    public static func polygamma(
        _ n: Int, _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.polygamma"), [.int(n), .leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }
}
