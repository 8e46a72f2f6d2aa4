// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Divides and rounds down.
    ///
    /// - SeeAlso: `torch.floor_divide`
    public static func floorDivide(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.floor_divide"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds down; the other is a number.
    ///
    /// - SeeAlso: `torch.floor_divide`
    public static func floorDivide(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.floor_divide"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the divisor's sign, as Python does.
    ///
    /// - SeeAlso: `torch.remainder`
    public static func remainder(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.remainder"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the divisor's sign, as Python does; the other is a number.
    ///
    /// - SeeAlso: `torch.remainder`
    public static func remainder(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.remainder"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the dividend's sign, as C does.
    ///
    /// - SeeAlso: `torch.fmod`
    public static func fmod(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.fmod"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes remainders with the dividend's sign, as C does; the other is a number.
    ///
    /// - SeeAlso: `torch.fmod`
    public static func fmod(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.fmod"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the signs of others.
    ///
    /// - SeeAlso: `torch.copysign`
    public static func copysign(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.copysign"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the signs of others; the other is a number.
    ///
    /// - SeeAlso: `torch.copysign`
    public static func copysign(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.copysign"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log y`, 0 where x is.
    ///
    /// - SeeAlso: `torch.xlogy`
    public static func xlogy(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.xlogy"), [.leaf(input), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `x log y`, 0 where x is; the other is a number.
    ///
    /// - SeeAlso: `torch.xlogy`
    public static func xlogy(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.xlogy"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers in float64.
    ///
    /// - SeeAlso: `torch.float_power`
    public static func floatPower(
        _ input: Tensor, _ exponent: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.float_power"), [.leaf(input), .leaf(exponent)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers in float64; the other is a number.
    ///
    /// - SeeAlso: `torch.float_power`
    public static func floatPower(
        _ input: Tensor, _ exponent: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.float_power"), [.leaf(input), exponent.argument],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Raises to powers.
    ///
    /// - SeeAlso: `torch.pow`
    public static func pow(
        _ input: Tensor, _ exponent: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pow"), [.leaf(input), .leaf(exponent)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds: `"floor"` down, `"trunc"` towards 0.
    ///
    /// - SeeAlso: `torch.div`
    public static func div(
        _ input: Tensor, _ other: Tensor, roundingMode: String, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.div"), [.leaf(input), .leaf(other)],
            KeywordArguments(given: [("rounding_mode", .string(roundingMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides and rounds: `"floor"` down, `"trunc"` towards 0.
    ///
    /// - SeeAlso: `torch.div`
    public static func div(
        _ input: Tensor, _ other: some TensorScalar, roundingMode: String,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.div"), [.leaf(input), other.argument],
            KeywordArguments(given: [("rounding_mode", .string(roundingMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Subtracts from a number.
    ///
    /// - SeeAlso: `torch.rsub`
    public static func rsub(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rsub"), [.leaf(input), other.argument],
            at: SourceLocation(file: fileID, line: line))
    }
}
