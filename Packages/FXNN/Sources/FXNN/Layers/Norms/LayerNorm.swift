// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Normalises over the last dimensions, then may scale and shift each element.
///
/// - Shapes: `x: [..., shape]` → the same
/// - SeeAlso: `torch.nn.LayerNorm`
public final class LayerNorm: Module, Layer, StandardLayer {
    public let normalizedShape: [Int]
    public let eps: Double
    @Parameter public var weight: Tensor?
    @Parameter public var bias: Tensor?

    /// - Precondition: The extents are positive.
    public init(
        _ normalizedShape: [Int], eps: Double = 1e-5, isElementwiseAffine: Bool = true,
        bias: Bool = true
    ) {
        precondition(
            !normalizedShape.isEmpty && normalizedShape.allSatisfy { $0 > 0 },
            "LayerNorm needs positive extents")
        self.normalizedShape = normalizedShape
        self.eps = eps
        let (shape, isAffine) = (normalizedShape, isElementwiseAffine)
        _weight = Parameter(wrappedValue: isAffine ? .initial(shape, filledWith: 1) : nil)
        _bias = Parameter(wrappedValue: isAffine && bias ? .initial(shape, filledWith: 0) : nil)
    }

    /// Creates a layer that normalises over the last dimension.
    public convenience init(
        _ extent: Int, eps: Double = 1e-5, isElementwiseAffine: Bool = true, bias: Bool = true
    ) {
        self.init([extent], eps: eps, isElementwiseAffine: isElementwiseAffine, bias: bias)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let shape = try c.counts("normalized_shape")
        try c.require(!shape.isEmpty, "normalized_shape")
        self.init(
            shape, eps: try c.double("eps", default: 1e-5),
            isElementwiseAffine: try c.bool("elementwise_affine", default: true),
            bias: try c.bool("bias", default: true))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.layerNorm(x, normalizedShape, weight: weight, bias: bias, eps: eps)
    }

    public override var members: [ModuleMember] { .of(["weight": _weight, "bias": _bias]) }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "normalized_shape": normalizedShape, "eps": eps, "elementwise_affine": weight != nil,
            "bias": bias != nil,
        ])
    }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
