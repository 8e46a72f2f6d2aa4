// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension F {
    /// Divides by the `p`-norm along an axis.
    ///
    /// - Parameter eps: The least norm to divide by.
    /// - SeeAlso: `torch.nn.functional.normalize`
    public static func normalize(
        _ input: Tensor, p: Double = 2, dim: Int = 1, eps: Double = 1e-12, out: Tensor? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.normalize"),
            [.given(input)],
            KeywordArguments(given: [
                ("p", .given(p)), ("dim", .given(dim)), ("eps", .given(eps)), ("out", .given(out)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Applies softmax to the negated input.
    ///
    /// - SeeAlso: `torch.nn.functional.softmin`
    public static func softmin(
        _ input: Tensor, dim: Int? = nil, stackLevel: Int = 3, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.softmin"),
            [.given(input)],
            KeywordArguments(given: [
                ("dim", .given(dim)), ("_stacklevel", .given(stackLevel)),
                ("dtype", .given(dtype)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws from the distribution of logits, smoothly.
    ///
    /// - Parameters:
    ///   - tau: How smoothly.
    ///   - hard: Whether to give zeros and one 1.
    /// - SeeAlso: `torch.nn.functional.gumbel_softmax`
    public static func gumbelSoftmax(
        _ logits: Tensor, tau: Double = 1, hard: Bool = false, eps: Double = 1e-10, dim: Int = -1,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.gumbel_softmax"),
            [.given(logits)],
            KeywordArguments(given: [
                ("tau", .given(tau)), ("hard", .given(hard)), ("eps", .given(eps)),
                ("dim", .given(dim)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies `[..., i]` and `[..., j]` by `weight[k, i, j]` into `[..., k]`.
    ///
    /// - SeeAlso: `torch.nn.functional.bilinear`
    public static func bilinear(
        _ input1: Tensor, _ input2: Tensor, _ weight: Tensor, _ bias: Tensor? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bilinear"),
            [.given(input1), .given(input2), .given(weight), .given(bias)],
            at: SourceLocation(file: fileID, line: line))
    }
}
