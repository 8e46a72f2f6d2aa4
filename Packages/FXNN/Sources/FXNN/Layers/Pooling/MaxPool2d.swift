// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The largest element of each window of `[n, c, h, w]`.
///
/// - SeeAlso: `torch.nn.MaxPool2d`
public final class MaxPool2d: MaxPoolingLayer<IntPair>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.maxPool2d(
            x, kernelSize, stride: stride, padding: padding, dilation: dilation,
            ceilMode: ceilMode)
    }
}

/// The largest element of each window of `[n, c, h, w]` and its place, which unpooling needs.
///
/// - SeeAlso: `torch.nn.MaxPool2d` with `return_indices=True`
public final class MaxPool2dWithIndices: MaxPoolingLayer<IntPair>, Callable, StandardLayer {
    public func forward(_ x: Tensor) -> (Tensor, Tensor) {
        let result = F.maxPool2dWithIndices(
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

    public override var printedName: String { "MaxPool2d" }
}
