// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes the larger of two elements; NaN where either is.
    ///
    /// - SeeAlso: `torch.maximum`
    public static func maximum(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.maximum"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smaller of two elements; NaN where either is.
    ///
    /// - SeeAlso: `torch.minimum`
    public static func minimum(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.minimum"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the larger of two elements; NaN only where both are.
    ///
    /// - SeeAlso: `torch.fmax`
    public static func fmax(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.fmax"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the smaller of two elements; NaN only where both are.
    ///
    /// - SeeAlso: `torch.fmin`
    public static func fmin(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.fmin"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the angles of points with coordinates y, x.
    ///
    /// - SeeAlso: `torch.atan2`
    public static func atan2(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.atan2"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the lengths of the hypotenuse.
    ///
    /// - SeeAlso: `torch.hypot`
    public static func hypot(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.hypot"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the next number towards another.
    ///
    /// - SeeAlso: `torch.nextafter`
    public static func nextafter(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nextafter"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of exponentials.
    ///
    /// - SeeAlso: `torch.logaddexp`
    public static func logaddexp(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logaddexp"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of sums of powers of 2.
    ///
    /// - SeeAlso: `torch.logaddexp2`
    public static func logaddexp2(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logaddexp2"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives 0 below 0, 1 above, and values at 0.
    ///
    /// - SeeAlso: `torch.heaviside`
    public static func heaviside(
        _ input: Tensor, _ values: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.heaviside"), [.leaf(input), .leaf(values)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes greatest common divisors.
    ///
    /// - SeeAlso: `torch.gcd`
    public static func gcd(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.gcd"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes least common multiples.
    ///
    /// - SeeAlso: `torch.lcm`
    public static func lcm(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.lcm"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies by powers of 2.
    ///
    /// - SeeAlso: `torch.ldexp`
    public static func ldexp(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.ldexp"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where both elements are other than 0.
    ///
    /// - SeeAlso: `torch.logical_and`
    public static func logicalAnd(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logical_and"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where either element is other than 0.
    ///
    /// - SeeAlso: `torch.logical_or`
    public static func logicalOr(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logical_or"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Tells where just one element is other than 0.
    ///
    /// - SeeAlso: `torch.logical_xor`
    public static func logicalXor(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.logical_xor"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }
}
