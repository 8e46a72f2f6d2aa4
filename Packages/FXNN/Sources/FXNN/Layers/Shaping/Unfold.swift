// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The windows of `[n, c, h, w]` as columns: `[n, c · kh · kw, count]`.
///
/// - SeeAlso: `torch.nn.Unfold`
public final class Unfold: Module, Layer, StandardLayer {
    public let kernelSize: IntPair
    public let dilation: IntPair
    public let padding: IntPair
    public let stride: IntPair

    /// - Precondition: Kernel, dilation and stride are positive.
    public init(
        _ kernelSize: IntPair, dilation: IntPair = 1, padding: IntPair = 0, stride: IntPair = 1
    ) {
        precondition(
            kernelSize.isPositive && dilation.isPositive && stride.isPositive,
            "Unfold needs positive extents")
        self.kernelSize = kernelSize
        self.dilation = dilation
        self.padding = padding
        self.stride = stride
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.extent("kernel_size", atLeast: 1),
            dilation: try c.extent("dilation", atLeast: 1, default: 1),
            padding: try c.extent("padding", atLeast: 0, default: 0),
            stride: try c.extent("stride", atLeast: 1, default: 1))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.unfold(x, kernelSize, dilation: dilation, padding: padding, stride: stride)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "kernel_size": kernelSize, "dilation": dilation, "padding": padding, "stride": stride,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
