// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Tells where an element is greater than that of another.
    ///
    /// - SeeAlso: `torch.gt`
    public static func gt(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Greater.self, .function(.torch.gt), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater than a number.
    ///
    /// - SeeAlso: `torch.gt`
    public static func gt(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Greater.self, .function(.torch.gt), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater or equal to that of another.
    ///
    /// - SeeAlso: `torch.ge`
    public static func ge(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.GreaterOrEqual.self, .function(.torch.ge), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is greater or equal to a number.
    ///
    /// - SeeAlso: `torch.ge`
    public static func ge(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.GreaterOrEqual.self, .function(.torch.ge), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less than that of another.
    ///
    /// - SeeAlso: `torch.lt`
    public static func lt(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Less.self, .function(.torch.lt), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less than a number.
    ///
    /// - SeeAlso: `torch.lt`
    public static func lt(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Less.self, .function(.torch.lt), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less or equal to that of another.
    ///
    /// - SeeAlso: `torch.le`
    public static func le(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.LessOrEqual.self, .function(.torch.le), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is less or equal to a number.
    ///
    /// - SeeAlso: `torch.le`
    public static func le(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.LessOrEqual.self, .function(.torch.le), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is equal to that of another.
    ///
    /// - SeeAlso: `torch.eq`
    public static func eq(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Equal.self, .function(.torch.eq), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element is equal to a number.
    ///
    /// - SeeAlso: `torch.eq`
    public static func eq(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.Equal.self, .function(.torch.eq), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element differs from that of another.
    ///
    /// - SeeAlso: `torch.ne`
    public static func ne(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.NotEqual.self, .function(.torch.ne), input, other,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where an element differs from a number.
    ///
    /// - SeeAlso: `torch.ne`
    public static func ne(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.compare(
            Comparisons.NotEqual.self, .function(.torch.ne), input, other,
            at: SourceLocation(file: fileID, line: line))
    }
}
