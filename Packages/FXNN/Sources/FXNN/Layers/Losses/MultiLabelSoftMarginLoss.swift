// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The cross entropy of each class by itself.
///
/// - SeeAlso: `torch.nn.MultiLabelSoftMarginLoss`
public final class MultiLabelSoftMarginLoss: WeightedLoss {
    public override init(weight: Tensor? = nil, reduction: Reduction = .mean) {
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.multilabelSoftMarginLoss(x, y, weight: weight, reduction: reduction.rawValue)
    }
}
