// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x · weightᵀ + bias`.
///
/// - Shapes: `x: [..., in]`, `weight: [out, in]`, `bias: [out]` → `[..., out]`
/// - SeeAlso: `torch.nn.Linear`
public final class Linear: Module, Layer {
    public let inFeatures: Int
    public let outFeatures: Int
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?

    /// Creates a layer with weights drawn uniformly from ±1/√in.
    ///
    /// - Precondition: Both counts are positive.
    public init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) {
        precondition(inFeatures > 0 && outFeatures > 0, "Linear needs positive feature counts")
        self.inFeatures = inFeatures
        self.outFeatures = outFeatures
        let bound = 1 / Double(inFeatures).squareRoot()
        _weight = Parameter(wrappedValue: .initial([outFeatures, inFeatures], bound: bound))
        _bias = Parameter(wrappedValue: bias ? .initial([outFeatures], bound: bound) : nil)
    }

    public func forward(_ x: Tensor) -> Tensor { F.linear(x, weight, bias) }

    public override var configuration: [ArgumentEntry<Never>] {
        [
            ArgumentEntry("in_features", .int(inFeatures)),
            ArgumentEntry("out_features", .int(outFeatures)),
            ArgumentEntry("bias", .bool(bias != nil)),
        ]
    }

    public override var summary: String { configuration.torchText }
}
