// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Divides exponentials along an axis by their sum; recorded as the method `softmax`.
    ///
    /// - SeeAlso: `torch.Tensor.softmax`
    public func softmax(
        dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .method("softmax"), self, [],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try Kernels.softmax(input, dim, dtype: dtype) }
    }

    /// Takes the logarithm of softmax along an axis; recorded as the method `log_softmax`.
    ///
    /// - SeeAlso: `torch.Tensor.log_softmax`
    public func logSoftmax(
        dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .method("log_softmax"), self, [],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.softmax(input, dim, dtype: dtype, isLogarithm: true)
        }
    }
}

extension torch {
    /// Divides exponentials along an axis by their sum; recorded as `torch.softmax`.
    ///
    /// - SeeAlso: `torch.softmax`
    public static func softmax(
        _ input: Tensor, dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.softmax"), input, [],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try Kernels.softmax(input, dim, dtype: dtype) }
    }

    /// Takes the logarithm of softmax along an axis; recorded as `torch.log_softmax`.
    ///
    /// - SeeAlso: `torch.log_softmax`
    public static func logSoftmax(
        _ input: Tensor, dim: Int, dtype: DType? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.log_softmax"), input, [],
            KeywordArguments(given: [("dim", .int(dim)), ("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.softmax(input, dim, dtype: dtype, isLogarithm: true)
        }
    }
}
