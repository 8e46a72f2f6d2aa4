// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The cross entropy of two classes; the input has probabilities.
///
/// - SeeAlso: `torch.nn.BCELoss`
public final class BCELoss: WeightedLoss {
    public override init(weight: Tensor? = nil, reduction: Reduction = .mean) {
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.binaryCrossEntropy(x, y, weight: weight, reduction: reduction.rawValue)
    }
}
