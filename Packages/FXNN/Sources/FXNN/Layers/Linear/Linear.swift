// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `x · weightᵀ + bias`.
///
/// - Shapes: `x: [..., in]`, `weight: [out, in]`, `bias: [out]` → `[..., out]`
/// - SeeAlso: `torch.nn.Linear`
public final class Linear: Module, Layer, AffineLayer, StandardLayer {
    public let inFeatures: Int
    public let outFeatures: Int
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?
    private let printed: String

    /// Creates a layer with weights drawn uniformly from ±1/√in.
    ///
    /// - Precondition: Both counts are positive.
    public convenience init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) {
        self.init(inFeatures, outFeatures, bias: bias, printed: "Linear")
    }

    /// - Parameter printed: The name of the layer's subclass in torch.
    init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool, printed: String) {
        precondition(inFeatures > 0 && outFeatures > 0, "Linear needs positive feature counts")
        self.inFeatures = inFeatures
        self.outFeatures = outFeatures
        self.printed = printed
        let fanIn = Double(inFeatures)
        _weight = Parameter(wrappedValue: .initial([outFeatures, inFeatures], fanIn: fanIn))
        _bias = Parameter(wrappedValue: bias ? .initial([outFeatures], fanIn: fanIn) : nil)
    }

    public init(_ other: Linear, weight: Tensor, bias: Tensor?) {
        inFeatures = other.inFeatures
        outFeatures = other.outFeatures
        printed = other.printed
        _weight = Parameter(wrappedValue: weight)
        _bias = Parameter(wrappedValue: bias)
        super.init()
        isTraining = other.isTraining
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(
            try configuration.count("in_features"), try configuration.count("out_features"),
            bias: try configuration.bool("bias", default: true))
    }

    public func forward(_ x: Tensor) -> Tensor { F.linear(x, weight, bias) }

    public override var printedName: String { printed }

    public override var members: [ModuleMember] { .of(["weight": _weight, "bias": _bias]) }

    public override var isPure: Bool { true }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["in_features": inFeatures, "out_features": outFeatures, "bias": bias != nil])
    }

    public override var summary: String { configuration.torchText() }
}
