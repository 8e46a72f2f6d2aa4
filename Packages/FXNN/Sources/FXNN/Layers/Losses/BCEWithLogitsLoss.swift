// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The cross entropy of two classes; the input has logits.
///
/// - SeeAlso: `torch.nn.BCEWithLogitsLoss`
public final class BCEWithLogitsLoss: WeightedLoss {
    @Buffer public var posWeight: Tensor?

    public init(
        weight: Tensor? = nil, reduction: Reduction = .mean, posWeight: Tensor? = nil
    ) {
        _posWeight = Buffer(wrappedValue: posWeight)
        super.init(weight: weight, reduction: reduction)
    }

    public required init(configuration: ModuleConfiguration) throws {
        _posWeight = Buffer(wrappedValue: try configuration.weight("pos_weight"))
        try super.init(configuration: configuration)
    }

    public override func forward(_ x: Tensor, _ y: Tensor) -> Tensor {
        F.binaryCrossEntropyWithLogits(
            x, y, weight: weight, reduction: reduction.rawValue, posWeight: posWeight)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        super.configuration + Self.entry("pos_weight", posWeight)
    }
}
