// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes the larger of two elements; NaN where either is.
    ///
    /// - SeeAlso: `torch.Tensor.maximum`
    public func maximum(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("maximum"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smaller of two elements; NaN where either is.
    ///
    /// - SeeAlso: `torch.Tensor.minimum`
    public func minimum(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("minimum"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the larger of two elements; NaN only where both are.
    ///
    /// - SeeAlso: `torch.Tensor.fmax`
    public func fmax(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("fmax"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smaller of two elements; NaN only where both are.
    ///
    /// - SeeAlso: `torch.Tensor.fmin`
    public func fmin(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("fmin"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the angles of points with coordinates y, x.
    ///
    /// - SeeAlso: `torch.Tensor.atan2`
    public func atan2(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("atan2"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lengths of the hypotenuse.
    ///
    /// - SeeAlso: `torch.Tensor.hypot`
    public func hypot(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("hypot"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the next number towards another.
    ///
    /// - SeeAlso: `torch.Tensor.nextafter`
    public func nextafter(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("nextafter"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of exponentials.
    ///
    /// - SeeAlso: `torch.Tensor.logaddexp`
    public func logaddexp(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logaddexp"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of powers of 2.
    ///
    /// - SeeAlso: `torch.Tensor.logaddexp2`
    public func logaddexp2(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logaddexp2"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives 0 below 0, 1 above, and values at 0.
    ///
    /// - SeeAlso: `torch.Tensor.heaviside`
    public func heaviside(
        _ values: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("heaviside"), [.leaf(self), .leaf(values)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes greatest common divisors.
    ///
    /// - SeeAlso: `torch.Tensor.gcd`
    public func gcd(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("gcd"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes least common multiples.
    ///
    /// - SeeAlso: `torch.Tensor.lcm`
    public func lcm(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("lcm"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies by powers of 2.
    ///
    /// - SeeAlso: `torch.Tensor.ldexp`
    public func ldexp(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("ldexp"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where both elements are other than 0.
    ///
    /// - SeeAlso: `torch.Tensor.logical_and`
    public func logicalAnd(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logical_and"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where either element is other than 0.
    ///
    /// - SeeAlso: `torch.Tensor.logical_or`
    public func logicalOr(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logical_or"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where just one element is other than 0.
    ///
    /// - SeeAlso: `torch.Tensor.logical_xor`
    public func logicalXor(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("logical_xor"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }
}
