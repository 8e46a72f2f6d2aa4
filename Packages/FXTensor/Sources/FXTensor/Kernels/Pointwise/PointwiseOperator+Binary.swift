// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The operators on two tensors or numbers.

extension PointwiseOperator {
    typealias OnFloats = @Sendable (Float, Float) -> Float
    typealias OnDoubles = @Sendable (Double, Double) -> Double
    typealias OnIntegers = @Sendable (Int64, Int64) -> Int64
    typealias OnComplexes = @Sendable (ComplexNumber, ComplexNumber) -> ComplexNumber

    /// An operator on numbers that keeps the dtype in which they meet.
    @inline(__always)
    static func binary(
        _ name: String, _ traits: Traits, _ float: @escaping OnFloats,
        _ double: @escaping OnDoubles, _ integer: @escaping OnIntegers
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, traits: traits,
            loops: [PointwiseLoop(float), PointwiseLoop(double), PointwiseLoop(integer)])
    }

    /// An operator on reals, which integers do not have.
    @inline(__always)
    static func onReals(
        _ name: String, _ float: @escaping OnFloats, _ double: @escaping OnDoubles
    ) -> PointwiseOperator {
        PointwiseOperator(name: name, loops: [PointwiseLoop(float), PointwiseLoop(double)])
    }

    /// An operator on reals, for which integers become float32.
    @inline(__always)
    static func toReals(
        _ name: String, _ traits: Traits, _ float: @escaping OnFloats,
        _ double: @escaping OnDoubles
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, promotion: .toFloat, traits: traits,
            loops: [PointwiseLoop(float), PointwiseLoop(double)])
    }

    /// A function that is computed in Double for Float too.
    @inline(__always)
    static func special(
        _ name: String, takesHalf: Bool = true, _ function: @escaping OnDoubles
    ) -> PointwiseOperator {
        toReals(
            name, takesHalf ? [] : .noHalf, { Float(function(Double($0), Double($1))) }, function)
    }

    @inline(__always)
    static func integers(
        _ name: String, _ traits: Traits, _ function: @escaping OnIntegers
    ) -> PointwiseOperator {
        PointwiseOperator(name: name, traits: traits, loops: [PointwiseLoop(function)])
    }

    static let arithmetic: [PointwiseOperator] = [
        binary("add", [.bools, .keepsNumbers], { $0 + $1 }, { $0 + $1 }, { $0 &+ $1 })
            .adding(PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in a + b }),
        binary("sub", [], { $0 - $1 }, { $0 - $1 }, { $0 &- $1 })
            .adding(PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in a - b }),
        binary(
            "mul", [.bools, .wide, .keepsNumbers], { $0 * $1 }, { $0 * $1 }, { $0 &* $1 }
        )
        .adding(PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in a * b }),
        toReals("div", .keepsNumbers, { $0 / $1 }, { $0 / $1 })
            .adding(PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in a / b }),
        binary(
            "maximum", .bools, PointwiseMath.maximum, PointwiseMath.maximum, { max($0, $1) }),
        binary(
            "minimum", .bools, PointwiseMath.minimum, PointwiseMath.minimum, { min($0, $1) }),
        binary(
            "fmax", .bools, { $1.isNaN || $0 > $1 ? $0 : $1 }, { $1.isNaN || $0 > $1 ? $0 : $1 },
            { max($0, $1) }),
        binary(
            "fmin", .bools, { $1.isNaN || $0 < $1 ? $0 : $1 }, { $1.isNaN || $0 < $1 ? $0 : $1 },
            { min($0, $1) }),
        binary(
            "floor_divide", .keepsNumbers, PointwiseMath.floorDivided,
            PointwiseMath.floorDivided, PointwiseMath.floorDivided),
        binary(
            "trunc_divide", .keepsNumbers, { ($0 / $1).rounded(.towardZero) },
            { ($0 / $1).rounded(.towardZero) }, PointwiseMath.truncDivided),
        binary(
            "remainder", [], PointwiseMath.remainder, PointwiseMath.remainder,
            PointwiseMath.remainder),
        binary("fmod", [], Float.fmod, Double.fmod, PointwiseMath.truncRemainder),
        binary(
            "heaviside", .bools, PointwiseMath.heaviside, PointwiseMath.heaviside,
            { $0 == 0 ? $1 : $0 > 0 ? 1 : 0 }),
        binary("pow", [], Float.pow, Double.pow, PointwiseMath.power)
            .adding(PointwiseLoop(ComplexNumber.pow)),
    ]

    static let reals: [PointwiseOperator] = [
        special("atan2", CMath.atan2),
        toReals("copysign", [], Float.copysign, Double.copysign),
        toReals("xlogy", [], PointwiseMath.xlogy, PointwiseMath.xlogy),
        toReals("special_xlog1py", [], PointwiseMath.xlog1py, PointwiseMath.xlog1py),
        special("special_zeta", takesHalf: false, SpecialMath.zeta),
        onReals(
            "igamma", { Float(SpecialMath.igamma(Double($0), Double($1))) }, SpecialMath.igamma),
        onReals(
            "igammac", { Float(SpecialMath.igammac(Double($0), Double($1))) }, SpecialMath.igammac),
        onReals("hypot", { Float(CMath.hypot(Double($0), Double($1))) }, CMath.hypot),
        onReals("nextafter", PointwiseMath.nextAfter, CMath.nextafter)
            .adding(PointwiseLoop { (a: Half, b: Half) in PointwiseMath.nextAfter(a, b) })
            .adding(PointwiseLoop { (a: BFloat16, b: BFloat16) in PointwiseMath.nextAfter(a, b) }),
        onReals("logaddexp", PointwiseMath.logAddExp, PointwiseMath.logAddExp)
            .adding(PointwiseLoop(ComplexNumber.logAddExp)),
        onReals("logaddexp2", PointwiseMath.logAddExp2, PointwiseMath.logAddExp2),
    ]

    static let bitwise: [PointwiseOperator] = [
        integers("bitwise_and", .anyInteger) { $0 & $1 },
        integers("bitwise_or", .anyInteger) { $0 | $1 },
        integers("bitwise_xor", .anyInteger) { $0 ^ $1 },
        integers("bitwise_left_shift", [], PointwiseMath.leftShifted),
        integers("bitwise_right_shift", [], PointwiseMath.rightShifted),
        integers("gcd", [], PointwiseMath.greatestCommonDivisor),
        integers("lcm", [], PointwiseMath.leastCommonMultiple),
    ]

    /// A comparison; complex numbers are only equal or not.
    @inline(__always)
    private static func comparison(
        _ name: String, _ float: @escaping @Sendable (Float, Float) -> Bool,
        _ double: @escaping @Sendable (Double, Double) -> Bool,
        _ integer: @escaping @Sendable (Int64, Int64) -> Bool
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, traits: .bools,
            loops: [PointwiseLoop(float), PointwiseLoop(double), PointwiseLoop(integer)])
    }

    /// An operator on truth values.
    @inline(__always)
    private static func logical(
        _ name: String, _ function: @escaping @Sendable (Bool, Bool) -> Bool
    ) -> PointwiseOperator {
        PointwiseOperator(name: name, traits: .bools, loops: [PointwiseLoop(function)])
    }

    static let comparisons: [PointwiseOperator] = [
        comparison("eq", { $0 == $1 }, { $0 == $1 }, { $0 == $1 })
            .adding(PointwiseLoop(ComplexNumber.isEqual)).with(.anyInteger),
        comparison("ne", { $0 != $1 }, { $0 != $1 }, { $0 != $1 })
            .adding(
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in
                    !ComplexNumber.isEqual(a, b)
                }
            ).with(.anyInteger),
        comparison("lt", { $0 < $1 }, { $0 < $1 }, { $0 < $1 }),
        comparison("le", { $0 <= $1 }, { $0 <= $1 }, { $0 <= $1 }),
        comparison("gt", { $0 > $1 }, { $0 > $1 }, { $0 > $1 }),
        comparison("ge", { $0 >= $1 }, { $0 >= $1 }, { $0 >= $1 }),
    ]

    static let logicals: [PointwiseOperator] = [
        logical("logical_and") { $0 && $1 }, logical("logical_or") { $0 || $1 },
        logical("logical_xor") { $0 != $1 },
    ]

    /// The operators on two operands without other parameters, by name.
    static let binary: [String: PointwiseOperator] = {
        let lists = [arithmetic, reals, bitwise, comparisons, logicals, polynomials]
        return Dictionary(uniqueKeysWithValues: lists.joined().map { ($0.name, $0) })
    }()
}
