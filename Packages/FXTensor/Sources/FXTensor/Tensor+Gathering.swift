// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes the elements that an index names along an axis, one for each of its elements.
    ///
    /// - SeeAlso: `torch.Tensor.gather`
    public func gather(
        _ dim: Int, _ index: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("gather"), [.leaf(self), .int(dim), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the slices of an axis at the places of an index.
    ///
    /// - SeeAlso: `torch.Tensor.index_select`
    public func indexSelect(
        _ dim: Int, _ index: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("index_select"), [.leaf(self), .int(dim), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements at places of the tensor seen as a vector.
    ///
    /// - SeeAlso: `torch.Tensor.take`
    public func take(
        _ index: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("take"), [.leaf(self), .leaf(index)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements along an axis, tensor and index stretched to each other.
    ///
    /// - SeeAlso: `torch.Tensor.take_along_dim`
    public func takeAlongDim(
        _ indices: Tensor, dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("take_along_dim"), [.leaf(self), .leaf(indices)],
            KeywordArguments(given: [("dim", dim.map { .int($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes elements along an axis, tensor and index stretched to each other.
    ///
    /// - SeeAlso: `torch.Tensor.take_along_dim`
    public func takeAlongDim(
        _ indices: Tensor, _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("take_along_dim"), [.leaf(self), .leaf(indices), .int(dim)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the elements where a mask is true, as a vector.
    ///
    /// - SeeAlso: `torch.Tensor.masked_select`
    public func maskedSelect(
        _ mask: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("masked_select"), [.leaf(self), .leaf(mask)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the places of elements other than 0, as rows of numbers.
    ///
    /// - SeeAlso: `torch.Tensor.nonzero`
    public func nonzero(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nonzero"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the places of elements other than 0, as rows of numbers.
    ///
    /// - SeeAlso: `torch.Tensor.argwhere`
    public func argwhere(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("argwhere"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }
}
