// SPDX-License-Identifier: Apache-2.0

/// What is known of a tensor without its numbers: element type, shape and memory order.
///
/// - SeeAlso: `torch.fx.passes.shape_prop.TensorMetadata`
public struct TensorSpec: Hashable, Sendable {
    public var dtype: DType
    public var shape: Shape

    /// The step between neighbours along each dimension, in elements; nil for row-major order.
    public var strides: [Int]?

    public init(_ dtype: DType, _ shape: Shape, strides: [Int]? = nil) {
        self.dtype = dtype
        self.shape = shape
        self.strides = strides
    }

    /// The size of all elements in bytes, or nil where the shape is symbolic.
    public var byteCount: Int? {
        shape.elementCount.flatMap { SymbolicExpression.checkedMultiply($0, dtype.byteCount) }
    }
}

extension TensorSpec: CustomStringConvertible {
    /// The spec in torch.fx's readable form, such as `f32[3, 4]`.
    public var description: String { dtype.abbreviation + shape.description }
}
