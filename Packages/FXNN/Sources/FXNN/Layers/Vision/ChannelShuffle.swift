// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Mixes the channels of groups: `[n, g · c, ...]` → the same shape.
///
/// - SeeAlso: `torch.nn.ChannelShuffle`
public final class ChannelShuffle: Module, Layer, StandardLayer {
    public let groups: Int

    /// - Precondition: The number is positive.
    public init(_ groups: Int) {
        precondition(groups > 0, "ChannelShuffle needs a positive number of groups")
        self.groups = groups
    }

    public init(configuration: ModuleConfiguration) throws {
        groups = try configuration.count("groups")
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.channelShuffle(x, groups)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["groups": groups])
    }

    public override var summary: String { configuration.torchText() }
}
