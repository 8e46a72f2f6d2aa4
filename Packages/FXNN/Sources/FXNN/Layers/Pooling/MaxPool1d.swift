// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The largest element of each window of `[n, c, l]`.
///
/// - SeeAlso: `torch.nn.MaxPool1d`
public final class MaxPool1d: MaxPoolingLayer<Int>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.maxPool1d(
            x, kernelSize, stride: stride, padding: padding, dilation: dilation,
            ceilMode: ceilMode)
    }
}

/// The largest element of each window of `[n, c, l]` and its place, which unpooling needs.
///
/// - SeeAlso: `torch.nn.MaxPool1d` with `return_indices=True`
public final class MaxPool1dWithIndices: MaxPoolingLayer<Int>, Callable, StandardLayer {
    public func forward(_ x: Tensor) -> (Tensor, Tensor) {
        let result = F.maxPool1dWithIndices(
            x, kernelSize, stride: stride, padding: padding, dilation: dilation,
            ceilMode: ceilMode)
        return (result[0], result[1])
    }

    public func callAsFunction(
        _ x: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) { call(forward, x, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input"] }

    public override var printedName: String { "MaxPool1d" }
}
