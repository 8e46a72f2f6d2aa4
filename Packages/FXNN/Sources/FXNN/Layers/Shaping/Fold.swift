// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The sum of windows that stand as columns: `[n, c · kh · kw, count]` → `[n, c, h, w]`.
///
/// - SeeAlso: `torch.nn.Fold`
public final class Fold: Module, Layer, StandardLayer {
    public let outputSize: IntPair
    public let kernelSize: IntPair
    public let dilation: IntPair
    public let padding: IntPair
    public let stride: IntPair

    /// - Precondition: All but the padding are positive.
    public init(
        _ outputSize: IntPair, _ kernelSize: IntPair, dilation: IntPair = 1, padding: IntPair = 0,
        stride: IntPair = 1
    ) {
        precondition(
            outputSize.isPositive && kernelSize.isPositive && dilation.isPositive
                && stride.isPositive, "Fold needs positive extents")
        self.outputSize = outputSize
        self.kernelSize = kernelSize
        self.dilation = dilation
        self.padding = padding
        self.stride = stride
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.extent("output_size", atLeast: 1), try c.extent("kernel_size", atLeast: 1),
            dilation: try c.extent("dilation", atLeast: 1, default: 1),
            padding: try c.extent("padding", atLeast: 0, default: 0),
            stride: try c.extent("stride", atLeast: 1, default: 1))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.fold(x, outputSize, kernelSize, dilation: dilation, padding: padding, stride: stride)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "output_size": outputSize, "kernel_size": kernelSize, "dilation": dilation,
            "padding": padding, "stride": stride,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
