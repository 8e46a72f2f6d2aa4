// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The largest element of each window of `[n, c, d, h, w]`.
///
/// - SeeAlso: `torch.nn.MaxPool3d`
public final class MaxPool3d: MaxPoolingLayer<IntTriple>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor {
        F.maxPool3d(
            x, kernelSize, stride: stride, padding: padding, dilation: dilation,
            ceilMode: ceilMode)
    }
}

/// The largest element of each window of `[n, c, d, h, w]` and its place, which unpooling needs.
///
/// - SeeAlso: `torch.nn.MaxPool3d` with `return_indices=True`
public final class MaxPool3dWithIndices: MaxPoolingLayer<IntTriple>, Callable, StandardLayer {
    public func forward(_ x: Tensor) -> (Tensor, Tensor) {
        let result = F.maxPool3dWithIndices(
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

    public override var printedName: String { "MaxPool3d" }
}
