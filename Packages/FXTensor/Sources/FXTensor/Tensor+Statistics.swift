// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Tells whether every one is other than 0, of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.all`
    public func all(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("all"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether every one is other than 0, along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.all`
    public func all(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("all"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether every one is other than 0, along axes.
    ///
    /// - SeeAlso: `torch.Tensor.all`
    public func all(
        dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("all"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.any`
    public func any(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("any"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.any`
    public func any(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("any"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells whether one is other than 0, along axes.
    ///
    /// - SeeAlso: `torch.Tensor.any`
    public func any(
        dim: [Int], keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("any"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.count_nonzero`
    public func countNonzero(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("count_nonzero"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.count_nonzero`
    public func countNonzero(
        dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("count_nonzero"), [.leaf(self)], KeywordArguments(given: [("dim", .int(dim))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Counts what is other than 0 along axes.
    ///
    /// - SeeAlso: `torch.Tensor.count_nonzero`
    public func countNonzero(
        dim: [Int], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("count_nonzero"), [.leaf(self)],
            KeywordArguments(given: [("dim", .tuple(dim.map { .int($0) }))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the largest, of all elements in row-major order.
    ///
    /// - SeeAlso: `torch.Tensor.argmax`
    public func argmax(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argmax"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the largest along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.argmax`
    public func argmax(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argmax"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the smallest, of all elements in row-major order.
    ///
    /// - SeeAlso: `torch.Tensor.argmin`
    public func argmin(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argmin"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the first place of the smallest along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.argmin`
    public func argmin(
        dim: Int, keepdim: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argmin"), [.leaf(self)],
            KeywordArguments(given: [("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.var`
    public func `var`(
        correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("var"), [.leaf(self)],
            KeywordArguments(given: [("correction", correction?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.var`
    public func `var`(
        dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("var"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the variance along axes.
    ///
    /// - SeeAlso: `torch.Tensor.var`
    public func `var`(
        dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("var"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation of all elements.
    ///
    /// - SeeAlso: `torch.Tensor.std`
    public func std(
        correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("std"), [.leaf(self)],
            KeywordArguments(given: [("correction", correction?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation along an axis.
    ///
    /// - SeeAlso: `torch.Tensor.std`
    public func std(
        dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("std"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .int(dim)), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the standard deviation along axes.
    ///
    /// - SeeAlso: `torch.Tensor.std`
    public func std(
        dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("std"), [.leaf(self)],
            KeywordArguments(given: [
                ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
