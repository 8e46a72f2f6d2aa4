// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Turns height and width into channels: `[n, c, h · r, w · r]` → `[n, c · r², h, w]`.
///
/// - SeeAlso: `torch.nn.PixelUnshuffle`
public final class PixelUnshuffle: Module, Layer, StandardLayer {
    public let downscaleFactor: Int

    /// - Precondition: The factor is positive.
    public init(_ downscaleFactor: Int) {
        precondition(downscaleFactor > 0, "PixelUnshuffle needs a positive factor")
        self.downscaleFactor = downscaleFactor
    }

    public init(configuration: ModuleConfiguration) throws {
        downscaleFactor = try configuration.count("downscale_factor")
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.pixelUnshuffle(x, downscaleFactor)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["downscale_factor": downscaleFactor])
    }

    public override var summary: String { configuration.torchText() }
}
