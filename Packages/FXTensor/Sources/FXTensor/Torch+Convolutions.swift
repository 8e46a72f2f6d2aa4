// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Dispatch {
    /// Runs or records a convolution; the keywords are those that were given.
    static func convolution(
        _ name: String, _ space: Int, _ tensors: [Tensor?],
        _ keywords: @autoclosure () -> [(String, Argument<Tensor>?)],
        _ geometry: @autoclosure () -> ConvolutionGeometry,
        at location: @autoclosure () -> SourceLocation?
    ) -> Tensor {
        let given = tensors.compactMap { $0 }
        let kind = given.reduce(TensorHandle.Kind.concrete) { $0.union($1.kind) }
        return call(
            kind, .function(FunctionTarget("torch." + name)), given.map { .leaf($0) },
            KeywordArguments(given: keywords()), at: location()
        ) { () throws(TensorError) in
            let (input, weight) = (given[0].concrete, given[1].concrete)
            try Kernels.requireSpace(space, input, weight, name)
            return try Kernels.convolution(
                input, weight, tensors[2]?.concrete, geometry(), operation: name)
        }
    }
}

extension torch {
    /// Convolves `input[n, c, l]` with `weight[o, c / groups, k]`; the input may be without n.
    ///
    /// - SeeAlso: `torch.conv1d`
    public static func conv1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: Int? = nil, dilation: Int? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv1d", 1, [input, weight, bias],
            [
                ("stride", stride.map { .int($0) }), ("padding", padding.map { .int($0) }),
                ("dilation", dilation.map { .int($0) }), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: [stride ?? 1], padding: .counts([padding ?? 0]),
                dilation: [dilation ?? 1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Convolves `input[n, c, l]` with `weight[o, c / groups, k]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// - SeeAlso: `torch.conv1d`
    public static func conv1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int? = nil,
        padding: String, dilation: Int? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv1d", 1, [input, weight, bias],
            [
                ("stride", stride.map { .int($0) }), ("padding", .string(padding)),
                ("dilation", dilation.map { .int($0) }), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: [stride ?? 1], padding: .named(padding),
                dilation: [dilation ?? 1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Convolves `input[n, c, h, w]` with `weight[o, c / groups, kh, kw]`; the input may be without n.
    ///
    /// - SeeAlso: `torch.conv2d`
    public static func conv2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: IntPair? = nil, dilation: IntPair? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv2d", 2, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("dilation", dilation?.argument), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .counts(padding?.values ?? [0]),
                dilation: dilation?.values ?? [1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Convolves `input[n, c, h, w]` with `weight[o, c / groups, kh, kw]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// - SeeAlso: `torch.conv2d`
    public static func conv2d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntPair? = nil,
        padding: String, dilation: IntPair? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv2d", 2, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", .string(padding)),
                ("dilation", dilation?.argument), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .named(padding),
                dilation: dilation?.values ?? [1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Convolves `input[n, c, d, h, w]` with `weight[o, c / groups, kd, kh, kw]`; the input may be without n.
    ///
    /// - SeeAlso: `torch.conv3d`
    public static func conv3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: IntTriple? = nil, dilation: IntTriple? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv3d", 3, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("dilation", dilation?.argument), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .counts(padding?.values ?? [0]),
                dilation: dilation?.values ?? [1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Convolves `input[n, c, d, h, w]` with `weight[o, c / groups, kd, kh, kw]`,
    /// with padding `"same"` or `"valid"`.
    ///
    /// - SeeAlso: `torch.conv3d`
    public static func conv3d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: IntTriple? = nil,
        padding: String, dilation: IntTriple? = nil, groups: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.convolution(
            "conv3d", 3, [input, weight, bias],
            [
                ("stride", stride?.argument), ("padding", .string(padding)),
                ("dilation", dilation?.argument), ("groups", groups.map { .int($0) }),
            ],
            ConvolutionGeometry(
                stride: stride?.values ?? [1], padding: .named(padding),
                dilation: dilation?.values ?? [1], groups: groups ?? 1),
            at: SourceLocation(file: fileID, line: line))
    }
}
