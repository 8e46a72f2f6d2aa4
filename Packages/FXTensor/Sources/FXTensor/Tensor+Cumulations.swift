// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Sums up to each element along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.cumsum`
    public func cumsum(
        _ dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("cumsum"), [.leaf(self), .int(dim)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums up to each element along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.cumsum`
    public func cumsum(
        dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("cumsum"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies up to each element along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.cumprod`
    public func cumprod(
        _ dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("cumprod"), [.leaf(self), .int(dim)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of exponentials up to each element along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.logcumsumexp`
    public func logcumsumexp(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logcumsumexp"), [.leaf(self), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells the order of elements along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.argsort`
    public func argsort(
        dim: Int? = nil, descending: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argsort"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("descending", descending.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Orders along the first axis.
    ///
    /// - SeeAlso: `torch.Tensor.msort`
    public func msort(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("msort"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the element below which a fraction lies, along an axis or of all.
    ///
    /// - SeeAlso: `torch.Tensor.quantile`
    public func quantile(
        _ q: Double, dim: Int? = nil, keepdim: Bool? = nil, interpolation: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("quantile"), [.leaf(self), .double(q)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ("interpolation", interpolation.map { .string($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements below which fractions lie, along an axis or of all.
    ///
    /// - SeeAlso: `torch.Tensor.quantile`
    public func quantile(
        _ q: Tensor, dim: Int? = nil, keepdim: Bool? = nil, interpolation: String? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("quantile"), [.leaf(self), .leaf(q)],
            KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ("interpolation", interpolation.map { .string($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Sums the diagonal of a matrix.
    ///
    /// - SeeAlso: `torch.Tensor.trace`
    public func trace(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("trace"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the norm of the difference.
    ///
    /// - SeeAlso: `torch.Tensor.dist`
    public func dist(
        _ other: Tensor, p: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("dist"), [.leaf(self), .leaf(other)],
            KeywordArguments(given: [("p", p?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits the norms of the slices along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.renorm`
    public func renorm(
        p: any TensorScalar, dim: Int, maxnorm: any TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("renorm"), [.leaf(self)],
            KeywordArguments(given: [
                ("p", p.argument), ("dim", .int(dim)), ("maxnorm", maxnorm.argument),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes differences of neighbours along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.diff`
    public func diff(
        n: Int? = nil, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("diff"), [.leaf(self)],
            KeywordArguments(given: [("n", n.map { .int($0) }), ("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the Euclidean norm of all elements, or another.
    ///
    /// - SeeAlso: `torch.Tensor.norm`
    public func norm(
        p: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("norm"), [.leaf(self)], KeywordArguments(given: [("p", p?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of vectors along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.norm`
    public func norm(
        p: (any TensorScalar)? = nil, dim: Int, keepdim: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("norm"), [.leaf(self)],
            KeywordArguments(given: [
                ("p", p?.argument), ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of vectors along axes.
    ///
    /// - SeeAlso: `torch.Tensor.norm`
    public func norm(
        p: (any TensorScalar)? = nil, dim: [Int], keepdim: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("norm"), [.leaf(self)],
            KeywordArguments(given: [
                ("p", p?.argument), ("dim", .tuple(dim.map { .int($0) })),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Counts elements in bins of equal width.
    ///
    /// - SeeAlso: `torch.Tensor.histc`
    public func histc(
        bins: Int? = nil, min: (any TensorScalar)? = nil, max: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("histc"), [.leaf(self)],
            KeywordArguments(given: [
                ("bins", bins.map { .int($0) }), ("min", min?.argument), ("max", max?.argument),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Counts how often each number from 0 on occurs.
    ///
    /// - SeeAlso: `torch.Tensor.bincount`
    public func bincount(
        weights: Tensor? = nil, minlength: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bincount"), [.leaf(self)],
            KeywordArguments(given: [
                ("weights", weights.map { .leaf($0) }), ("minlength", minlength.map { .int($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
