// SPDX-License-Identifier: Apache-2.0

// Arithmetic of plain numbers, which sizes of tensors lead to. A rule gives nil where an argument
// is a tensor: the call is then of an operator on tensors.

extension StructuralCall {
    typealias Binary = @Sendable (Dimension, Dimension) -> Dimension?

    static let numberRules: [(String, Rule)] =
        arithmetic + comparisons + conversions + logic

    private static let addition = binary({ $0 + $1 }, { $0 + $1 })
    private static let subtraction = binary({ $0 - $1 }, { $0 - $1 })
    private static let multiplication = binary({ $0 * $1 }, { $0 * $1 })
    private static let floorDivision = binary(
        { (a: Dimension, b: Dimension) in a.floorDivided(by: b) },
        { $1 == 0 ? nil : ($0 / $1).rounded(.down) })
    private static let remainder = binary(
        { $0.remainder(by: $1) }, { $1 == 0 ? nil : $0 - ($0 / $1).rounded(.down) * $1 })
    private static let maximum = binary({ $0.maximum($1) }, { Swift.max($0, $1) })
    private static let minimum = binary({ $0.minimum($1) }, { Swift.min($0, $1) })

    private static let arithmetic: [(String, Rule)] = [
        ("operator.add", addition), ("operator.iadd", addition),
        ("operator.sub", subtraction), ("operator.isub", subtraction),
        ("operator.mul", multiplication), ("operator.imul", multiplication),
        ("operator.floordiv", floorDivision), ("operator.mod", remainder),
        ("operator.truediv", division), ("operator.pow", power), ("builtins.pow", power),
        ("operator.neg", unary({ .known(0) - $0 }, { -$0 })),
        ("operator.pos", unary({ $0 }, { $0 })),
        ("torch.sym_max", maximum), ("builtins.max", maximum),
        ("torch.sym_min", minimum), ("builtins.min", minimum),
        ("torch.sym_sum", sum),
    ]

    private static let comparisons: [(String, Rule)] = [
        ("operator.eq", comparison { $0 == 0 }), ("operator.ne", comparison { $0 != 0 }),
        ("operator.lt", comparison { $0 < 0 }), ("operator.le", comparison { $0 <= 0 }),
        ("operator.gt", comparison { $0 > 0 }), ("operator.ge", comparison { $0 >= 0 }),
    ]

    private static let conversions: [(String, Rule)] = [
        ("torch.sym_float", toDouble), ("builtins.float", toDouble),
        ("torch.sym_int", toInt { $0.rounded(.towardZero) }),
        ("builtins.int", toInt { $0.rounded(.towardZero) }),
        ("math.trunc", toInt { $0.rounded(.towardZero) }),
        ("math.floor", toInt { $0.rounded(.down) }), ("math.ceil", toInt { $0.rounded(.up) }),
        ("builtins.round", toInt { $0.rounded(.toNearestOrEven) }),
        ("math.sqrt", squareRoot), ("torch._sym_sqrt", squareRoot),
        ("builtins.bool", { $0.number(0).map { SymbolicNumber.bool($0.truth).argument } }),
    ]

    private static let logic: [(String, Rule)] = [
        ("operator.not_", negation), ("torch.sym_not", negation),
        ("operator.and_", connective { $0 && $1 }), ("operator.or_", connective { $0 || $1 }),
        (
            "torch.sym_ite",
            { call in
                guard let condition = call.number(0), call.arguments.count == 3 else { return nil }
                if let truth = condition.truth { return call.arguments[truth ? 1 : 2] }
                return call.arguments[1] == call.arguments[2]
                    ? call.arguments[1] : try call.unknown("the condition is not known")
            }
        ),
    ]

    // MARK: - Forms of rules

    private func number(_ index: Int) -> SymbolicNumber? {
        index < arguments.count ? SymbolicNumber(arguments[index]) : nil
    }

    private func unknown<Value>(_ reason: String) throws(ShapeError) -> Value {
        throw .unknown(operation: callee.description, reason: reason)
    }

    private static func binary(
        _ onInts: @escaping Binary, _ onDoubles: @escaping @Sendable (Double, Double) -> Double?
    ) -> Rule {
        { call in
            guard let a = call.number(0), let b = call.number(1), call.arguments.count == 2 else {
                return nil
            }
            if let x = a.dimension, let y = b.dimension {
                guard let result = onInts(x, y) else {
                    throw call.failure("a divisor other than 0")
                }
                return value(result)
            }
            guard let x = a.double, let y = b.double else { return .leaf(.double) }
            guard let result = onDoubles(x, y) else { throw call.failure("a divisor other than 0") }
            return .double(result)
        }
    }

    private static func unary(
        _ onInts: @escaping @Sendable (Dimension) -> Dimension,
        _ onDoubles: @escaping @Sendable (Double) -> Double
    ) -> Rule {
        { call in
            guard let a = call.number(0) else { return nil }
            if let x = a.dimension { return value(onInts(x)) }
            return SymbolicNumber.double(a.double.map(onDoubles)).argument
        }
    }

    private static let division: Rule = { call in
        guard let a = call.number(0), let b = call.number(1) else { return nil }
        if b.double == 0 { throw call.failure("a divisor other than 0") }
        guard let x = a.double, let y = b.double else { return .leaf(.double) }
        return .double(x / y)
    }

    private static let power: Rule = { call in
        guard let a = call.number(0), let b = call.number(1) else { return nil }
        if let x = a.dimension, let exponent = b.dimension?.value, let result = x.power(exponent) {
            return value(result)
        }
        return a.double != nil && b.double != nil
            ? try call.unknown("the exponent is no small integer") : .leaf(.double)
    }

    private static let sum: Rule = { call in
        guard let items = call.arguments.first?.items else { return nil }
        let parts = items.compactMap { SymbolicNumber($0)?.dimension }
        return parts.count == items.count ? value(parts.reduce(0, +)) : nil
    }

    private static func comparison(_ decide: @escaping @Sendable (Double) -> Bool) -> Rule {
        { call in
            guard let a = call.number(0), let b = call.number(1) else { return nil }
            if let x = a.dimension, let y = b.dimension {
                return SymbolicNumber.bool((x - y).value.map { decide(Double($0)) }).argument
            }
            guard let x = a.double, let y = b.double else { return .leaf(.bool) }
            return .bool(decide(x - y))
        }
    }

    private static let toDouble: Rule = { call in
        call.number(0).map { SymbolicNumber.double($0.double).argument }
    }

    private static func toInt(_ round: @escaping @Sendable (Double) -> Double) -> Rule {
        { call in
            guard let a = call.number(0), call.arguments.count == 1 else { return nil }
            if let x = a.dimension { return value(x) }
            if let x = a.double, let result = Int(exactly: round(x)) { return .int(result) }
            guard let symbols = call.symbols else { return try call.unknown("it is a float") }
            return .leaf(.int(.symbolic(symbols.next())))
        }
    }

    private static let squareRoot: Rule = { call in
        call.number(0).map { SymbolicNumber.double($0.double.map { $0.squareRoot() }).argument }
    }

    private static let negation: Rule = { call in
        call.number(0).map { SymbolicNumber.bool($0.truth.map { !$0 }).argument }
    }

    private static func connective(_ combine: @escaping @Sendable (Bool, Bool) -> Bool) -> Rule {
        { call in
            guard case .bool(let a)? = call.number(0), case .bool(let b)? = call.number(1) else {
                return nil
            }
            guard let a, let b else { return .leaf(.bool) }
            return .bool(combine(a, b))
        }
    }
}
