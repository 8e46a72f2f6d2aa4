// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// Python's operators on plain numbers, which sizes of traced values lead to.
enum NumberArithmetic {
    static let functions: [(FunctionTarget, StructuralFunction.Body)] =
        integerOperators.map { target, onInts, onDoubles in
            (target, binary(target, onInts, onDoubles))
        }
        + comparisons.map { target, onInts, onDoubles in
            (target, comparison(onInts, onDoubles))
        }
        + [(.operator.truediv, division), (.operator.neg, negation)]

    private typealias OnInts = @Sendable (Int, Int) -> (partialValue: Int, overflow: Bool)
    private typealias OnDoubles = @Sendable (Double, Double) -> Double

    private static let integerOperators: [(FunctionTarget, OnInts, OnDoubles)] = [
        (.operator.add, { $0.addingReportingOverflow($1) }, { $0 + $1 }),
        (.operator.sub, { $0.subtractingReportingOverflow($1) }, { $0 - $1 }),
        (.operator.mul, { $0.multipliedReportingOverflow(by: $1) }, { $0 * $1 }),
        (.operator.floordiv, floorDivide, { ($0 / $1).rounded(.down) }),
        (.operator.mod, modulo, { $0 - ($0 / $1).rounded(.down) * $1 }),
        (.operator.pow, power, { pow($0, $1) }),
    ]

    private static let comparisons:
        [(FunctionTarget, @Sendable (Int, Int) -> Bool, @Sendable (Double, Double) -> Bool)] = [
            (.operator.eq, { $0 == $1 }, { $0 == $1 }), (.operator.ne, { $0 != $1 }, { $0 != $1 }),
            (.operator.lt, { $0 < $1 }, { $0 < $1 }), (.operator.le, { $0 <= $1 }, { $0 <= $1 }),
            (.operator.gt, { $0 > $1 }, { $0 > $1 }), (.operator.ge, { $0 >= $1 }, { $0 >= $1 }),
        ]

    private static let floorDivide: OnInts = { a, b in
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow || a % b == 0 { return (quotient, overflow) }
        return ((a < 0) == (b < 0) ? quotient : quotient - 1, false)
    }

    private static let modulo: OnInts = { a, b in
        let (rest, overflow) = a.remainderReportingOverflow(dividingBy: b)
        return (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, overflow)
    }

    private static let power: OnInts = { base, exponent in
        var (result, square, rest) = (1, base, exponent)
        var overflow = false
        while rest > 0 && !overflow {
            if rest & 1 == 1 { (result, overflow) = result.multipliedReportingOverflow(by: square) }
            rest >>= 1
            if rest > 0 && !overflow {
                (square, overflow) = square.multipliedReportingOverflow(by: square)
            }
        }
        return (result, overflow)
    }

    /// The two operands, where both are numbers.
    private static func operands(
        _ arguments: [Argument<Tensor>]
    ) -> (Number, Number)? {
        guard arguments.count == 2, let a = Number(arguments[0]), let b = Number(arguments[1])
        else { return nil }
        return (a, b)
    }

    private static func binary(
        _ target: FunctionTarget, _ onInts: @escaping OnInts, _ onDoubles: @escaping OnDoubles
    ) -> StructuralFunction.Body {
        { arguments, _ throws(TensorError) in
            guard let (a, b) = operands(arguments) else { return nil }
            let isNegativePower = target == .operator.pow && (b.int ?? 0) < 0
            guard let x = a.int, let y = b.int, !isNegativePower else {
                try requireDivisor(b, target)
                return .double(onDoubles(a.double, b.double))
            }
            let (value, overflow) = onInts(x, y)
            if overflow {
                throw .invalidValue(
                    operation: target.qualifiedName, value: "the result for \(a) and \(b)",
                    expected: "an integer of 64 bits")
            }
            return .int(value)
        }
    }

    private static func comparison(
        _ onInts: @escaping @Sendable (Int, Int) -> Bool,
        _ onDoubles: @escaping @Sendable (Double, Double) -> Bool
    ) -> StructuralFunction.Body {
        { arguments, _ throws(TensorError) in
            guard let (a, b) = operands(arguments) else { return nil }
            if let x = a.int, let y = b.int { return .bool(onInts(x, y)) }
            return .bool(onDoubles(a.double, b.double))
        }
    }

    private static let division: StructuralFunction.Body = { arguments, _ throws(TensorError) in
        guard let (a, b) = operands(arguments) else { return nil }
        try requireDivisor(b, .operator.truediv)
        return .double(a.double / b.double)
    }

    private static let negation: StructuralFunction.Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 1, let number = Number(arguments[0]) else { return nil }
        guard let value = number.int else { return .double(-number.double) }
        return .int(0 &- value)
    }

    /// Python divides by no zero, be it an integer or a float.
    private static func requireDivisor(
        _ number: Number, _ target: FunctionTarget
    ) throws(TensorError) {
        let divides: [FunctionTarget] = [
            .operator.truediv, .operator.floordiv, .operator.mod,
        ]
        if number.double == 0, divides.contains(target) {
            throw .invalidValue(
                operation: target.qualifiedName, value: "\(number)",
                expected: "a divisor other than 0")
        }
    }
}
