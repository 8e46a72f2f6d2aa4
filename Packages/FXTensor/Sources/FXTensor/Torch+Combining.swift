// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Multiplies each element by the whole of another tensor.
    ///
    /// - SeeAlso: `torch.kron`
    public static func kron(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.kron"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Lists all choices of so many elements of a vector, as rows.
    ///
    /// - SeeAlso: `torch.combinations`
    public static func combinations(
        _ input: Tensor, r: Int? = nil, withReplacement: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.combinations"), [.leaf(input)],
            KeywordArguments(given: [
                ("r", r.map { .int($0) }), ("with_replacement", withReplacement.map { .bool($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes grids of coordinates from vectors of them.
    ///
    /// - Parameter indexing: `ij`, or `xy` for grids whose first two axes are exchanged.
    /// - SeeAlso: `torch.meshgrid`
    public static func meshgrid(
        _ tensors: Tensor..., indexing: String? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.functional.meshgrid"), tensors.map { .leaf($0) },
                KeywordArguments(given: [("indexing", indexing.map { .string($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Lists all tuples of one element of each vector, as rows.
    ///
    /// - SeeAlso: `torch.cartesian_prod`
    public static func cartesianProd(
        _ tensors: Tensor..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.cartesian_prod"), tensors.map { .leaf($0) },
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts matrices along the diagonal of one, with zeros elsewhere.
    ///
    /// - SeeAlso: `torch.block_diag`
    public static func blockDiag(
        _ tensors: Tensor..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.block_diag"), tensors.map { .leaf($0) },
            at: SourceLocation(file: fileID, line: line))
    }

    /// Stretches tensors to the shape in which all of them meet.
    ///
    /// - SeeAlso: `torch.broadcast_tensors`
    public static func broadcastTensors(
        _ tensors: Tensor..., fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.functional.broadcast_tensors"), tensors.map { .leaf($0) },
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Gives a tensor of at least one dimension.
    ///
    /// - SeeAlso: `torch.atleast_1d`
    public static func atleast1d(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.atleast_1d"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of at least two dimensions.
    ///
    /// - SeeAlso: `torch.atleast_2d`
    public static func atleast2d(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.atleast_2d"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives a tensor of at least three dimensions.
    ///
    /// - SeeAlso: `torch.atleast_3d`
    public static func atleast3d(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.functional.atleast_3d"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }
}
