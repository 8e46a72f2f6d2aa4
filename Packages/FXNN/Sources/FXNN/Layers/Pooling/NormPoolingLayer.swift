// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// What layers share that take the norm of windows.
///
/// - SeeAlso: `torch.nn.modules.pooling._LPPoolNd`
public class NormPoolingLayer<Extent: SpatialExtent>: Module {
    public let normType: Double
    public let kernelSize: Extent

    /// The step from a window to the next; the kernel's extents where it is nil.
    public let stride: Extent?
    public let ceilMode: Bool

    /// - Precondition: Kernel and stride are positive.
    public init(
        _ normType: Double, _ kernelSize: Extent, stride: Extent? = nil, ceilMode: Bool = false
    ) {
        precondition(
            kernelSize.isPositive && stride?.isPositive != false, "pooling needs positive extents")
        self.normType = normType
        self.kernelSize = kernelSize
        self.stride = stride
        self.ceilMode = ceilMode
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.double("norm_type"), try c.extent("kernel_size", atLeast: 1),
            stride: try c.optional("stride") { key throws(ModuleError) in
                try c.extent(key, atLeast: 1)
            }, ceilMode: try c.bool("ceil_mode", default: false))
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "norm_type": normType, "kernel_size": kernelSize.written,
            "stride": stride?.written ?? .none, "ceil_mode": ceilMode,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
