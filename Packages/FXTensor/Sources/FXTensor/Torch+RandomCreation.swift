// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Gives numbers from 0 up to 1, evenly distributed.
    ///
    /// - SeeAlso: `torch.rand`
    public static func rand(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rand"), size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers from 0 up to 1, evenly distributed.
    ///
    /// - SeeAlso: `torch.rand`
    public static func rand(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rand"), [.tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers from 0 up to 1, evenly distributed.
    ///
    /// - SeeAlso: `torch.rand`
    public static func rand(
        _ size: [SymInt], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rand"), [.tuple(size.map(\.argument))],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of the standard normal distribution.
    ///
    /// - SeeAlso: `torch.randn`
    public static func randn(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randn"), size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of the standard normal distribution.
    ///
    /// - SeeAlso: `torch.randn`
    public static func randn(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randn"), [.tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of the standard normal distribution.
    ///
    /// - SeeAlso: `torch.randn`
    public static func randn(
        _ size: [SymInt], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randn"), [.tuple(size.map(\.argument))],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives whole numbers from 0 up to a bound.
    ///
    /// - SeeAlso: `torch.randint`
    public static func randint(
        _ high: Int, _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randint"), [.int(high), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives whole numbers from a bound up to another.
    ///
    /// - SeeAlso: `torch.randint`
    public static func randint(
        _ low: Int, _ high: Int, _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randint"), [.int(low), .int(high), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the numbers below a bound in any order.
    ///
    /// - SeeAlso: `torch.randperm`
    public static func randperm(
        _ n: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randperm"), [.int(n)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of normal distributions, each of its own mean and deviation.
    ///
    /// - SeeAlso: `torch.normal`
    public static func normal(
        _ mean: Tensor, _ std: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.normal"), [.leaf(mean), .leaf(std)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of one normal distribution.
    ///
    /// - SeeAlso: `torch.normal`
    public static func normal(
        _ mean: Double, _ std: Double, _ size: [Int], dtype: DType? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.normal"),
            [.double(mean), .double(std), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers from 0 up to 1, evenly distributed, in the shape of a tensor.
    ///
    /// - SeeAlso: `torch.rand_like`
    public static func randLike(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rand_like"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives numbers of the standard normal distribution, in the shape of a tensor.
    ///
    /// - SeeAlso: `torch.randn_like`
    public static func randnLike(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randn_like"), [.leaf(input)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives whole numbers from 0 up to a bound, in the shape of a tensor.
    ///
    /// - SeeAlso: `torch.randint_like`
    public static func randintLike(
        _ input: Tensor, _ high: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randint_like"), [.leaf(input), .int(high)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives whole numbers from a bound up to another, in the shape of a tensor.
    ///
    /// - SeeAlso: `torch.randint_like`
    public static func randintLike(
        _ input: Tensor, _ low: Int, _ high: Int, dtype: DType? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.randint_like"), [.leaf(input), .int(low), .int(high)],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
