// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Joins dimensions into one.
///
/// - SeeAlso: `torch.nn.Flatten`
public final class Flatten: Module, Layer, StandardLayer {
    public let startDim: Int
    public let endDim: Int

    public init(startDim: Int = 1, endDim: Int = -1) {
        self.startDim = startDim
        self.endDim = endDim
    }

    public init(configuration: ModuleConfiguration) throws {
        startDim = try configuration.int("start_dim", default: 1)
        endDim = try configuration.int("end_dim", default: -1)
    }

    public func forward(_ x: Tensor) -> Tensor {
        x.flatten(startDim, endDim)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["start_dim": startDim, "end_dim": endDim])
    }

    public override var summary: String { configuration.torchText() }
}
