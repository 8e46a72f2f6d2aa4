// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Sums all elements; integers and Booleans sum to int64.
    ///
    /// - SeeAlso: `torch.Tensor.sum`
    public func sum(
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .method("sum"), self, [], nil, nil, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums along an axis, which `keepdim` leaves with extent 1.
    ///
    /// - SeeAlso: `torch.Tensor.sum`
    public func sum(
        dim: Int, keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .method("sum"), self, [dim], .int(dim), keepdim, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums along several axes; along all of them where none is named.
    ///
    /// - SeeAlso: `torch.Tensor.sum`
    public func sum(
        dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .method("sum"), self, dim, .tuple(dim.map { .int($0) }), keepdim, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies matrices in the last two axes; the others broadcast.
    ///
    /// - SeeAlso: `torch.matmul`
    public func matmul(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.matmul(
            .method("matmul"), self, other, at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the elements another shape: a view where the memory order allows it, else a copy.
    ///
    /// - Parameter sizes: The extents; one may be -1 and is then computed.
    /// - SeeAlso: `torch.Tensor.reshape`
    public func reshape(
        _ sizes: SymInt..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.reshape(
            .method("reshape"), self, sizes, sizes.map(\.argument),
            at: SourceLocation(file: fileID, line: line)
        ) { input, extents throws(TensorError) in try input.reshape(extents) }
    }

    /// Gives the elements a shape that is known as a list.
    ///
    /// - SeeAlso: `torch.Tensor.reshape`
    public func reshape(
        _ extents: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("reshape"), self, [.tuple(extents.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.reshape(extents) }
    }

    /// Shows the same memory in another shape.
    ///
    /// - Precondition: The memory order allows it; `reshape` copies if not.
    /// - SeeAlso: `torch.Tensor.view`
    public func view(
        _ sizes: SymInt..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.reshape(
            .method("view"), self, sizes, sizes.map(\.argument),
            at: SourceLocation(file: fileID, line: line)
        ) { input, extents throws(TensorError) in try input.viewed(extents) }
    }

    /// Shows the same memory in the shape of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.view`
    public func view(
        _ shape: TensorShape, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let kind: TensorHandle.Kind = shape.concrete == nil ? .traced : .concrete
        return Dispatch.call(
            self.kind.union(kind), .method("view"), [.leaf(self), shape.argument],
            at: SourceLocation(file: fileID, line: line)
        ) { () throws(TensorError) in try concrete.viewed(shape.concrete ?? []) }
    }

    /// Makes the axes of a range one.
    ///
    /// - SeeAlso: `torch.Tensor.flatten`
    public func flatten(
        _ startDim: Int? = nil, _ endDim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.flatten(
            .method("flatten"), self, startDim, endDim,
            at: SourceLocation(file: fileID, line: line))
    }
}
