// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views that take the tensor's own place, for all who hold it. Recorded as methods.

extension Tensor {
    /// Exchanges two axes of this tensor itself.
    ///
    /// - SeeAlso: `torch.Tensor.transpose_`
    @discardableResult
    public func transpose_(
        _ dim0: Int, _ dim1: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("transpose_"), [.leaf(self), .int(dim0), .int(dim1)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges the two axes of this matrix itself.
    ///
    /// - SeeAlso: `torch.Tensor.t_`
    @discardableResult
    public func t_(fileID: StaticString = #fileID, line: Int = #line) -> Tensor {
        Dispatch.named(
            .method("t_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Inserts an axis of extent 1 into this tensor itself.
    ///
    /// - SeeAlso: `torch.Tensor.unsqueeze_`
    @discardableResult
    public func unsqueeze_(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("unsqueeze_"), [.leaf(self), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes an axis of extent 1, or all of them, out of this tensor itself.
    ///
    /// - SeeAlso: `torch.Tensor.squeeze_`
    @discardableResult
    public func squeeze_(
        _ dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("squeeze_"), [.leaf(self)] + (dim.map { [.int($0)] } ?? []),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Becomes another window into the same memory.
    ///
    /// - Parameters:
    ///   - stride: The step along each axis, in elements.
    ///   - storageOffset: The place of the first element; that of this tensor where not given.
    /// - SeeAlso: `torch.Tensor.as_strided_`
    @discardableResult
    public func asStrided_(
        _ size: [Int], _ stride: [Int], _ storageOffset: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let places: [Argument<Tensor>] = [
            .tuple(size.map { .int($0) }), .tuple(stride.map { .int($0) }),
        ]
        return Dispatch.named(
            .method("as_strided_"),
            [.leaf(self)] + places + (storageOffset.map { [.int($0)] } ?? []),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Becomes a row-major tensor of other extents, in the memory that there is.
    ///
    /// - Precondition: The memory is large enough: it does not grow.
    /// - SeeAlso: `torch.Tensor.resize_`
    @discardableResult
    public func resize_(
        _ size: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("resize_"), [.leaf(self), .tuple(size.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }
}
