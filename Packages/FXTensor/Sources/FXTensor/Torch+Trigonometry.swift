// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes sines.
    ///
    /// - SeeAlso: `torch.sin`
    public static func sin(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.sin"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes cosines.
    ///
    /// - SeeAlso: `torch.cos`
    public static func cos(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cos"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes tangents.
    ///
    /// - SeeAlso: `torch.tan`
    public static func tan(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.tan"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse sines.
    ///
    /// - SeeAlso: `torch.asin`
    public static func asin(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.asin"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse cosines.
    ///
    /// - SeeAlso: `torch.acos`
    public static func acos(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.acos"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse tangents.
    ///
    /// - SeeAlso: `torch.atan`
    public static func atan(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.atan"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic sines.
    ///
    /// - SeeAlso: `torch.sinh`
    public static func sinh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.sinh"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic cosines.
    ///
    /// - SeeAlso: `torch.cosh`
    public static func cosh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cosh"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic sines.
    ///
    /// - SeeAlso: `torch.asinh`
    public static func asinh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.asinh"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic cosines.
    ///
    /// - SeeAlso: `torch.acosh`
    public static func acosh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.acosh"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic tangents.
    ///
    /// - SeeAlso: `torch.atanh`
    public static func atanh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.atanh"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `sin(pi x) / (pi x)`.
    ///
    /// - SeeAlso: `torch.sinc`
    public static func sinc(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.sinc"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Turns degrees into radians.
    ///
    /// - SeeAlso: `torch.deg2rad`
    public static func deg2rad(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.deg2rad"), [.leaf(input)], at: SourceLocation(file: fileID, line: line)
        )
    }

    /// Turns radians into degrees.
    ///
    /// - SeeAlso: `torch.rad2deg`
    public static func rad2deg(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rad2deg"), [.leaf(input)], at: SourceLocation(file: fileID, line: line)
        )
    }
}
