// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// The functions of `torch.fft`.
    ///
    /// - SeeAlso: `torch.fft`
    public enum fft {}
}

extension torch.fft {
    /// Transforms along an axis.
    ///
    /// - SeeAlso: `torch.fft.fft`
    public static func fft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_fft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms back along an axis.
    ///
    /// - SeeAlso: `torch.fft.ifft`
    public static func ifft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_ifft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms real numbers along an axis into half a spectrum.
    ///
    /// - SeeAlso: `torch.fft.rfft`
    public static func rfft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_rfft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms half a spectrum back into real numbers.
    ///
    /// - SeeAlso: `torch.fft.irfft`
    public static func irfft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_irfft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms a signal with real spectrum, given by half.
    ///
    /// - SeeAlso: `torch.fft.hfft`
    public static func hfft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_hfft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Transforms a real spectrum back into half a signal.
    ///
    /// - SeeAlso: `torch.fft.ihfft`
    public static func ihfft(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, norm: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._fft.fft_ihfft"),
            [.given(input)],
            KeywordArguments(given: [
                ("n", n.map { .given($0) }), ("dim", dim.map { .given($0) }),
                ("norm", norm.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
