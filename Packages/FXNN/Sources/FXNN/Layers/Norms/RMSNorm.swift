// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Divides by the root of the mean square over the last dimensions, then may scale each element.
///
/// - Shapes: `x: [..., shape]` → the same
/// - SeeAlso: `torch.nn.RMSNorm`
public final class RMSNorm: Module, Layer, StandardLayer {
    public let normalizedShape: [Int]

    /// What is added to the mean square; the smallest step of the dtype where it is nil.
    public let eps: Double?
    @Parameter public var weight: Tensor?

    /// - Precondition: The extents are positive.
    public init(_ normalizedShape: [Int], eps: Double? = nil, isElementwiseAffine: Bool = true) {
        precondition(
            !normalizedShape.isEmpty && normalizedShape.allSatisfy { $0 > 0 },
            "RMSNorm needs positive extents")
        self.normalizedShape = normalizedShape
        self.eps = eps
        _weight = Parameter(
            wrappedValue: isElementwiseAffine ? .initial(normalizedShape, filledWith: 1) : nil)
    }

    /// Creates a layer that normalises over the last dimension.
    public convenience init(_ extent: Int, eps: Double? = nil, isElementwiseAffine: Bool = true) {
        self.init([extent], eps: eps, isElementwiseAffine: isElementwiseAffine)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let shape = try c.counts("normalized_shape")
        try c.require(!shape.isEmpty, "normalized_shape")
        self.init(
            shape, eps: try c.optional("eps") { key throws(ModuleError) in try c.double(key) },
            isElementwiseAffine: try c.bool("elementwise_affine", default: true))
    }

    public func forward(_ x: Tensor) -> Tensor {
        F.rmsNorm(x, normalizedShape, weight: weight, eps: eps)
    }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "normalized_shape": normalizedShape, "eps": eps, "elementwise_affine": weight != nil,
        ])
    }

    public override var summary: String { configuration.torchText(unnamed: 1) }
}
