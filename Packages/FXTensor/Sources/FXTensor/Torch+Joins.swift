// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Puts tensors one after another along an axis.
    ///
    /// - SeeAlso: `torch.cat`
    public static func cat(
        _ tensors: [Tensor], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cat"), [.list(tensors.map { .leaf($0) })],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors one after another along an axis.
    ///
    /// - SeeAlso: `torch.cat`
    public static func cat(
        _ tensors: [Tensor], _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cat"), [.list(tensors.map { .leaf($0) }), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors one after another along an axis.
    ///
    /// - SeeAlso: `torch.concat`
    public static func concat(
        _ tensors: [Tensor], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.concat"), [.list(tensors.map { .leaf($0) })],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors one after another along an axis.
    ///
    /// - SeeAlso: `torch.concat`
    public static func concat(
        _ tensors: [Tensor], _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.concat"), [.list(tensors.map { .leaf($0) }), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors of one shape together as the slices of a new axis.
    ///
    /// - SeeAlso: `torch.stack`
    public static func stack(
        _ tensors: [Tensor], dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.stack"), [.list(tensors.map { .leaf($0) })],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors of one shape together as the slices of a new axis.
    ///
    /// - SeeAlso: `torch.stack`
    public static func stack(
        _ tensors: [Tensor], _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.stack"), [.list(tensors.map { .leaf($0) }), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors together along the second axis, vectors along the only one.
    ///
    /// - SeeAlso: `torch.hstack`
    public static func hstack(
        _ tensors: [Tensor], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.hstack"), [.list(tensors.map { .leaf($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors together along the first axis, vectors as rows.
    ///
    /// - SeeAlso: `torch.vstack`
    public static func vstack(
        _ tensors: [Tensor], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.vstack"), [.list(tensors.map { .leaf($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors together along the third axis.
    ///
    /// - SeeAlso: `torch.dstack`
    public static func dstack(
        _ tensors: [Tensor], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.dstack"), [.list(tensors.map { .leaf($0) })],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts tensors together side by side, vectors as columns.
    ///
    /// - SeeAlso: `torch.column_stack`
    public static func columnStack(
        _ tensors: [Tensor], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.column_stack"), [.list(tensors.map { .leaf($0) })],
            at: SourceLocation(file: fileID, line: line))
    }
}
