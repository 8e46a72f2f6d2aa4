// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Tells whether every one is other than 0, of all elements.
    ///
    /// - SeeAlso: `torch.all`
    public static func all(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.all"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether every one is other than 0, along an axis.
    ///
    /// - SeeAlso: `torch.all`
    public static func all(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.all"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether every one is other than 0, along axes.
    ///
    /// - SeeAlso: `torch.all`
    public static func all(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.all"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, of all elements.
    ///
    /// - SeeAlso: `torch.any`
    public static func any(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.any"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, along an axis.
    ///
    /// - SeeAlso: `torch.any`
    public static func any(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.any"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, along axes.
    ///
    /// - SeeAlso: `torch.any`
    public static func any(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.any"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 of all elements.
    ///
    /// - SeeAlso: `torch.count_nonzero`
    public static func countNonzero(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.count_nonzero"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 along an axis.
    ///
    /// - SeeAlso: `torch.count_nonzero`
    public static func countNonzero(
        _ input: Tensor, dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.count_nonzero"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 along axes.
    ///
    /// - SeeAlso: `torch.count_nonzero`
    public static func countNonzero(
        _ input: Tensor, dim: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.count_nonzero"), [.leaf(input)],
            KeywordArguments(given: [("dim", .tuple(dim.map { .int($0) }))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the largest, of all elements in row-major order.
    ///
    /// - SeeAlso: `torch.argmax`
    public static func argmax(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argmax"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the largest along an axis.
    ///
    /// - SeeAlso: `torch.argmax`
    public static func argmax(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argmax"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the smallest, of all elements in row-major order.
    ///
    /// - SeeAlso: `torch.argmin`
    public static func argmin(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argmin"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the smallest along an axis.
    ///
    /// - SeeAlso: `torch.argmin`
    public static func argmin(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argmin"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance of all elements.
    ///
    /// - SeeAlso: `torch.var`
    public static func `var`(
        _ input: Tensor, correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.var"), [.leaf(input)],
            KeywordArguments(given: [("correction", correction?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance along an axis.
    ///
    /// - SeeAlso: `torch.var`
    public static func `var`(
        _ input: Tensor, dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.var"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance along axes.
    ///
    /// - SeeAlso: `torch.var`
    public static func `var`(
        _ input: Tensor, dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.var"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation of all elements.
    ///
    /// - SeeAlso: `torch.std`
    public static func std(
        _ input: Tensor, correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.std"), [.leaf(input)],
            KeywordArguments(given: [("correction", correction?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation along an axis.
    ///
    /// - SeeAlso: `torch.std`
    public static func std(
        _ input: Tensor, dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.std"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation along axes.
    ///
    /// - SeeAlso: `torch.std`
    public static func std(
        _ input: Tensor, dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.std"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
