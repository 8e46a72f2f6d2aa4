// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes sines.
    ///
    /// - SeeAlso: `torch.Tensor.sin`
    public func sin(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("sin"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes cosines.
    ///
    /// - SeeAlso: `torch.Tensor.cos`
    public func cos(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("cos"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes tangents.
    ///
    /// - SeeAlso: `torch.Tensor.tan`
    public func tan(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("tan"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse sines.
    ///
    /// - SeeAlso: `torch.Tensor.asin`
    public func asin(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("asin"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse cosines.
    ///
    /// - SeeAlso: `torch.Tensor.acos`
    public func acos(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("acos"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse tangents.
    ///
    /// - SeeAlso: `torch.Tensor.atan`
    public func atan(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("atan"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic sines.
    ///
    /// - SeeAlso: `torch.Tensor.sinh`
    public func sinh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("sinh"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic cosines.
    ///
    /// - SeeAlso: `torch.Tensor.cosh`
    public func cosh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("cosh"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic sines.
    ///
    /// - SeeAlso: `torch.Tensor.asinh`
    public func asinh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("asinh"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic cosines.
    ///
    /// - SeeAlso: `torch.Tensor.acosh`
    public func acosh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("acosh"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes inverse hyperbolic tangents.
    ///
    /// - SeeAlso: `torch.Tensor.atanh`
    public func atanh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("atanh"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `sin(pi x) / (pi x)`.
    ///
    /// - SeeAlso: `torch.Tensor.sinc`
    public func sinc(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("sinc"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Turns degrees into radians.
    ///
    /// - SeeAlso: `torch.Tensor.deg2rad`
    public func deg2rad(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("deg2rad"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Turns radians into degrees.
    ///
    /// - SeeAlso: `torch.Tensor.rad2deg`
    public func rad2deg(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("rad2deg"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }
}
