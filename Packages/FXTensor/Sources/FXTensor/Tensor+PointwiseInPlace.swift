// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Pointwise operators that write to their tensor.

extension Tensor {
    /// Negates in place.
    ///
    /// - SeeAlso: `torch.Tensor.neg_`
    @discardableResult
    public func neg_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("neg_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes absolute values in place.
    ///
    /// - SeeAlso: `torch.Tensor.abs_`
    @discardableResult
    public func abs_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("abs_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes exponentials in place.
    ///
    /// - SeeAlso: `torch.Tensor.exp_`
    @discardableResult
    public func exp_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("exp_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes natural logarithms in place.
    ///
    /// - SeeAlso: `torch.Tensor.log_`
    @discardableResult
    public func log_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("log_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes square roots in place.
    ///
    /// - SeeAlso: `torch.Tensor.sqrt_`
    @discardableResult
    public func sqrt_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("sqrt_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes reciprocals of square roots in place.
    ///
    /// - SeeAlso: `torch.Tensor.rsqrt_`
    @discardableResult
    public func rsqrt_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("rsqrt_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Replaces negative elements by 0 in place.
    ///
    /// - SeeAlso: `torch.Tensor.relu_`
    @discardableResult
    public func relu_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("relu_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Applies the logistic function in place.
    ///
    /// - SeeAlso: `torch.Tensor.sigmoid_`
    @discardableResult
    public func sigmoid_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("sigmoid_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes hyperbolic tangents in place.
    ///
    /// - SeeAlso: `torch.Tensor.tanh_`
    @discardableResult
    public func tanh_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("tanh_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes sines in place.
    ///
    /// - SeeAlso: `torch.Tensor.sin_`
    @discardableResult
    public func sin_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("sin_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes cosines in place.
    ///
    /// - SeeAlso: `torch.Tensor.cos_`
    @discardableResult
    public func cos_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("cos_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Rounds down in place.
    ///
    /// - SeeAlso: `torch.Tensor.floor_`
    @discardableResult
    public func floor_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("floor_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Rounds up in place.
    ///
    /// - SeeAlso: `torch.Tensor.ceil_`
    @discardableResult
    public func ceil_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("ceil_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Rounds to the nearest integer in place.
    ///
    /// - SeeAlso: `torch.Tensor.round_`
    @discardableResult
    public func round_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("round_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes reciprocals in place.
    ///
    /// - SeeAlso: `torch.Tensor.reciprocal_`
    @discardableResult
    public func reciprocal_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("reciprocal_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
        )
    }

    /// Multiplies elements by themselves in place.
    ///
    /// - SeeAlso: `torch.Tensor.square_`
    @discardableResult
    public func square_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("square_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Tells in place which elements are 0.
    ///
    /// - SeeAlso: `torch.Tensor.logical_not_`
    @discardableResult
    public func logicalNot_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("logical_not_"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)
            ))
    }

    /// Limits elements to a range in place.
    ///
    /// - SeeAlso: `torch.Tensor.clamp_`
    @discardableResult
    public func clamp_(
        min: (any TensorScalar)? = nil, max: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("clamp_"), [.leaf(self)],
                KeywordArguments(given: [("min", min?.argument), ("max", max?.argument)]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Writes a number where a mask holds, in place.
    ///
    /// - SeeAlso: `torch.Tensor.masked_fill_`
    @discardableResult
    public func maskedFill_(
        _ mask: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("masked_fill_"), [.leaf(self), .leaf(mask), value.argument],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Writes a tensor without dimensions where a mask holds, in place.
    ///
    /// - SeeAlso: `torch.Tensor.masked_fill_`
    @discardableResult
    public func maskedFill_(
        _ mask: Tensor, _ value: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        inPlace(
            Dispatch.named(
                .method("masked_fill_"), [.leaf(self), .leaf(mask), .leaf(value)],
                at: SourceLocation(file: fileID, line: line)))
    }
}
