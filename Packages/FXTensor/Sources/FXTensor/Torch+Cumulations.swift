// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Sums up to each element along an axis.
    ///
    /// - SeeAlso: `torch.cumsum`
    public static func cumsum(
        _ input: Tensor, _ dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cumsum"), [.leaf(input), .int(dim)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums up to each element along an axis.
    ///
    /// - SeeAlso: `torch.cumsum`
    public static func cumsum(
        _ input: Tensor, dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cumsum"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies up to each element along an axis.
    ///
    /// - SeeAlso: `torch.cumprod`
    public static func cumprod(
        _ input: Tensor, _ dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cumprod"), [.leaf(input), .int(dim)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of exponentials up to each element along an axis.
    ///
    /// - SeeAlso: `torch.logcumsumexp`
    public static func logcumsumexp(
        _ input: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logcumsumexp"), [.leaf(input), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells the order of elements along an axis.
    ///
    /// - SeeAlso: `torch.argsort`
    public static func argsort(
        _ input: Tensor, dim: Int? = nil, descending: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argsort"), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("descending", descending.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Orders along the first axis.
    ///
    /// - SeeAlso: `torch.msort`
    public static func msort(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.msort"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the element below which a fraction lies, along an axis or of all.
    ///
    /// - SeeAlso: `torch.quantile`
    public static func quantile(
        _ input: Tensor, _ q: Double, dim: Int? = nil, keepdim: Bool? = nil,
        interpolation: String? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.quantile"), [.leaf(input), .double(q)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ("interpolation", interpolation.map { .string($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements below which fractions lie, along an axis or of all.
    ///
    /// - SeeAlso: `torch.quantile`
    public static func quantile(
        _ input: Tensor, _ q: Tensor, dim: Int? = nil, keepdim: Bool? = nil,
        interpolation: String? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.quantile"), [.leaf(input), .leaf(q)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ("interpolation", interpolation.map { .string($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Sums the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.trace`
    public static func trace(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.trace"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the norm of the difference.
    ///
    /// - SeeAlso: `torch.dist`
    public static func dist(
        _ input: Tensor, _ other: Tensor, p: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.dist"), [.leaf(input), .leaf(other)],
            KeywordArguments(given: [("p", p?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits the norms of the slices along an axis.
    ///
    /// - SeeAlso: `torch.renorm`
    public static func renorm(
        _ input: Tensor, p: any TensorScalar, dim: Int, maxnorm: any TensorScalar,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.renorm"), [.leaf(input)],
            KeywordArguments(given: [
                ("p", p.argument), ("dim", .int(dim)), ("maxnorm", maxnorm.argument),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes differences of neighbours along an axis.
    ///
    /// - SeeAlso: `torch.diff`
    public static func diff(
        _ input: Tensor, n: Int? = nil, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.diff"), [.leaf(input)],
            KeywordArguments(given: [("n", n.map { .int($0) }), ("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Counts elements in bins of equal width.
    ///
    /// - SeeAlso: `torch.histc`
    public static func histc(
        _ input: Tensor, bins: Int? = nil, min: (any TensorScalar)? = nil,
        max: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.histc"), [.leaf(input)],
            KeywordArguments(given: [
                ("bins", bins.map { .int($0) }), ("min", min?.argument), ("max", max?.argument),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Counts how often each number from 0 on occurs.
    ///
    /// - SeeAlso: `torch.bincount`
    public static func bincount(
        _ input: Tensor, weights: Tensor? = nil, minlength: Int? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bincount"), [.leaf(input)],
            KeywordArguments(given: [
                ("weights", weights.map { .leaf($0) }), ("minlength", minlength.map { .int($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
