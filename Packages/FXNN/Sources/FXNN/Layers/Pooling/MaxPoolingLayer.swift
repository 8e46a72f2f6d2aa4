// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// What layers share that take the largest element of each window.
///
/// - SeeAlso: `torch.nn.modules.pooling._MaxPoolNd`
public class MaxPoolingLayer<Extent: SpatialExtent>: Module {
    public let kernelSize: Extent
    public let stride: Extent
    public let padding: Extent
    public let dilation: Extent

    /// Whether windows that leave the padded input at its end count too.
    public let ceilMode: Bool

    /// - Parameter stride: The step from a window to the next; the kernel's extents if not given.
    /// - Precondition: Kernel, stride and dilation are positive.
    public init(
        _ kernelSize: Extent, stride: Extent? = nil, padding: Extent = 0, dilation: Extent = 1,
        ceilMode: Bool = false
    ) {
        let stride = stride ?? kernelSize
        precondition(
            kernelSize.isPositive && stride.isPositive && dilation.isPositive,
            "pooling needs a positive kernel, stride and dilation")
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.ceilMode = ceilMode
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        let kernel: Extent = try c.extent("kernel_size", atLeast: 1)
        self.init(
            kernel,
            stride: try c.optional("stride") { key throws(ModuleError) in
                try c.extent(key, atLeast: 1)
            },
            padding: try c.extent("padding", atLeast: 0, default: 0),
            dilation: try c.extent("dilation", atLeast: 1, default: 1),
            ceilMode: try c.bool("ceil_mode", default: false))
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "kernel_size": kernelSize.written, "stride": stride.written,
            "padding": padding.written, "dilation": dilation.written, "ceil_mode": ceilMode,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
