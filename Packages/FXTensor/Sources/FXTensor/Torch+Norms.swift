// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch.linalg {
    /// Takes the norm of a vector, a matrix or all elements.
    ///
    /// - SeeAlso: `torch.linalg.norm`
    public static func norm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of vectors along an axis.
    ///
    /// - SeeAlso: `torch.linalg.norm`
    public static func norm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, dim: Int, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of matrices in two axes, or of vectors along axes.
    ///
    /// - SeeAlso: `torch.linalg.norm`
    public static func norm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, dim: [Int], keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("dim", .tuple(dim.map { .int($0) })),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the norm of all elements as a vector.
    ///
    /// - SeeAlso: `torch.linalg.vector_norm`
    public static func vectorNorm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_vector_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of vectors along an axis.
    ///
    /// - SeeAlso: `torch.linalg.vector_norm`
    public static func vectorNorm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, dim: Int, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_vector_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("dim", .int(dim)), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of vectors along axes.
    ///
    /// - SeeAlso: `torch.linalg.vector_norm`
    public static func vectorNorm(
        _ input: Tensor, ord: (any TensorScalar)? = nil, dim: [Int], keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_vector_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord?.argument), ("dim", .tuple(dim.map { .int($0) })),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of matrices in the last two axes: `"fro"`, `"nuc"`.
    ///
    /// - SeeAlso: `torch.linalg.matrix_norm`
    public static func matrixNorm(
        _ input: Tensor, ord: String? = nil, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_matrix_norm"), [.leaf(input)],
            KeywordArguments(given: [
                ("ord", ord.map { .string($0) }), ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes norms of matrices in the last two axes.
    ///
    /// - SeeAlso: `torch.linalg.matrix_norm`
    public static func matrixNorm(
        _ input: Tensor, ord: any TensorScalar, keepdim: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_matrix_norm"), [.leaf(input)],
            KeywordArguments(given: [("ord", ord.argument), ("keepdim", keepdim.map { .bool($0) })]
            ), at: SourceLocation(file: fileID, line: line))
    }
}
