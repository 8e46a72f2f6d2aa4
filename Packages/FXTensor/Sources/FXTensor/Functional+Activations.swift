// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Limits elements to 0 up to 6.
    ///
    /// - SeeAlso: `torch.nn.functional.relu6`
    public static func relu6(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.relu6"), [.leaf(input)],
            KeywordArguments(given: [("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements to a range.
    ///
    /// - SeeAlso: `torch.nn.functional.hardtanh`
    public static func hardtanh(
        _ input: Tensor, minVal: Double = -1, maxVal: Double = 1, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.hardtanh"), [.leaf(input)],
            KeywordArguments(given: [
                ("min_val", .double(minVal)), ("max_val", .double(maxVal)),
                ("inplace", .bool(inplace)),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Applies a logistic function of straight lines.
    ///
    /// - SeeAlso: `torch.nn.functional.hardsigmoid`
    public static func hardsigmoid(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.hardsigmoid"), [.leaf(input)],
            KeywordArguments(given: [("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies elements by their hard logistic function.
    ///
    /// - SeeAlso: `torch.nn.functional.hardswish`
    public static func hardswish(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.hardswish"), [.leaf(input)],
            KeywordArguments(given: [("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `alpha * (exp(x) - 1)` of negative elements.
    ///
    /// - SeeAlso: `torch.nn.functional.elu`
    public static func elu(
        _ input: Tensor, alpha: Double = 1, inplace: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.elu"), [.leaf(input)],
            KeywordArguments(given: [("alpha", .double(alpha)), ("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Applies the self-normalising exponential unit.
    ///
    /// - SeeAlso: `torch.nn.functional.selu`
    public static func selu(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.selu"), [.leaf(input)],
            KeywordArguments(given: [("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `alpha * (exp(x / alpha) - 1)` of negative elements.
    ///
    /// - SeeAlso: `torch.nn.functional.celu`
    public static func celu(
        _ input: Tensor, alpha: Double = 1, inplace: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.celu"), [.leaf(input)],
            KeywordArguments(given: [("alpha", .double(alpha)), ("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies elements by the hyperbolic tangent of their softplus.
    ///
    /// - SeeAlso: `torch.nn.functional.mish`
    public static func mish(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.mish"), [.leaf(input)],
            KeywordArguments(given: [("inplace", .bool(inplace))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies negative elements by a slope.
    ///
    /// - SeeAlso: `torch.nn.functional.leaky_relu`
    public static func leakyRelu(
        _ input: Tensor, negativeSlope: Double = 0.01, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.leaky_relu"), [.leaf(input)],
            KeywordArguments(given: [
                ("negative_slope", .double(negativeSlope)), ("inplace", .bool(inplace)),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies negative elements by a slope, in training by random ones.
    ///
    /// - SeeAlso: `torch.nn.functional.rrelu`
    public static func rrelu(
        _ input: Tensor, lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, training: Bool = false,
        inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.rrelu"), [.leaf(input)],
            KeywordArguments(given: [
                ("lower", .double(lower)), ("upper", .double(upper)), ("training", .bool(training)),
                ("inplace", .bool(inplace)),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies half of an axis by the logistic function of the other half.
    ///
    /// - SeeAlso: `torch.nn.functional.glu`
    public static func glu(
        _ input: Tensor, dim: Int = -1, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.glu"), [.leaf(input)],
            KeywordArguments(given: [("dim", .int(dim))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes `log(1 + exp(beta x)) / beta`, and the element itself above a threshold.
    ///
    /// - SeeAlso: `torch.nn.functional.softplus`
    public static func softplus(
        _ input: Tensor, beta: Double? = nil, threshold: Double? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.softplus"), [.leaf(input)],
            KeywordArguments(given: [
                ("beta", beta.map { .double($0) }), ("threshold", threshold.map { .double($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Moves elements towards 0 by `lambd`.
    ///
    /// - SeeAlso: `torch.nn.functional.softshrink`
    public static func softshrink(
        _ input: Tensor, lambd: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.softshrink"), [.leaf(input)],
            KeywordArguments(given: [("lambd", lambd.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears elements between `-lambd` and `lambd`.
    ///
    /// - SeeAlso: `torch.nn.functional.hardshrink`
    public static func hardshrink(
        _ input: Tensor, lambd: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.hardshrink"), [.leaf(input)],
            KeywordArguments(given: [("lambd", lambd.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes logarithms of the logistic function.
    ///
    /// - SeeAlso: `torch.nn.functional.logsigmoid`
    public static func logsigmoid(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._nn.log_sigmoid"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Divides elements by 1 plus their size.
    ///
    /// - SeeAlso: `torch.nn.functional.softsign`
    public static func softsign(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.softsign"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Subtracts hyperbolic tangents.
    ///
    /// - SeeAlso: `torch.nn.functional.tanhshrink`
    public static func tanhshrink(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.tanhshrink"), [.leaf(input)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Applies the logistic function; recorded as the method `sigmoid`.
    ///
    /// - SeeAlso: `torch.nn.functional.sigmoid`
    public static func sigmoid(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor { input.sigmoid(fileID: fileID, line: line) }

    /// Takes hyperbolic tangents; recorded as the method `tanh`.
    ///
    /// - SeeAlso: `torch.nn.functional.tanh`
    public static func tanh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor { input.tanh(fileID: fileID, line: line) }

    /// Replaces elements that are not above a threshold by a value.
    ///
    /// - SeeAlso: `torch.nn.functional.threshold`
    public static func threshold(
        _ input: Tensor, _ threshold: Double, _ value: Double, inplace: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional._threshold"),
            [.leaf(input), .double(threshold), .double(value)], ["inplace": .bool(inplace)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies negative elements by a weight, one or one for each channel.
    ///
    /// - SeeAlso: `torch.nn.functional.prelu`
    public static func prelu(
        _ input: Tensor, _ weight: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.prelu"), [.leaf(input), .leaf(weight)],
            at: SourceLocation(file: fileID, line: line))
    }
}
