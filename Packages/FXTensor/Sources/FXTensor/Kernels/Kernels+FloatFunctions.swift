// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Kernels {
    /// The functions of one float that have a loop, by the operator's name.
    private static let floatFunctions: [String: fxk_unary] = [
        "neg": fxk_neg, "abs": fxk_abs, "relu": fxk_relu, "exp": fxk_exp, "sqrt": fxk_sqrt,
        "rsqrt": fxk_rsqrt, "reciprocal": fxk_reciprocal, "square": fxk_square,
        "tanh": fxk_tanh, "sigmoid": fxk_sigmoid, "silu": fxk_silu, "erf": fxk_erf,
    ]

    /// The result of an operator on one float32 tensor, where it has a loop; else nil.
    static func floatFunction(
        _ name: String, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage? {
        guard input.dtype == .float32, input.isContiguous,
            let function = floatFunctions[name]
        else { return nil }
        return try floatFunction(function, input)
    }

    /// The result of a function on each element of a row-major float32 tensor.
    static func floatFunction(
        _ function: fxk_unary, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(.float32, sharing: input.layout)
        let (x, out) = (input.pointer(as: Float.self), result.pointer(as: Float.self))
        let isCheap = [fxk_neg, fxk_abs, fxk_relu, fxk_square].contains(function)
        Parallel.forEach(input.elementCount, cost: isCheap ? 1 : 4) { part in
            let start = part.lowerBound
            Loops.table.unary(function, part.count, x + start, out + start)
        }
        return result
    }

    /// A row-major float32 tensor limited by numbers, of which the upper wins; nil for other operands.
    static func floatClamp(
        _ input: Operand, _ low: Operand?, _ high: Operand?
    ) throws(TensorError) -> TensorStorage? {
        guard case .tensor(let input) = input, input.dtype == .float32, input.isContiguous,
            low != nil || high != nil, let least = bound(low, -.infinity),
            let most = bound(high, .infinity)
        else { return nil }
        let result = try TensorStorage.allocate(.float32, sharing: input.layout)
        let (x, out) = (input.pointer(as: Float.self), result.pointer(as: Float.self))
        Parallel.forEach(input.elementCount, cost: 1) { part in
            let start = part.lowerBound
            Loops.table.clamp(part.count, x + start, least, most, out + start)
        }
        return result
    }

    private static func bound(_ operand: Operand?, _ none: Float) -> Float? {
        guard let operand else { return none }
        guard case .number(let number) = operand, number.category <= .floating,
            !number.double.isNaN
        else { return nil }
        return Float(number.double)
    }
}
