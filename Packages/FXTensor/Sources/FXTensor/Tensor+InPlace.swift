// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Writes through views. The tensor's memory must not be in use elsewhere meanwhile.

extension Tensor {
    /// Adds a tensor to this one in place; recorded as the method `add_`.
    ///
    /// - Precondition: The operand stretches to this shape, and the dtype holds the sum.
    /// - SeeAlso: `torch.Tensor.add_`
    @discardableResult
    public func add_(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.call(
                kind.union(other.kind), .method("add_"), [.leaf(self), .leaf(other)],
                at: SourceLocation(file: fileID, line: line)
            ) { () throws(TensorError) in
                try Kernels.addInPlace(concrete, .tensor(other.concrete))
            })
    }

    /// Adds a number to this tensor in place; recorded as the method `add_`.
    ///
    /// - SeeAlso: `torch.Tensor.add_`
    @discardableResult
    public func add_(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.call(
                kind.union(other.kind), .method("add_"), [.leaf(self), other.argument],
                at: SourceLocation(file: fileID, line: line)
            ) { () throws(TensorError) in try Kernels.addInPlace(concrete, other.operand) })
    }

    /// Writes a tensor, stretched and converted, over this one; recorded as the method `copy_`.
    ///
    /// - SeeAlso: `torch.Tensor.copy_`
    @discardableResult
    public func copy_(
        _ source: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.call(
                kind.union(source.kind), .method("copy_"), [.leaf(self), .leaf(source)],
                at: SourceLocation(file: fileID, line: line)
            ) { () throws(TensorError) in try Kernels.copy(source.concrete, into: concrete) })
    }

    /// Writes a number over every element; recorded as the method `fill_`.
    ///
    /// - SeeAlso: `torch.Tensor.fill_`
    @discardableResult
    public func fill_(
        _ value: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.call(
                kind.union(value.kind), .method("fill_"), [.leaf(self), value.argument],
                at: SourceLocation(file: fileID, line: line)
            ) { () throws(TensorError) in
                try Kernels.fill(concrete, value.number ?? .int(0))
            })
    }

    /// The tensor itself after a write, so that identity is kept; what was recorded if traced.
    func inPlace(_ result: Tensor) -> Tensor { result.kind.isEmpty ? self : result }
}
