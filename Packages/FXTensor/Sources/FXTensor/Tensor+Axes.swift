// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Moves an axis to another place; the others keep their order.
    ///
    /// - SeeAlso: `torch.Tensor.movedim`
    public func movedim(
        _ source: Int, _ destination: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("movedim"), [.leaf(self), .int(source), .int(destination)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves axes to other places; the others keep their order.
    ///
    /// - SeeAlso: `torch.Tensor.movedim`
    public func movedim(
        _ source: [Int], _ destination: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("movedim"),
            [.leaf(self), .tuple(source.map { .int($0) }), .tuple(destination.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges two axes.
    ///
    /// - SeeAlso: `torch.Tensor.swapaxes`
    public func swapaxes(
        _ axis0: Int, _ axis1: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("swapaxes"), [.leaf(self), .int(axis0), .int(axis1)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes out those of some axes whose extent is 1.
    ///
    /// - SeeAlso: `torch.Tensor.squeeze`
    public func squeeze(
        _ dim: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("squeeze"), [.leaf(self), .tuple(dim.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes one axis several; one size may be -1 and is then computed.
    ///
    /// - SeeAlso: `torch.Tensor.unflatten`
    public func unflatten(
        _ dim: Int, _ sizes: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("unflatten"), [.leaf(self), .int(dim), .tuple(sizes.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the elements as a vector, and copies only where the memory order asks for it.
    ///
    /// - SeeAlso: `torch.Tensor.ravel`
    public func ravel(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("ravel"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges the axes of a matrix; a vector stays as it is.
    ///
    /// - SeeAlso: `torch.Tensor.t`
    public func t(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("t"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges the last two axes and conjugates complex elements.
    ///
    /// - SeeAlso: `torch.Tensor.adjoint`
    public func adjoint(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("adjoint"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Stretches axes of extent 1 to the shape of another tensor, without copying.
    ///
    /// - SeeAlso: `torch.Tensor.expand_as`
    public func expandAs(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("expand_as"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the same memory in the shape of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.view_as`
    public func viewAs(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("view_as"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the elements the shape of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.reshape_as`
    public func reshapeAs(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("reshape_as"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Stretches axes of extent 1 without copying.
    ///
    /// - SeeAlso: `torch.Tensor.broadcast_to`
    public func broadcastTo(
        _ size: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("broadcast_to"), [.leaf(self), .tuple(size.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the same memory; there are no gradients to be cut off.
    ///
    /// - SeeAlso: `torch.Tensor.detach`
    public func detach(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("detach"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }
}
