// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Takes the mean of all elements.
    ///
    /// - SeeAlso: `torch.mean`
    public static func mean(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.mean"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean along an axis.
    ///
    /// - SeeAlso: `torch.mean`
    public static func mean(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.mean"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean along axes.
    ///
    /// - SeeAlso: `torch.mean`
    public static func mean(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.mean"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the product of all elements.
    ///
    /// - SeeAlso: `torch.prod`
    public static func prod(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.prod"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the product along an axis.
    ///
    /// - SeeAlso: `torch.prod`
    public static func prod(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.prod"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.nansum`
    public static func nansum(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nansum"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN along an axis.
    ///
    /// - SeeAlso: `torch.nansum`
    public static func nansum(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nansum"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN along axes.
    ///
    /// - SeeAlso: `torch.nansum`
    public static func nansum(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nansum"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.nanmean`
    public static func nanmean(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nanmean"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN along an axis.
    ///
    /// - SeeAlso: `torch.nanmean`
    public static func nanmean(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nanmean"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN along axes.
    ///
    /// - SeeAlso: `torch.nanmean`
    public static func nanmean(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nanmean"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest of all elements.
    ///
    /// - SeeAlso: `torch.amax`
    public static func amax(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amax"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along an axis.
    ///
    /// - SeeAlso: `torch.amax`
    public static func amax(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amax"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along axes.
    ///
    /// - SeeAlso: `torch.amax`
    public static func amax(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amax"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest of all elements.
    ///
    /// - SeeAlso: `torch.amin`
    public static func amin(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amin"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along an axis.
    ///
    /// - SeeAlso: `torch.amin`
    public static func amin(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amin"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along axes.
    ///
    /// - SeeAlso: `torch.amin`
    public static func amin(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.amin"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithm of the sum of exponentials along an axis.
    ///
    /// - SeeAlso: `torch.logsumexp`
    public static func logsumexp(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logsumexp"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithm of the sum of exponentials along axes.
    ///
    /// - SeeAlso: `torch.logsumexp`
    public static func logsumexp(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logsumexp"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
