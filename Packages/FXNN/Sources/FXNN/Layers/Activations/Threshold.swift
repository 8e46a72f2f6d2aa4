// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` above a threshold, else a value, elementwise.
///
/// - SeeAlso: `torch.nn.Threshold`
public final class Threshold: InPlaceActivation {
    public let threshold: Double
    public let value: Double

    public init(_ threshold: Double, _ value: Double, inplace: Bool = false) {
        self.threshold = threshold
        self.value = value
        super.init(inplace: inplace)
    }

    public required init(configuration: ModuleConfiguration) throws {
        threshold = try configuration.double("threshold")
        value = try configuration.double("value")
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        F.threshold(x, threshold, value, inplace: inplace)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["threshold": threshold, "value": value]) + super.configuration
    }
}
