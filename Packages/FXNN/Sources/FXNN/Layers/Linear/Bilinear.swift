// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// `xᵀ · weight · y + bias`, for each output.
///
/// - Shapes: `x: [..., in1]`, `y: [..., in2]`, `weight: [out, in1, in2]`, `bias: [out]` →
///   `[..., out]`
/// - SeeAlso: `torch.nn.Bilinear`
public final class Bilinear: Module, Layer2, StandardLayer {
    public let in1Features: Int
    public let in2Features: Int
    public let outFeatures: Int
    @Parameter public var weight: Tensor
    @Parameter public var bias: Tensor?

    static var torchInputs: [String] { ["input1", "input2"] }

    /// Creates a layer with weights drawn uniformly from ±1/√in1.
    ///
    /// - Precondition: The counts are positive.
    public init(_ in1Features: Int, _ in2Features: Int, _ outFeatures: Int, bias: Bool = true) {
        precondition(
            in1Features > 0 && in2Features > 0 && outFeatures > 0,
            "Bilinear needs positive feature counts")
        self.in1Features = in1Features
        self.in2Features = in2Features
        self.outFeatures = outFeatures
        let shape = [outFeatures, in1Features, in2Features]
        let fanIn = Double(in1Features)
        _weight = Parameter(wrappedValue: .initial(shape, fanIn: fanIn))
        _bias = Parameter(wrappedValue: bias ? .initial([outFeatures], fanIn: fanIn) : nil)
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(
            try configuration.count("in1_features"), try configuration.count("in2_features"),
            try configuration.count("out_features"),
            bias: try configuration.bool("bias", default: true))
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor { F.bilinear(x, y, weight, bias) }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "in1_features": in1Features, "in2_features": in2Features,
            "out_features": outFeatures, "bias": bias != nil,
        ])
    }

    public override var summary: String { configuration.torchText() }
}
