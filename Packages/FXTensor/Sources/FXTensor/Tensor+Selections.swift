// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Goes from each element towards another by a weight.
    ///
    /// - SeeAlso: `torch.Tensor.lerp`
    public func lerp(
        _ end: Tensor, _ weight: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("lerp"), [.leaf(self), .leaf(end), weight.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Goes from each element towards another by its weight.
    ///
    /// - SeeAlso: `torch.Tensor.lerp`
    public func lerp(
        _ end: Tensor, _ weight: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("lerp"), [.leaf(self), .leaf(end), .leaf(weight)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds a factor times the product of two tensors.
    ///
    /// - SeeAlso: `torch.Tensor.addcmul`
    public func addcmul(
        _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("addcmul"), [.leaf(self), .leaf(tensor1), .leaf(tensor2)],
            KeywordArguments(given: [("value", value?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Adds a factor times the quotient of two tensors.
    ///
    /// - SeeAlso: `torch.Tensor.addcdiv`
    public func addcdiv(
        _ tensor1: Tensor, _ tensor2: Tensor, value: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("addcdiv"), [.leaf(self), .leaf(tensor1), .leaf(tensor2)],
            KeywordArguments(given: [("value", value?.argument)]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces NaN and infinities by numbers; by 0 and the largest ones if not told.
    ///
    /// - SeeAlso: `torch.Tensor.nan_to_num`
    public func nanToNum(
        nan: Double? = nil, posinf: Double? = nil, neginf: Double? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nan_to_num"), [.leaf(self)],
            KeywordArguments(given: [
                ("nan", nan.map { .double($0) }), ("posinf", posinf.map { .double($0) }),
                ("neginf", neginf.map { .double($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a number into a copy where a mask holds.
    ///
    /// - SeeAlso: `torch.Tensor.masked_fill`
    public func maskedFill(
        _ mask: Tensor, _ value: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("masked_fill"), [.leaf(self), .leaf(mask), value.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Writes a tensor without dimensions into a copy where a mask holds.
    ///
    /// - SeeAlso: `torch.Tensor.masked_fill`
    public func maskedFill(
        _ mask: Tensor, _ value: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("masked_fill"), [.leaf(self), .leaf(mask), .leaf(value)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements to ranges of their own.
    ///
    /// - SeeAlso: `torch.Tensor.clamp`
    public func clamp(
        min: Tensor, max: Tensor? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp"), [.leaf(self)],
            KeywordArguments(given: [("min", .leaf(min)), ("max", max.map { .leaf($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from above.
    ///
    /// - SeeAlso: `torch.Tensor.clamp`
    public func clamp(
        max: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp"), [.leaf(self)], KeywordArguments(given: [("max", .leaf(max))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from below.
    ///
    /// - SeeAlso: `torch.Tensor.clamp_min`
    public func clampMin(
        _ min: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp_min"), [.leaf(self), min.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from below, each by its own bound.
    ///
    /// - SeeAlso: `torch.Tensor.clamp_min`
    public func clampMin(
        _ min: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp_min"), [.leaf(self), .leaf(min)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from above.
    ///
    /// - SeeAlso: `torch.Tensor.clamp_max`
    public func clampMax(
        _ max: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp_max"), [.leaf(self), max.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements from above, each by its own bound.
    ///
    /// - SeeAlso: `torch.Tensor.clamp_max`
    public func clampMax(
        _ max: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clamp_max"), [.leaf(self), .leaf(max)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where elements differ by no more than `atol + rtol * |other|`.
    ///
    /// - SeeAlso: `torch.Tensor.isclose`
    public func isclose(
        _ other: Tensor, rtol: Double? = nil, atol: Double? = nil, equalNan: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("isclose"), [.leaf(self), .leaf(other)],
            KeywordArguments(given: [
                ("rtol", rtol.map { .double($0) }), ("atol", atol.map { .double($0) }),
                ("equal_nan", equalNan.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }
}
