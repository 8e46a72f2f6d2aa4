// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// What layers share that average windows.
///
/// - SeeAlso: `torch.nn.modules.pooling._AvgPoolNd`
public class AveragePoolingLayer<Extent: SpatialExtent>: Module {
    public let kernelSize: Extent
    public let stride: Extent
    public let padding: Extent

    /// Whether windows that leave the padded input at its end count too.
    public let ceilMode: Bool

    /// Whether padding counts as elements.
    public let countsPadding: Bool

    /// What sums are divided by instead of the window's size; over one axis it has no effect.
    public let divisorOverride: Int?

    /// - Precondition: Kernel and stride are positive.
    public init(
        _ kernelSize: Extent, stride: Extent? = nil, padding: Extent = 0, ceilMode: Bool = false,
        countsPadding: Bool = true, divisorOverride: Int? = nil
    ) {
        let stride = stride ?? kernelSize
        precondition(kernelSize.isPositive && stride.isPositive, "pooling needs positive extents")
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.ceilMode = ceilMode
        self.countsPadding = countsPadding
        self.divisorOverride = divisorOverride
    }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.extent("kernel_size", atLeast: 1),
            stride: try c.optional("stride") { key throws(ModuleError) in
                try c.extent(key, atLeast: 1)
            }, padding: try c.extent("padding", atLeast: 0, default: 0),
            ceilMode: try c.bool("ceil_mode", default: false),
            countsPadding: try c.bool("count_include_pad", default: true),
            divisorOverride: try c.optional("divisor_override") { key throws(ModuleError) in
                try c.int(key)
            })
    }

    /// The numbers as torch keeps them: over one axis always as tuples.
    private func literal(_ extent: Extent) -> Literal {
        Extent.spatialRank == 1 ? extent.tuple : extent.written
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "kernel_size": literal(kernelSize), "stride": literal(stride),
            "padding": literal(padding), "ceil_mode": ceilMode,
            "count_include_pad": countsPadding,
        ]) + (divisorOverride.map { .of(["divisor_override": $0]) } ?? [])
    }

    public override var summary: String { Array(configuration.prefix(3)).torchText() }
}
