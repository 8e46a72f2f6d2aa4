// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Turns channels into height and width: `[n, c · r², h, w]` → `[n, c, h · r, w · r]`.
///
/// - SeeAlso: `torch.nn.PixelShuffle`
public final class PixelShuffle: Module, Layer, StandardLayer {
    public let upscaleFactor: Int

    /// - Precondition: The factor is positive.
    public init(_ upscaleFactor: Int) {
        precondition(upscaleFactor > 0, "PixelShuffle needs a positive factor")
        self.upscaleFactor = upscaleFactor
    }

    public init(configuration: ModuleConfiguration) throws {
        upscaleFactor = try configuration.count("upscale_factor")
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.pixelShuffle(x, upscaleFactor)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["upscale_factor": upscaleFactor])
    }

    public override var summary: String { configuration.torchText() }
}
