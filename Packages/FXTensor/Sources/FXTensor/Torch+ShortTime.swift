// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Transforms overlapping frames of a signal `[t]` or `[n, t]`.
    ///
    /// - Parameters:
    ///   - hopLength: From one frame to the next.
    ///   - center: Whether the signal is padded so that frames are about their times.
    /// - SeeAlso: `torch.stft`
    public static func stft(
        _ input: Tensor, _ nFft: Int, hopLength: Int? = nil, winLength: Int? = nil,
        window: Tensor? = nil, center: Bool = true, padMode: String = "reflect",
        normalized: Bool = false, onesided: Bool? = nil, returnComplex: Bool? = nil,
        alignToWindow: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.stft"),
            [.given(input), .given(nFft)],
            KeywordArguments(given: [
                ("hop_length", .given(hopLength)), ("win_length", .given(winLength)),
                ("window", .given(window)), ("center", .given(center)),
                ("pad_mode", .given(padMode)), ("normalized", .given(normalized)),
                ("onesided", .given(onesided)), ("return_complex", .given(returnComplex)),
                ("align_to_window", .given(alignToWindow)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the signal whose frames have these spectra.
    ///
    /// - SeeAlso: `torch.istft`
    public static func istft(
        _ input: Tensor, _ nFft: Int, hopLength: Int? = nil, winLength: Int? = nil,
        window: Tensor? = nil, center: Bool? = nil, normalized: Bool? = nil, onesided: Bool? = nil,
        length: Int? = nil, returnComplex: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.istft"),
            [.given(input), .given(nFft)],
            KeywordArguments(given: [
                ("hop_length", hopLength.map { .given($0) }),
                ("win_length", winLength.map { .given($0) }),
                ("window", window.map { .given($0) }), ("center", center.map { .given($0) }),
                ("normalized", normalized.map { .given($0) }),
                ("onesided", onesided.map { .given($0) }), ("length", length.map { .given($0) }),
                ("return_complex", returnComplex.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a window of Hann.
    ///
    /// - Parameter periodic: Whether the window continues itself, as frames want it.
    /// - SeeAlso: `torch.hann_window`
    public static func hannWindow(
        _ windowLength: Int, periodic: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.hann_window"),
            [.given(windowLength)],
            KeywordArguments(given: [
                ("periodic", periodic.map { .given($0) }), ("dtype", dtype.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a window of Hamming.
    ///
    /// - Parameter periodic: Whether the window continues itself, as frames want it.
    /// - SeeAlso: `torch.hamming_window`
    public static func hammingWindow(
        _ windowLength: Int, periodic: Bool? = nil, alpha: Double? = nil, beta: Double? = nil,
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.hamming_window"),
            [.given(windowLength)],
            KeywordArguments(given: [
                ("periodic", periodic.map { .given($0) }), ("alpha", alpha.map { .given($0) }),
                ("beta", beta.map { .given($0) }), ("dtype", dtype.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a window of Blackman.
    ///
    /// - Parameter periodic: Whether the window continues itself, as frames want it.
    /// - SeeAlso: `torch.blackman_window`
    public static func blackmanWindow(
        _ windowLength: Int, periodic: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.blackman_window"),
            [.given(windowLength)],
            KeywordArguments(given: [
                ("periodic", periodic.map { .given($0) }), ("dtype", dtype.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a window of Bartlett.
    ///
    /// - Parameter periodic: Whether the window continues itself, as frames want it.
    /// - SeeAlso: `torch.bartlett_window`
    public static func bartlettWindow(
        _ windowLength: Int, periodic: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bartlett_window"),
            [.given(windowLength)],
            KeywordArguments(given: [
                ("periodic", periodic.map { .given($0) }), ("dtype", dtype.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a window of Kaiser.
    ///
    /// - Parameter periodic: Whether the window continues itself, as frames want it.
    /// - SeeAlso: `torch.kaiser_window`
    public static func kaiserWindow(
        _ windowLength: Int, periodic: Bool? = nil, beta: Double? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.kaiser_window"),
            [.given(windowLength)],
            KeywordArguments(given: [
                ("periodic", periodic.map { .given($0) }), ("beta", beta.map { .given($0) }),
                ("dtype", dtype.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
