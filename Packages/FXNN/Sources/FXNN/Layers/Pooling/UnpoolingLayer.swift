// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// What layers share that undo max pooling.
///
/// - SeeAlso: `torch.nn.modules.pooling._MaxUnpoolNd`
public class UnpoolingLayer<Extent: SpatialExtent>: Module {
    public let kernelSize: Extent
    public let stride: Extent
    public let padding: Extent

    /// - Precondition: Kernel and stride are positive.
    public init(_ kernelSize: Extent, stride: Extent? = nil, padding: Extent = 0) {
        let stride = stride ?? kernelSize
        precondition(
            kernelSize.isPositive && stride.isPositive, "unpooling needs positive extents")
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.extent("kernel_size", atLeast: 1),
            stride: try c.optional("stride") { key throws(ModuleError) in
                try c.extent(key, atLeast: 1)
            }, padding: try c.extent("padding", atLeast: 0, default: 0))
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "kernel_size": kernelSize.tuple, "stride": stride.tuple, "padding": padding.tuple,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
