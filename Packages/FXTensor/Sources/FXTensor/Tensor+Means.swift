// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Takes the mean of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.mean`
    public func mean(
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("mean"), [.leaf(self)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.mean`
    public func mean(
        dim: Int, keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("mean"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean along axes.
    ///
    /// - SeeAlso: `torch.Tensor.mean`
    public func mean(
        dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("mean"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the product of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.prod`
    public func prod(
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("prod"), [.leaf(self)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the product along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.prod`
    public func prod(
        dim: Int, keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("prod"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.nansum`
    public func nansum(
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nansum"), [.leaf(self)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.nansum`
    public func nansum(
        dim: Int, keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nansum"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the sum of what is not NaN along axes.
    ///
    /// - SeeAlso: `torch.Tensor.nansum`
    public func nansum(
        dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nansum"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.nanmean`
    public func nanmean(
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nanmean"), [.leaf(self)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.nanmean`
    public func nanmean(
        dim: Int, keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nanmean"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the mean of what is not NaN along axes.
    ///
    /// - SeeAlso: `torch.Tensor.nanmean`
    public func nanmean(
        dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nanmean"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.amax`
    public func amax(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("amax"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.amax`
    public func amax(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("amax"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the largest along axes.
    ///
    /// - SeeAlso: `torch.Tensor.amax`
    public func amax(
        dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("amax"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.amin`
    public func amin(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("amin"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.amin`
    public func amin(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("amin"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smallest along axes.
    ///
    /// - SeeAlso: `torch.Tensor.amin`
    public func amin(
        dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("amin"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithm of the sum of exponentials along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.logsumexp`
    public func logsumexp(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logsumexp"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the logarithm of the sum of exponentials along axes.
    ///
    /// - SeeAlso: `torch.Tensor.logsumexp`
    public func logsumexp(
        dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logsumexp"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
