// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` above 0, else `x` times a slope, elementwise.
///
/// - SeeAlso: `torch.nn.LeakyReLU`
public final class LeakyReLU: InPlaceActivation {
    public let negativeSlope: Double

    public init(_ negativeSlope: Double = 0.01, inplace: Bool = false) {
        self.negativeSlope = negativeSlope
        super.init(inplace: inplace)
    }

    public required init(configuration: ModuleConfiguration) throws {
        negativeSlope = try configuration.double("negative_slope", default: 0.01)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        F.leakyRelu(x, negativeSlope: negativeSlope, inplace: inplace)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["negative_slope": negativeSlope]) + super.configuration
    }
}
