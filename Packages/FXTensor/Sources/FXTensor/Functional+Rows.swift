// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension F {
    /// Divides exponentials along an axis by their sum.
    ///
    /// - Parameters:
    ///   - dim: The axis.
    ///   - dtype: What the input is converted to first.
    /// - SeeAlso: `torch.nn.functional.softmax`
    public static func softmax(
        _ input: Tensor, dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.softmax"), input, [],
            softmaxKeywords(dim, dtype), at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try Kernels.softmax(input, dim, dtype: dtype) }
    }

    /// Takes the logarithm of softmax along an axis, without its loss of small values.
    ///
    /// - Parameters:
    ///   - dim: The axis.
    ///   - dtype: What the input is converted to first.
    /// - SeeAlso: `torch.nn.functional.log_softmax`
    public static func logSoftmax(
        _ input: Tensor, dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.log_softmax"), input, [],
            softmaxKeywords(dim, dtype), at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.softmax(input, dim, dtype: dtype, isLogarithm: true)
        }
    }

    /// What Python's functions record, the depth of their warning's stack included.
    private static func softmaxKeywords(
        _ dim: Int, _ dtype: DType?
    ) -> KeywordArguments<Tensor> {
        ["dim": .int(dim), "_stacklevel": 3, "dtype": dtype.map { .dtype($0) } ?? .none]
    }

    /// Normalises the last dimensions to mean 0 and variance 1, then scales and shifts.
    ///
    /// - Parameter normalizedShape: The extents of the last dimensions.
    /// - SeeAlso: `torch.nn.functional.layer_norm`
    public static func layerNorm(
        _ input: Tensor, _ normalizedShape: [Int], weight: Tensor? = nil, bias: Tensor? = nil,
        eps: Double = 1e-5, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let kind = [weight, bias].reduce(input.kind) { $0.union($1?.kind ?? .concrete) }
        return Dispatch.call(
            kind, .function("torch.nn.functional.layer_norm"),
            [.leaf(input), .tuple(normalizedShape.map { .int($0) })],
            [
                "weight": weight.map { .leaf($0) } ?? .none,
                "bias": bias.map { .leaf($0) } ?? .none, "eps": .double(eps),
            ], at: SourceLocation(file: fileID, line: line)
        ) { () throws(TensorError) in
            try Kernels.layerNorm(
                input.concrete, normalizedShape, weight?.concrete, bias?.concrete, epsilon: eps
            ).output
        }
    }

    /// Multiplies each element by the part of the normal distribution below it.
    ///
    /// - Parameter approximate: `none`, or `tanh` for an approximation by it; recorded if given.
    /// - SeeAlso: `torch.nn.functional.gelu`
    public static func gelu(
        _ input: Tensor, approximate: String? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch._C._nn.gelu"), input, [],
            KeywordArguments(given: [("approximate", approximate.map { .string($0) })]),
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.gelu(input, approximate: approximate ?? "none")
        }
    }

    /// Multiplies each element by its logistic function.
    ///
    /// - Parameter inplace: Whether the input itself is changed and returned.
    /// - SeeAlso: `torch.nn.functional.silu`
    public static func silu(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let result = Dispatch.windowed(
            .function("torch.nn.functional.silu"), input, [], ["inplace": .bool(inplace)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try Kernels.pointwise("silu", input) }
        return inplace && !result.isTraced ? input.copy_(result) : result
    }
}
