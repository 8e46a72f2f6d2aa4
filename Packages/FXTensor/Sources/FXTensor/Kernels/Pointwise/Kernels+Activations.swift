// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

// Activations that take more than one tensor.

extension Kernels {
    static func hardtanh(
        _ input: TensorStorage, _ low: Number, _ high: Number, operation: String = "hardtanh"
    ) throws(TensorError) -> TensorStorage {
        if input.dtype == .bool { throw .noKernel(operator: operation, dtype: .bool) }
        if !input.dtype.isSigned, min(low.element(Int64.self), high.element()) < 0 {
            throw .invalidValue(
                operation: operation, value: "\(low)",
                expected: "0 or more, as unsigned elements need")
        }
        // The limits never change the dtype.
        let bounds = [low, high].map { number -> Operand in
            input.dtype.category < .floating
                ? .number(.int(Int(number.element(Int64.self)))) : .number(number)
        }
        return try clamp(.tensor(input), bounds[0], bounds[1], operation: operation)
    }

    /// Half of an axis times the logistic function of the other half.
    static func glu(_ input: TensorStorage, _ axis: Int) throws(TensorError) -> TensorStorage {
        let axis = try Axis.resolve(axis, rank: input.rank, operation: "glu")
        guard input.rank > 0, input.extents[axis] % 2 == 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "glu", expected: "an even extent of axis \(axis)",
                    found: [input.shape]))
        }
        let half = input.extents[axis] / 2
        let operation = PointwiseOperator.onReals(
            "glu", { $0 * Activations.sigmoid($1) }, { $0 * Activations.sigmoid($1) })
        return try operation(
            .tensor(input.slice(axis, start: 0, end: half)),
            .tensor(input.slice(axis, start: half, end: nil)))
    }

    /// Negative elements times a weight: one, or one for each channel (axis 1).
    static func prelu(
        _ input: TensorStorage, _ weight: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, weight], operation: "prelu")
        var slopes = weight
        if weight.elementCount != 1 {
            let channels = input.rank >= 2 ? input.extents[1] : 1
            guard weight.rank == 1, weight.elementCount == channels else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: "prelu", expected: "one weight, or one of \(channels) channels",
                        found: [input.shape, weight.shape]))
            }
            let ones = [Int](repeating: 1, count: input.rank - 2)
            slopes = try weight.reshape([1, channels] + ones)
        } else {
            slopes = try weight.reshape([])
        }
        let operation = PointwiseOperator.onReals(
            "prelu", { $0 > 0 ? $0 : $0 * $1 }, { $0 > 0 ? $0 : $0 * $1 })
        return try operation(.tensor(input), .tensor(slopes))
    }

    static func gelu(
        _ input: TensorStorage, approximate: String
    ) throws(TensorError) -> TensorStorage {
        let isFloat = input.dtype == .float32 && input.isContiguous
        switch approximate {
        case "none" where isFloat: return try floatFunction(fxk_gelu, input)
        case "tanh" where isFloat: return try floatFunction(fxk_gelu_tanh, input)
        case "none":
            return try PointwiseOperator.activation("gelu", Activations.gelu, Activations.gelu)(
                .tensor(input))
        case "tanh":
            return try PointwiseOperator.activation(
                "gelu", Activations.tanhGELU, Activations.tanhGELU)(.tensor(input))
        default:
            throw .invalidValue(
                operation: "gelu", value: "'\(approximate)'", expected: "'none' or 'tanh'")
        }
    }

    /// Leaky with the mean slope; in training with a random one for each element.
    static func rrelu(
        _ input: TensorStorage, lower: Double, upper: Double, isTraining: Bool
    ) throws(TensorError) -> TensorStorage {
        guard isTraining else {
            return try PointwiseOperator.activation(
                "rrelu", LeakyReLU(slope: (lower + upper) / 2))(.tensor(input))
        }
        var generator = DefaultGenerator()
        let slopes = try Tensor.uniform(
            input.extents, low: lower, high: upper, generator: &generator
        ).elements(for: "rrelu")
        let operation = PointwiseOperator.onReals(
            "rrelu", { $0 > 0 ? $0 : $0 * $1 }, { $0 > 0 ? $0 : $0 * $1 })
        return try operation(.tensor(input), .tensor(cast(slopes, to: input.dtype)))
    }

    /// As `rrelu`, giving the slope of each element too: 1 where it is positive.
    static func rreluWithSlopes(
        _ input: TensorStorage, noise: TensorStorage, lower: Double, upper: Double, isTraining: Bool
    ) throws(TensorError) -> [TensorStorage] {
        guard isTraining else {
            return [try rrelu(input, lower: lower, upper: upper, isTraining: false), noise]
        }
        var generator = DefaultGenerator()
        let drawn = try Tensor.uniform(
            input.extents, low: lower, high: upper, generator: &generator
        ).elements(for: "rrelu")
        let choice = PointwiseOperator.onReals(
            "rrelu", { $0 > 0 ? 1 : $1 }, { $0 > 0 ? 1 : $1 })
        let slopes = try choice(.tensor(input), .tensor(cast(drawn, to: input.dtype)))
        let product = PointwiseOperator.onReals("rrelu", { $0 * $1 }, { $0 * $1 })
        return [try product(.tensor(input), .tensor(slopes)), slopes]
    }

    /// The logarithm of the odds, in half and bfloat16 with each step rounded.
    static func logit(
        _ input: TensorStorage, epsilon: Double?
    ) throws(TensorError) -> TensorStorage {
        let function = Logit(epsilon: epsilon)
        let operation = PointwiseOperator.real("logit", { function($0) }, { function($0) })
            .adding(PointwiseLoop { (x: Half) in function.rounded(x) })
            .adding(PointwiseLoop { (x: BFloat16) in function.rounded(x) })
        return try operation(.tensor(input))
    }

    static func rounded(
        _ input: TensorStorage, decimals: Int
    ) throws(TensorError) -> TensorStorage {
        if decimals == 0 { return try pointwise("round", input) }
        let scale = CMath.pow(10, Double(decimals.magnitude))
        return try PointwiseOperator.activation(
            "round", DecimalRounding(scale: scale, isNegative: decimals < 0))(.tensor(input))
    }

    static func polygamma(
        _ order: Int, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard order >= 0 else {
            throw .invalidValue(
                operation: "polygamma", value: "\(order)", expected: "an order of 0 or more")
        }
        return try PointwiseOperator.special("polygamma") { SpecialMath.polygamma(order, $0) }(
            .tensor(input))
    }

    static func mvlgamma(
        _ input: TensorStorage, _ order: Int
    ) throws(TensorError) -> TensorStorage {
        guard (1...10000).contains(order) else {
            throw .invalidValue(
                operation: "mvlgamma", value: "\(order)", expected: "an order of 1 or more")
        }
        if input.dtype == .bool { throw .noKernel(operator: "mvlgamma", dtype: .bool) }
        return try PointwiseOperator.special("mvlgamma") { SpecialMath.mvlgamma($0, order) }(
            .tensor(input))
    }
}
