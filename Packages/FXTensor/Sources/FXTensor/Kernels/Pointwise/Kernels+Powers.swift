// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Powers; an integer to a negative number is refused, and gives 0 or 1 in a tensor.
    static func pow(_ base: Operand, _ exponent: Operand) throws(TensorError) -> TensorStorage {
        guard case .number(let number) = exponent else {
            if case .number(let one) = base, one.double == 1, one.category < .complex {
                let dtype = try promoted(base, exponent, operation: "pow")
                return try filled(exponent.extents, dtype, .int(1))
            }
            return try pointwise("pow", base, exponent)
        }
        let dtype = try promoted(base, exponent, operation: "pow")
        if dtype.category == .integer, number.double < 0 {
            throw .invalidValue(
                operation: "pow", value: "\(number)",
                expected: "an exponent of 0 or more, as integers need")
        }
        if number.double == 0, number.category < .complex, dtype.category == .complex {
            return try filled(base.extents, dtype, .int(1))
        }
        if case .tensor(let storage) = base, dtype.category == .floating || dtype == storage.dtype,
            let simple = simplePower(number, dtype)
        {
            return try simple(.tensor(storage))
        }
        return try pointwise("pow", base, exponent)
    }

    /// The operator for an exponent that needs no logarithm.
    private static func simplePower(_ exponent: Number, _ dtype: DType) -> PointwiseOperator? {
        guard dtype.category >= .floating, exponent.category < .complex else { return nil }
        switch exponent.double {
        case 0.5: return PointwiseOperator.unary["sqrt"]
        case -0.5: return PointwiseOperator.unary["rsqrt"]
        case -1: return PointwiseOperator.unary["reciprocal"]
        case 2 where dtype.category == .floating:
            return .real("pow", { $0 * $0 }, { $0 * $0 })
        case 2:
            return PointwiseOperator.unary["square"]
        case 3 where dtype.category == .floating:
            return .real("pow", { $0 * $0 * $0 }, { $0 * $0 * $0 })
        case -2 where dtype.category == .floating:
            return .real("pow", { 1 / ($0 * $0) }, { 1 / ($0 * $0) })
        default: return nil
        }
    }

    /// Powers in float64 or complex128.
    static func floatPower(
        _ base: Operand, _ exponent: Operand
    ) throws(TensorError) -> TensorStorage {
        let isComplex = [base, exponent].contains { $0.dtype.category == .complex }
        let dtype: DType = isComplex ? .complex128 : .float64
        func widened(_ operand: Operand) throws(TensorError) -> Operand {
            switch operand {
            case .tensor(let storage): .tensor(try cast(storage, to: dtype))
            case .number(let number): .tensor(try filled([], dtype, number))
            }
        }
        let (a, b) = (try widened(base), try widened(exponent))
        let result = try pow(a, b)
        return result
    }

    /// `input * 2 ** exponent`, where the 2 has the input's dtype.
    static func ldexp(
        _ input: TensorStorage, _ exponent: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let base: Operand =
            input.dtype.category < .floating
            ? .number(.double(2)) : .tensor(try filled([], input.dtype, .int(2)))
        return try mul(.tensor(input), .tensor(pow(base, .tensor(exponent))))
    }

    /// Mantissas from 0.5 up to 1, and exponents of 2.
    static func frexp(_ input: TensorStorage) throws(TensorError) -> [TensorStorage] {
        guard input.dtype.category == .floating else {
            throw .noKernel(operator: "frexp", dtype: input.dtype)
        }
        let mantissas = PointwiseOperator.activation(
            "frexp", { mantissa($0) }, { mantissa($0) })
        let exponents = PointwiseOperator(
            name: "frexp",
            loops: [
                PointwiseLoop { (x: Float) in Int32(exponent(x)) },
                PointwiseLoop { (x: Double) in Int32(exponent(x)) },
            ])
        return [try mantissas(.tensor(input)), try exponents(.tensor(input))]
    }

    private static func exponent<Element: RealElement>(_ x: Element) -> Int {
        x.isFinite && x != 0 ? Int(x.exponent) + 1 : 0
    }

    private static func mantissa<Element: RealElement>(_ x: Element) -> Element {
        guard x.isFinite, x != 0 else { return x }
        return Element(sign: x.sign, exponent: -1, significand: x.significand)
    }
}
