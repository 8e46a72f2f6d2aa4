// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Gives a tensor of this one's dtype, of zeros.
    ///
    /// - SeeAlso: `torch.Tensor.new_zeros`
    public func newZeros(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_zeros"), [.leaf(self)] + size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype, of zeros.
    ///
    /// - SeeAlso: `torch.Tensor.new_zeros`
    public func newZeros(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_zeros"), [.leaf(self), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype, of ones.
    ///
    /// - SeeAlso: `torch.Tensor.new_ones`
    public func newOnes(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_ones"), [.leaf(self)] + size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype, of ones.
    ///
    /// - SeeAlso: `torch.Tensor.new_ones`
    public func newOnes(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_ones"), [.leaf(self), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype, of elements that mean nothing.
    ///
    /// - SeeAlso: `torch.Tensor.new_empty`
    public func newEmpty(
        _ size: SymInt..., dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_empty"), [.leaf(self)] + size.map(\.argument),
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype, of elements that mean nothing.
    ///
    /// - SeeAlso: `torch.Tensor.new_empty`
    public func newEmpty(
        _ size: [Int], dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_empty"), [.leaf(self), .tuple(size.map { .int($0) })],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of this one's dtype whose elements are all one number.
    ///
    /// - SeeAlso: `torch.Tensor.new_full`
    public func newFull(
        _ size: [Int], _ fillValue: some TensorScalar, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("new_full"), [.leaf(self), .tuple(size.map { .int($0) }), fillValue.argument],
            KeywordArguments(given: [("dtype", dtype.map { .dtype($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
