// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Arithmetic that writes to its tensor.

extension Tensor {
    /// Multiplies in place.
    ///
    /// - SeeAlso: `torch.Tensor.mul_`
    @discardableResult
    public func mul_(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("mul_"), [.leaf(self), .leaf(other)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Multiplies by a number in place.
    ///
    /// - SeeAlso: `torch.Tensor.mul_`
    @discardableResult
    public func mul_(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("mul_"), [.leaf(self), other.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Subtracts in place.
    ///
    /// - SeeAlso: `torch.Tensor.sub_`
    @discardableResult
    public func sub_(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("sub_"), [.leaf(self), .leaf(other)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Subtracts a number in place.
    ///
    /// - SeeAlso: `torch.Tensor.sub_`
    @discardableResult
    public func sub_(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("sub_"), [.leaf(self), other.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Divides in place.
    ///
    /// - SeeAlso: `torch.Tensor.div_`
    @discardableResult
    public func div_(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("div_"), [.leaf(self), .leaf(other)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Divides by a number in place.
    ///
    /// - SeeAlso: `torch.Tensor.div_`
    @discardableResult
    public func div_(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("div_"), [.leaf(self), other.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes remainders in place.
    ///
    /// - SeeAlso: `torch.Tensor.remainder_`
    @discardableResult
    public func remainder_(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("remainder_"), [.leaf(self), .leaf(other)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes remainders by a number in place.
    ///
    /// - SeeAlso: `torch.Tensor.remainder_`
    @discardableResult
    public func remainder_(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("remainder_"), [.leaf(self), other.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Raises to powers in place.
    ///
    /// - SeeAlso: `torch.Tensor.pow_`
    @discardableResult
    public func pow_(
        _ exponent: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("pow_"), [.leaf(self), .leaf(exponent)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Raises to a power in place.
    ///
    /// - SeeAlso: `torch.Tensor.pow_`
    @discardableResult
    public func pow_(
        _ exponent: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("pow_"), [.leaf(self), exponent.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Adds a factor times the product of two tensors in place.
    ///
    /// - SeeAlso: `torch.Tensor.addcmul_`
    @discardableResult
    public func addcmul_(
        _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("addcmul_"), [.leaf(self), .leaf(tensor1), .leaf(tensor2)],
                KeywordArguments(given: [("value", value?.argument)]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Adds a factor times the quotient of two tensors in place.
    ///
    /// - SeeAlso: `torch.Tensor.addcdiv_`
    @discardableResult
    public func addcdiv_(
        _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("addcdiv_"), [.leaf(self), .leaf(tensor1), .leaf(tensor2)],
                KeywordArguments(given: [("value", value?.argument)]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Goes towards another tensor by a weight in place.
    ///
    /// - SeeAlso: `torch.Tensor.lerp_`
    @discardableResult
    public func lerp_(
        _ end: Tensor, _ weight: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("lerp_"), [.leaf(self), .leaf(end), weight.argument],
                at: SourceLocation(file: fileID, line: line)))
    }
}
