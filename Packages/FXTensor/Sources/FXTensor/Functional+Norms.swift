// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Normalises `[n, c, ...]` channel by channel.
    ///
    /// In training with the statistics of the batch, and the running ones move towards them.
    ///
    /// - SeeAlso: `torch.nn.functional.batch_norm`
    public static func batchNorm(
        _ input: Tensor, _ runningMean: Tensor?, _ runningVar: Tensor?, weight: Tensor? = nil,
        bias: Tensor? = nil, training: Bool = false, momentum: Double = 0.1, eps: Double = 1e-5,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.batch_norm"),
            [.given(input), .given(runningMean), .given(runningVar)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("bias", .given(bias)), ("training", .given(training)),
                ("momentum", .given(momentum)), ("eps", .given(eps)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Normalises each channel of each sample of `[n, c, ...]`.
    ///
    /// - Parameter useInputStats: Whether to normalise by own statistics, not by running ones.
    /// - SeeAlso: `torch.nn.functional.instance_norm`
    public static func instanceNorm(
        _ input: Tensor, runningMean: Tensor? = nil, runningVar: Tensor? = nil,
        weight: Tensor? = nil, bias: Tensor? = nil, useInputStats: Bool = true,
        momentum: Double = 0.1, eps: Double = 1e-5, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.instance_norm"),
            [.given(input)],
            KeywordArguments(given: [
                ("running_mean", .given(runningMean)), ("running_var", .given(runningVar)),
                ("weight", .given(weight)), ("bias", .given(bias)),
                ("use_input_stats", .given(useInputStats)), ("momentum", .given(momentum)),
                ("eps", .given(eps)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Normalises each group of channels of each sample of `[n, c, ...]`.
    ///
    /// - SeeAlso: `torch.nn.functional.group_norm`
    public static func groupNorm(
        _ input: Tensor, _ numGroups: Int, weight: Tensor? = nil, bias: Tensor? = nil,
        eps: Double = 1e-5, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.group_norm"),
            [.given(input), .given(numGroups)],
            KeywordArguments(given: [
                ("weight", .given(weight)), ("bias", .given(bias)), ("eps", .given(eps)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides by the root of the mean square over the last axes.
    ///
    /// - Parameter normalizedShape: The extents of those axes.
    /// - SeeAlso: `torch.nn.functional.rms_norm`
    public static func rmsNorm(
        _ input: Tensor, _ normalizedShape: [Int], weight: Tensor? = nil, eps: Double? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.rms_norm"),
            [.given(input), .tuple(normalizedShape.map { .int($0) })],
            KeywordArguments(given: [("weight", .given(weight)), ("eps", .given(eps))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides by a power of the mean square over neighbouring channels.
    ///
    /// - Parameter size: How many channels count as neighbours.
    /// - SeeAlso: `torch.nn.functional.local_response_norm`
    public static func localResponseNorm(
        _ input: Tensor, _ size: Int, alpha: Double = 0.0001, beta: Double = 0.75, k: Double = 1,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.local_response_norm"),
            [.given(input), .given(size)],
            KeywordArguments(given: [
                ("alpha", .given(alpha)), ("beta", .given(beta)), ("k", .given(k)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
