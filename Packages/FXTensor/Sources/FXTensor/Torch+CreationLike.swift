// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Gives a tensor of this one's shape, of zeros.
    ///
    /// - SeeAlso: `torch.zeros_like`
    public static func zerosLike(
        _ input: Tensor, dtype: DType? = nil, memoryFormat: MemoryFormat? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.zeros_like"), [.leaf(input)],
            KeywordArguments(given: [
                ("dtype", dtype.map { .dtype($0) }),
                ("memory_format", memoryFormat.map { .memoryFormat($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's shape, of ones.
    ///
    /// - SeeAlso: `torch.ones_like`
    public static func onesLike(
        _ input: Tensor, dtype: DType? = nil, memoryFormat: MemoryFormat? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ones_like"), [.leaf(input)],
            KeywordArguments(given: [
                ("dtype", dtype.map { .dtype($0) }),
                ("memory_format", memoryFormat.map { .memoryFormat($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's shape, of elements that mean nothing.
    ///
    /// - SeeAlso: `torch.empty_like`
    public static func emptyLike(
        _ input: Tensor, dtype: DType? = nil, memoryFormat: MemoryFormat? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.empty_like"), [.leaf(input)],
            KeywordArguments(given: [
                ("dtype", dtype.map { .dtype($0) }),
                ("memory_format", memoryFormat.map { .memoryFormat($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's shape whose elements are all one number.
    ///
    /// - SeeAlso: `torch.full_like`
    public static func fullLike(
        _ input: Tensor, _ fillValue: some TensorScalar, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.full_like"), [.leaf(input), fillValue.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
