// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x` above 0, else `alpha · (exp(x) - 1)`, elementwise.
///
/// - SeeAlso: `torch.nn.ELU`
public final class ELU: InPlaceActivation {
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
        F.elu(x, alpha: alpha, inplace: inplace)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["alpha": alpha]) + super.configuration
    }
}
