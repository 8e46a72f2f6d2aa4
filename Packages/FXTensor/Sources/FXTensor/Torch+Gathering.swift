// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes the elements that an index names along an axis, one for each of its elements.
    ///
    /// - SeeAlso: `torch.gather`
    public static func gather(
        _ input: Tensor, _ dim: Int, _ index: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.gather"), [.leaf(input), .int(dim), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the slices of an axis at the places of an index.
    ///
    /// - SeeAlso: `torch.index_select`
    public static func indexSelect(
        _ input: Tensor, _ dim: Int, _ index: Tensor, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.index_select"), [.leaf(input), .int(dim), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements at places of the tensor seen as a vector.
    ///
    /// - SeeAlso: `torch.take`
    public static func take(
        _ input: Tensor, _ index: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.take"), [.leaf(input), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements along an axis, tensor and index stretched to each other.
    ///
    /// - SeeAlso: `torch.take_along_dim`
    public static func takeAlongDim(
        _ input: Tensor, _ indices: Tensor, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.take_along_dim"), [.leaf(input), .leaf(indices)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements along an axis, tensor and index stretched to each other.
    ///
    /// - SeeAlso: `torch.take_along_dim`
    public static func takeAlongDim(
        _ input: Tensor, _ indices: Tensor, _ dim: Int, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.take_along_dim"), [.leaf(input), .leaf(indices), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements where a mask is true, as a vector.
    ///
    /// - SeeAlso: `torch.masked_select`
    public static func maskedSelect(
        _ input: Tensor, _ mask: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.masked_select"), [.leaf(input), .leaf(mask)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the places of elements other than 0, as rows of numbers.
    ///
    /// - SeeAlso: `torch.nonzero`
    public static func nonzero(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nonzero"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the places of elements other than 0, as rows of numbers.
    ///
    /// - SeeAlso: `torch.argwhere`
    public static func argwhere(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.argwhere"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the places of elements other than 0, a vector an axis.
    ///
    /// - SeeAlso: `torch.where`
    public static func `where`(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.where"), [.leaf(input)],
                at: SourceLocation(file: fileID, line: line)))
    }
}
