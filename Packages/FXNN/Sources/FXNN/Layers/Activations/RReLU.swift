// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` above 0, else `x` times a slope that is drawn in training and fixed else.
///
/// - SeeAlso: `torch.nn.RReLU`
public final class RReLU: InPlaceActivation {
    public let lower: Double
    public let upper: Double

    public init(lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, inplace: Bool = false) {
        self.lower = lower
        self.upper = upper
        super.init(inplace: inplace)
    }

    public required init(configuration: ModuleConfiguration) throws {
        lower = try configuration.double("lower", default: 1.0 / 8)
        upper = try configuration.double("upper", default: 1.0 / 3)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        F.rrelu(x, lower: lower, upper: upper, training: isTraining, inplace: inplace)
    }

    public override var isPure: Bool { !inplace && !isTraining }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["lower": lower, "upper": upper]) + super.configuration
    }
}
