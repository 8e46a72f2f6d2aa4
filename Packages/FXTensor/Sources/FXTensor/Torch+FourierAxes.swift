// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch.fft {
    /// Transforms along two axes.
    ///
    /// - SeeAlso: `torch.fft.fft2`
    public static func fft2(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_fft2"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms back along two axes.
    ///
    /// - SeeAlso: `torch.fft.ifft2`
    public static func ifft2(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_ifft2"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms real numbers along two axes into half a spectrum.
    ///
    /// - SeeAlso: `torch.fft.rfft2`
    public static func rfft2(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_rfft2"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms half a spectrum back along two axes.
    ///
    /// - SeeAlso: `torch.fft.irfft2`
    public static func irfft2(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_irfft2"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms along several axes.
    ///
    /// - SeeAlso: `torch.fft.fftn`
    public static func fftn(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_fftn"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms back along several axes.
    ///
    /// - SeeAlso: `torch.fft.ifftn`
    public static func ifftn(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_ifftn"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms real numbers along several axes into half a spectrum.
    ///
    /// - SeeAlso: `torch.fft.rfftn`
    public static func rfftn(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_rfftn"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms half a spectrum back along several axes.
    ///
    /// - SeeAlso: `torch.fft.irfftn`
    public static func irfftn(
        _ input: Tensor, s: [Int]? = nil, dim: [Int]? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_irfftn"),
            [.given(input)],
            KeywordArguments(given: [
                ("s", s.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves frequency 0 to the middle.
    ///
    /// - SeeAlso: `torch.fft.fftshift`
    public static func fftshift(
        _ input: Tensor, dim: [Int]? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_fftshift"),
            [.given(input)],
            KeywordArguments(given: [("dim", dim.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves frequency 0 from the middle to the front.
    ///
    /// - SeeAlso: `torch.fft.ifftshift`
    public static func ifftshift(
        _ input: Tensor, dim: [Int]? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_ifftshift"),
            [.given(input)],
            KeywordArguments(given: [("dim", dim.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
