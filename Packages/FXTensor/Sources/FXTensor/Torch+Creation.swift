// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Gives a tensor of zeros.
    ///
    /// - SeeAlso: `torch.zeros`
    public static func zeros(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.zeros"), size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of zeros.
    ///
    /// - SeeAlso: `torch.zeros`
    public static func zeros(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.zeros"), [.tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of zeros.
    ///
    /// - SeeAlso: `torch.zeros`
    public static func zeros(
        _ size: [SymInt], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.zeros"), [.tuple(size.map(\.argument))],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of ones.
    ///
    /// - SeeAlso: `torch.ones`
    public static func ones(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ones"), size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of ones.
    ///
    /// - SeeAlso: `torch.ones`
    public static func ones(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ones"), [.tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of ones.
    ///
    /// - SeeAlso: `torch.ones`
    public static func ones(
        _ size: [SymInt], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ones"), [.tuple(size.map(\.argument))],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor whose elements mean nothing; they are zeros.
    ///
    /// - SeeAlso: `torch.empty`
    public static func empty(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.empty"), size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor whose elements mean nothing; they are zeros.
    ///
    /// - SeeAlso: `torch.empty`
    public static func empty(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.empty"), [.tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor whose elements mean nothing; they are zeros.
    ///
    /// - SeeAlso: `torch.empty`
    public static func empty(
        _ size: [SymInt], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.empty"), [.tuple(size.map(\.argument))],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor whose elements are all one number.
    ///
    /// - SeeAlso: `torch.full`
    public static func full(
        _ size: [Int], _ fillValue: some TensorScalar, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.full"), [.tuple(size.map { .int($0) }), fillValue.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor whose elements are all one number.
    ///
    /// - SeeAlso: `torch.full`
    public static func full(
        _ size: [SymInt], _ fillValue: some TensorScalar, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.full"), [.tuple(size.map(\.argument)), fillValue.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the numbers from 0 up to an end; int64 unless it has a fraction.
    ///
    /// - SeeAlso: `torch.arange`
    public static func arange(
        _ end: some TensorScalar, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.arange"), [end.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the numbers from a start up to an end, a step apart.
    ///
    /// - SeeAlso: `torch.arange`
    public static func arange(
        _ start: some TensorScalar, _ end: some TensorScalar, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.arange"), [start.argument, end.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the numbers from a start up to an end, a step apart.
    ///
    /// - SeeAlso: `torch.arange`
    public static func arange(
        _ start: some TensorScalar, _ end: some TensorScalar, _ step: some TensorScalar,
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.arange"), [start.argument, end.argument, step.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives so many numbers from a start to an end, evenly apart.
    ///
    /// - SeeAlso: `torch.linspace`
    public static func linspace(
        _ start: some TensorScalar, _ end: some TensorScalar, _ steps: Int, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.linspace"), [start.argument, end.argument, .int(steps)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives powers of a base whose exponents lie evenly apart.
    ///
    /// - SeeAlso: `torch.logspace`
    public static func logspace(
        _ start: some TensorScalar, _ end: some TensorScalar, _ steps: Int, base: Double? = nil,
        dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logspace"), [start.argument, end.argument, .int(steps)],
            KeywordArguments(given: [
                ("base", base.map { .double($0) }), ("dtype", dtype.map { .dtype($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a matrix with ones on its diagonal.
    ///
    /// - SeeAlso: `torch.eye`
    public static func eye(
        _ n: SymInt, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.eye"), [n.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a matrix with ones on its diagonal.
    ///
    /// - SeeAlso: `torch.eye`
    public static func eye(
        _ n: SymInt, _ m: SymInt, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.eye"), [n.argument, m.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor without dimensions.
    ///
    /// - SeeAlso: `torch.scalar_tensor`
    public static func scalarTensor(
        _ s: some TensorScalar, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.scalar_tensor"), [s.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the places of a matrix on and below a diagonal.
    ///
    /// - SeeAlso: `torch.tril_indices`
    public static func trilIndices(
        _ row: Int, _ col: Int, offset: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.tril_indices"), [.int(row), .int(col)],
            KeywordArguments(given: [("offset", offset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the places of a matrix on and above a diagonal.
    ///
    /// - SeeAlso: `torch.triu_indices`
    public static func triuIndices(
        _ row: Int, _ col: Int, offset: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.triu_indices"), [.int(row), .int(col)],
            KeywordArguments(given: [("offset", offset.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
