// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` between two limits, elementwise.
///
/// - SeeAlso: `torch.nn.Hardtanh`
public final class Hardtanh: InPlaceActivation {
    public let minVal: Double
    public let maxVal: Double

    public init(minVal: Double = -1, maxVal: Double = 1, inplace: Bool = false) {
        self.minVal = minVal
        self.maxVal = maxVal
        super.init(inplace: inplace)
    }

    public required init(configuration: ModuleConfiguration) throws {
        minVal = try configuration.double("min_val", default: -1)
        maxVal = try configuration.double("max_val", default: 1)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        F.hardtanh(x, minVal: minVal, maxVal: maxVal, inplace: inplace)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["min_val": minVal, "max_val": maxVal]) + super.configuration
    }
}
