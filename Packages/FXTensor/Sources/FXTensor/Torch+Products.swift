// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Sums products over labelled axes, such as `bij,bjk->bik`.
    ///
    /// - SeeAlso: `torch.einsum`
    public static func einsum(
        _ equation: String, _ operands: Tensor..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.einsum"),
            [.string(equation)] + operands.map { .leaf($0) },
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums products over the last axes of one tensor and the first of another.
    ///
    /// - Parameter dims: How many axes.
    /// - SeeAlso: `torch.tensordot`
    public static func tensordot(
        _ a: Tensor, _ b: Tensor, dims: Int = 2, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.tensordot"), [.leaf(a), .leaf(b)],
            ["dims": .int(dims), "out": .none], at: SourceLocation(file: fileID, line: line))
    }

    /// Sums products over pairs of axes.
    ///
    /// - Parameter dims: The axes of the first tensor, and those of the second.
    /// - SeeAlso: `torch.tensordot`
    public static func tensordot(
        _ a: Tensor, _ b: Tensor, dims: ([Int], [Int]), fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        let axes: Argument<Tensor> = .tuple([
            .list(dims.0.map { .int($0) }), .list(dims.1.map { .int($0) }),
        ])
        return Dispatch.named(
            .function("torch.functional.tensordot"), [.leaf(a), .leaf(b)],
            ["dims": axes, "out": .none], at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies `[..., i]` and `[..., j]` by `weight[k, i, j]` into `[..., k]`.
    ///
    /// - SeeAlso: `torch.bilinear`
    public static func bilinear(
        _ input1: Tensor, _ input2: Tensor, _ weight: Tensor, _ bias: Tensor?,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bilinear"),
            [.given(input1), .given(input2), .given(weight), .given(bias)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes cross products of vectors of three elements.
    ///
    /// - SeeAlso: `torch.cross`
    public static func cross(
        _ input: Tensor, _ other: Tensor, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cross"),
            [.given(input), .given(other)],
            KeywordArguments(given: [("dim", dim.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes determinants.
    ///
    /// - SeeAlso: `torch.det`
    public static func det(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.det"),
            [.given(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Inverts matrices.
    ///
    /// - SeeAlso: `torch.inverse`
    public static func inverse(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.inverse"),
            [.given(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies matrices by themselves.
    ///
    /// - SeeAlso: `torch.matrix_power`
    public static func matrixPower(
        _ input: Tensor, _ n: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.matrix_power"),
            [.given(input), .given(n)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Normalises each group of channels of each sample.
    ///
    /// - SeeAlso: `torch.group_norm`
    public static func groupNorm(
        _ input: Tensor, _ numGroups: Int, weight: Tensor? = nil, bias: Tensor? = nil,
        eps: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.group_norm"),
            [.given(input), .given(numGroups)],
            KeywordArguments(given: [
                ("weight", weight.map { .given($0) }), ("bias", bias.map { .given($0) }),
                ("eps", eps.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides by the root of the mean square over the last axes.
    ///
    /// - SeeAlso: `torch.rms_norm`
    public static func rmsNorm(
        _ input: Tensor, _ normalizedShape: [Int], weight: Tensor? = nil, eps: Double? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rms_norm"),
            [.given(input), .tuple(normalizedShape.map { .int($0) })],
            KeywordArguments(given: [
                ("weight", weight.map { .given($0) }), ("eps", eps.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
