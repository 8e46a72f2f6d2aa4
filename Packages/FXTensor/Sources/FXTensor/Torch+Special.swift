// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// The functions of `torch.special`.
    ///
    /// - SeeAlso: `torch.special`
    public enum special {}
}

extension torch.special {
    /// Applies the logistic function.
    ///
    /// - SeeAlso: `torch.special.expit`
    public static func expit(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_expit"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the error function.
    ///
    /// - SeeAlso: `torch.special.erf`
    public static func erf(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_erf"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the complementary error function.
    ///
    /// - SeeAlso: `torch.special.erfc`
    public static func erfc(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_erfc"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the complementary error function times `exp(x * x)`.
    ///
    /// - SeeAlso: `torch.special.erfcx`
    public static func erfcx(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_erfcx"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the inverse error function.
    ///
    /// - SeeAlso: `torch.special.erfinv`
    public static func erfinv(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_erfinv"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises 2 to powers.
    ///
    /// - SeeAlso: `torch.special.exp2`
    public static func exp2(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_exp2"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes exponentials less 1.
    ///
    /// - SeeAlso: `torch.special.expm1`
    public static func expm1(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_expm1"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of elements plus 1.
    ///
    /// - SeeAlso: `torch.special.log1p`
    public static func log1p(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_log1p"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the normal distribution function.
    ///
    /// - SeeAlso: `torch.special.log_ndtr`
    public static func logNdtr(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_log_ndtr"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the normal distribution function.
    ///
    /// - SeeAlso: `torch.special.ndtr`
    public static func ndtr(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_ndtr"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the inverse of the normal distribution function.
    ///
    /// - SeeAlso: `torch.special.ndtri`
    public static func ndtri(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_ndtri"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `-x log x`.
    ///
    /// - SeeAlso: `torch.special.entr`
    public static func entr(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_entr"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithmic derivative of the gamma function.
    ///
    /// - SeeAlso: `torch.special.digamma`
    public static func digamma(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_digamma"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the gamma function.
    ///
    /// - SeeAlso: `torch.special.gammaln`
    public static func gammaln(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_gammaln"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the modified Bessel function of order 0.
    ///
    /// - SeeAlso: `torch.special.i0`
    public static func i0(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_i0"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the scaled modified Bessel function of order 0.
    ///
    /// - SeeAlso: `torch.special.i0e`
    public static func i0e(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_i0e"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the modified Bessel function of order 1.
    ///
    /// - SeeAlso: `torch.special.i1`
    public static func i1(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_i1"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the scaled modified Bessel function of order 1.
    ///
    /// - SeeAlso: `torch.special.i1e`
    public static func i1e(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_i1e"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the Bessel function of the first kind and order 0.
    ///
    /// - SeeAlso: `torch.special.bessel_j0`
    public static func besselJ0(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_bessel_j0"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the Bessel function of the first kind and order 1.
    ///
    /// - SeeAlso: `torch.special.bessel_j1`
    public static func besselJ1(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_bessel_j1"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `sin(pi x) / (pi x)`.
    ///
    /// - SeeAlso: `torch.special.sinc`
    public static func sinc(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_sinc"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log y`, 0 where x is.
    ///
    /// - SeeAlso: `torch.special.xlogy`
    public static func xlogy(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_xlogy"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log(1 + y)`, 0 where x is.
    ///
    /// - SeeAlso: `torch.special.xlog1py`
    public static func xlog1py(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_xlog1py"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the zeta function of Hurwitz.
    ///
    /// - SeeAlso: `torch.special.zeta`
    public static func zeta(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_zeta"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lower incomplete gamma function.
    ///
    /// - SeeAlso: `torch.special.gammainc`
    public static func gammainc(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_gammainc"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the upper incomplete gamma function.
    ///
    /// - SeeAlso: `torch.special.gammaincc`
    public static func gammaincc(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._special.special_gammaincc"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }
}
