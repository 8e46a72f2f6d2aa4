// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Divides and rounds down.
    ///
    /// - SeeAlso: `torch.Tensor.floor_divide`
    public func floorDivide(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("floor_divide"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds down; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.floor_divide`
    public func floorDivide(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("floor_divide"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the divisor's sign, as Python does.
    ///
    /// - SeeAlso: `torch.Tensor.remainder`
    public func remainder(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("remainder"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the divisor's sign, as Python does; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.remainder`
    public func remainder(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("remainder"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the dividend's sign, as C does.
    ///
    /// - SeeAlso: `torch.Tensor.fmod`
    public func fmod(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("fmod"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the dividend's sign, as C does; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.fmod`
    public func fmod(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("fmod"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the signs of others.
    ///
    /// - SeeAlso: `torch.Tensor.copysign`
    public func copysign(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("copysign"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the signs of others; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.copysign`
    public func copysign(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("copysign"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log y`, 0 where x is.
    ///
    /// - SeeAlso: `torch.Tensor.xlogy`
    public func xlogy(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("xlogy"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log y`, 0 where x is; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.xlogy`
    public func xlogy(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("xlogy"), [.leaf(self), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers in float64.
    ///
    /// - SeeAlso: `torch.Tensor.float_power`
    public func floatPower(
        _ exponent: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("float_power"), [.leaf(self), .leaf(exponent)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers in float64; the other is a number.
    ///
    /// - SeeAlso: `torch.Tensor.float_power`
    public func floatPower(
        _ exponent: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("float_power"), [.leaf(self), exponent.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers.
    ///
    /// - SeeAlso: `torch.Tensor.pow`
    public func pow(
        _ exponent: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("pow"), [.leaf(self), .leaf(exponent)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds: `"floor"` down, `"trunc"` towards 0.
    ///
    /// - SeeAlso: `torch.Tensor.div`
    public func div(
        _ other: Tensor, roundingMode: String, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("div"), [.leaf(self), .leaf(other)],
            KeywordArguments(given: [("rounding_mode", .string(roundingMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds: `"floor"` down, `"trunc"` towards 0.
    ///
    /// - SeeAlso: `torch.Tensor.div`
    public func div(
        _ other: some TensorScalar, roundingMode: String, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("div"), [.leaf(self), other.argument],
            KeywordArguments(given: [("rounding_mode", .string(roundingMode))]),
            at: SourceLocation(file: fileID, line: line))
    }
}
