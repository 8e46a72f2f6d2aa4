// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// An operator of two operands by its name.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)``.
    static func pointwise(
        _ name: String, _ lhs: Operand, _ rhs: Operand
    ) throws(TensorError) -> TensorStorage {
        guard let found = PointwiseOperator.binary[name] else { throw .unknownOperator(name) }
        return try found(lhs, rhs)
    }

    /// An operator of one tensor by its name.
    static func pointwise(
        _ name: String, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard let found = PointwiseOperator.unary[name] else { throw .unknownOperator(name) }
        return try found(.tensor(input))
    }

    /// An operator that divides; integers refuse a divisor of 0.
    static func dividing(
        _ name: String, _ lhs: Operand, _ rhs: Operand
    ) throws(TensorError) -> TensorStorage {
        if try promoted(lhs, rhs, operation: name).category == .integer, try rhs.hasZero {
            throw .invalidValue(
                operation: name, value: "0", expected: "a divisor of integers")
        }
        return try pointwise(name, lhs, rhs)
    }

    static func div(
        _ lhs: Operand, _ rhs: Operand, rounding: String?
    ) throws(TensorError) -> TensorStorage {
        switch rounding {
        case nil: return try div(lhs, rhs)
        case "trunc": return try dividing("trunc_divide", lhs, rhs)
        case "floor": return try dividing("floor_divide", lhs, rhs)
        case let other?:
            throw .invalidValue(
                operation: "div", value: "'\(other)'", expected: "None, 'trunc' or 'floor'")
        }
    }
}

extension Operand {
    /// Whether any element is 0.
    fileprivate var hasZero: Bool {
        get throws(TensorError) {
            switch self {
            case .number(let number): return number.double == 0
            case .tensor(let storage):
                let zeros = try Kernels.compare(
                    Comparisons.Equal.self, self, .number(.int(0)))
                return withExtendedLifetime(storage) {
                    let flags = zeros.pointer(as: Bool.self)
                    return (0..<zeros.elementCount).contains { flags[$0] }
                }
            }
        }
    }
}
