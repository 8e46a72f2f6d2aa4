// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `max(x, 0) + min(0, alpha · (exp(x / alpha) - 1))`, elementwise.
///
/// - SeeAlso: `torch.nn.CELU`
public final class CELU: InPlaceActivation {
    public let alpha: Double

    public init(alpha: Double = 1, inplace: Bool = false) {
        self.alpha = alpha
        super.init(inplace: inplace)
    }

    public required init(configuration: ModuleConfiguration) throws {
        alpha = try configuration.double("alpha", default: 1)
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        F.celu(x, alpha: alpha, inplace: inplace)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["alpha": alpha]) + super.configuration
    }
}
