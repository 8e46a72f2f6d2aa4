// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Tells where an element is greater than that of another.
    ///
    /// - SeeAlso: `torch.gt`
    public func gt(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Greater.self, .method("gt"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater than a number.
    ///
    /// - SeeAlso: `torch.gt`
    public func gt(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Greater.self, .method("gt"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater or equal to that of another.
    ///
    /// - SeeAlso: `torch.ge`
    public func ge(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.GreaterOrEqual.self, .method("ge"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater or equal to a number.
    ///
    /// - SeeAlso: `torch.ge`
    public func ge(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.GreaterOrEqual.self, .method("ge"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less than that of another.
    ///
    /// - SeeAlso: `torch.lt`
    public func lt(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Less.self, .method("lt"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less than a number.
    ///
    /// - SeeAlso: `torch.lt`
    public func lt(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Less.self, .method("lt"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less or equal to that of another.
    ///
    /// - SeeAlso: `torch.le`
    public func le(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.LessOrEqual.self, .method("le"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less or equal to a number.
    ///
    /// - SeeAlso: `torch.le`
    public func le(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.LessOrEqual.self, .method("le"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is equal to that of another.
    ///
    /// - SeeAlso: `torch.eq`
    public func eq(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Equal.self, .method("eq"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is equal to a number.
    ///
    /// - SeeAlso: `torch.eq`
    public func eq(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Equal.self, .method("eq"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element differs from that of another.
    ///
    /// - SeeAlso: `torch.ne`
    public func ne(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.NotEqual.self, .method("ne"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element differs from a number.
    ///
    /// - SeeAlso: `torch.ne`
    public func ne(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.NotEqual.self, .method("ne"), self, other,
            at: SourceLocation(file: fileID, line: line))
    }
}
