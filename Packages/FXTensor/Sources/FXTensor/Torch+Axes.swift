// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Moves an axis to another place; the others keep their order.
    ///
    /// - SeeAlso: `torch.movedim`
    public static func movedim(
        _ input: Tensor, _ source: Int, _ destination: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.movedim"), [.leaf(input), .int(source), .int(destination)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Moves axes to other places; the others keep their order.
    ///
    /// - SeeAlso: `torch.movedim`
    public static func movedim(
        _ input: Tensor, _ source: [Int], _ destination: [Int], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.movedim"),
            [.leaf(input), .tuple(source.map { .int($0) }), .tuple(destination.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges two axes.
    ///
    /// - SeeAlso: `torch.swapaxes`
    public static func swapaxes(
        _ input: Tensor, _ axis0: Int, _ axis1: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.swapaxes"), [.leaf(input), .int(axis0), .int(axis1)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Orders the axes anew.
    ///
    /// - SeeAlso: `torch.permute`
    public static func permute(
        _ input: Tensor, _ dims: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.permute"), [.leaf(input), .tuple(dims.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes out an axis if its extent is 1, or all such axes.
    ///
    /// - SeeAlso: `torch.squeeze`
    public static func squeeze(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.squeeze"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes out an axis if its extent is 1, or all such axes.
    ///
    /// - SeeAlso: `torch.squeeze`
    public static func squeeze(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.squeeze"), [.leaf(input), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes out those of some axes whose extent is 1.
    ///
    /// - SeeAlso: `torch.squeeze`
    public static func squeeze(
        _ input: Tensor, _ dim: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.squeeze"), [.leaf(input), .tuple(dim.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts in an axis of extent 1.
    ///
    /// - SeeAlso: `torch.unsqueeze`
    public static func unsqueeze(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.unsqueeze"), [.leaf(input), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes one axis several; one size may be -1 and is then computed.
    ///
    /// - SeeAlso: `torch.unflatten`
    public static func unflatten(
        _ input: Tensor, _ dim: Int, _ sizes: [Int], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.unflatten"),
            [.leaf(input), .int(dim), .tuple(sizes.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the elements as a vector, and copies only where the memory order asks for it.
    ///
    /// - SeeAlso: `torch.ravel`
    public static func ravel(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ravel"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges the axes of a matrix; a vector stays as it is.
    ///
    /// - SeeAlso: `torch.t`
    public static func t(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.t"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges the last two axes and conjugates complex elements.
    ///
    /// - SeeAlso: `torch.adjoint`
    public static func adjoint(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.adjoint"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Stretches axes of extent 1 without copying.
    ///
    /// - SeeAlso: `torch.broadcast_to`
    public static func broadcastTo(
        _ input: Tensor, _ size: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.broadcast_to"), [.leaf(input), .tuple(size.map { .int($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Shows the same memory; there are no gradients to be cut off.
    ///
    /// - SeeAlso: `torch.detach`
    public static func detach(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.detach"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }
}
