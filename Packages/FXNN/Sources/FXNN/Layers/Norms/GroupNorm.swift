// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Normalises groups of channels of each sample, then may scale and shift each channel.
///
/// - Shapes: `x: [n, c, ...]` → the same
/// - SeeAlso: `torch.nn.GroupNorm`
public final class GroupNorm: Module, Layer, StandardLayer {
    public let groupCount: Int
    public let channelCount: Int
    public let eps: Double
    @Parameter public var weight: Tensor?
    @Parameter public var bias: Tensor?

    /// - Precondition: The groups divide the channels.
    public init(
        _ groupCount: Int, _ channelCount: Int, eps: Double = 1e-5, isAffine: Bool = true,
        bias: Bool = true
    ) {
        precondition(
            groupCount > 0 && channelCount > 0 && channelCount % groupCount == 0,
            "GroupNorm's groups must divide the channels")
        self.groupCount = groupCount
        self.channelCount = channelCount
        self.eps = eps
        let shape = [channelCount]
        _weight = Parameter(wrappedValue: isAffine ? .initial(shape, filledWith: 1) : nil)
        _bias = Parameter(wrappedValue: isAffine && bias ? .initial(shape, filledWith: 0) : nil)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let channels = try c.count("num_channels")
        self.init(
            try c.count("num_groups", dividing: channels), channels,
            eps: try c.double("eps", default: 1e-5), isAffine: try c.bool("affine", default: true),
            bias: try c.bool("bias", default: true))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.groupNorm(x, groupCount, weight: weight, bias: bias, eps: eps)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "num_groups": groupCount, "num_channels": channelCount, "eps": eps,
            "affine": weight != nil, "bias": bias != nil,
        ])
    }

    public override var summary: String { configuration.torchText(unnamed: 2) }
}
