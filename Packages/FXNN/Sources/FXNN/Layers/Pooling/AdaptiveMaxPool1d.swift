// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The largest elements of so many windows of `[n, c, l]` that the output has a given size.
///
/// - SeeAlso: `torch.nn.AdaptiveMaxPool1d`
public final class AdaptiveMaxPool1d: AdaptivePoolingLayer<Int>, Layer, StandardLayer {
    public func forward(_ x: Tensor) -> Tensor { F.adaptiveMaxPool1d(x, size(for: x)) }
}

/// The largest elements of so many windows that the output has a given size, and their places.
///
/// - SeeAlso: `torch.nn.AdaptiveMaxPool1d` with `return_indices=True`
public final class AdaptiveMaxPool1dWithIndices: AdaptivePoolingLayer<Int>, Callable, StandardLayer
{
    public func forward(_ x: Tensor) -> (Tensor, Tensor) {
        let result = F.adaptiveMaxPool1dWithIndices(x, size(for: x))
        return (result[0], result[1])
    }

    public func callAsFunction(
        _ x: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) { call(forward, x, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input"] }

    public override var printedName: String { "AdaptiveMaxPool1d" }
}
