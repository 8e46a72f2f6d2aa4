// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The operators on one tensor.

extension PointwiseOperator {
    typealias OnFloat = @Sendable (Float) -> Float
    typealias OnDouble = @Sendable (Double) -> Double
    typealias OnComplex = @Sendable (ComplexNumber) -> ComplexNumber

    /// An operator on real numbers, for which integers become float32.
    @inline(__always)
    static func real(
        _ name: String, _ float: @escaping OnFloat, _ double: @escaping OnDouble
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, promotion: .toFloat,
            loops: [PointwiseLoop(float), PointwiseLoop(double)])
    }

    /// An operator on real and complex numbers, for which integers become float32.
    @inline(__always)
    static func real(
        _ name: String, _ float: @escaping OnFloat, _ double: @escaping OnDouble,
        _ complex: @escaping OnComplex
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, promotion: .toFloat,
            loops: [PointwiseLoop(float), PointwiseLoop(double), PointwiseLoop(complex)])
    }

    /// A function that is computed in Double for Float too.
    @inline(__always)
    static func special(
        _ name: String, takesHalf: Bool = true, _ function: @escaping OnDouble
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, promotion: .toFloat, traits: takesHalf ? [] : .noHalf,
            loops: [
                PointwiseLoop { (x: Float) in Float(function(Double(x))) }, PointwiseLoop(function),
            ])
    }

    /// An activation, which integers do not have.
    @inline(__always)
    static func activation(
        _ name: String, _ float: @escaping OnFloat, _ double: @escaping OnDouble
    ) -> PointwiseOperator {
        PointwiseOperator(name: name, loops: [PointwiseLoop(float), PointwiseLoop(double)])
    }

    /// An activation with parameters, which integers do not have.
    @inline(__always)
    static func activation(_ name: String, _ function: some RealFunction) -> PointwiseOperator {
        activation(name, { function($0) }, { function($0) })
    }

    /// A test of one element.
    @inline(__always)
    static func test(
        _ name: String, _ float: @escaping @Sendable (Float) -> Bool,
        _ double: @escaping @Sendable (Double) -> Bool,
        _ integer: @escaping @Sendable (Int64) -> Bool
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, traits: .anyInteger,
            loops: [PointwiseLoop(float), PointwiseLoop(double), PointwiseLoop(integer)])
    }

    static let trigonometric: [PointwiseOperator] = [
        real("sin", Float.sin, Double.sin, ComplexNumber.sin),
        real("cos", { Float(CMath.cos(Double($0))) }, CMath.cos, ComplexNumber.cos),
        real("tan", { Float(CMath.tan(Double($0))) }, CMath.tan, ComplexNumber.tan),
        real("asin", { Float(CMath.asin(Double($0))) }, CMath.asin, ComplexNumber.asin),
        real("acos", { Float(CMath.acos(Double($0))) }, CMath.acos, ComplexNumber.acos),
        real("atan", { Float(CMath.atan(Double($0))) }, CMath.atan, ComplexNumber.atan),
        real("sinh", { Float(CMath.sinh(Double($0))) }, CMath.sinh, ComplexNumber.sinh),
        real("cosh", { Float(CMath.cosh(Double($0))) }, CMath.cosh, ComplexNumber.cosh),
        real("tanh", Float.tanh, Double.tanh, ComplexNumber.tanh),
        real("asinh", { Float(CMath.asinh(Double($0))) }, CMath.asinh, ComplexNumber.asinh),
        real("acosh", { Float(CMath.acosh(Double($0))) }, CMath.acosh, ComplexNumber.acosh),
        real("atanh", { Float(CMath.atanh(Double($0))) }, CMath.atanh, ComplexNumber.atanh),
        real("sinc", Activations.sinc, Activations.sinc, ComplexNumber.sinc)
            .adding(PointwiseLoop { (z: Complex<Float>) in ComplexNumber.sinc(z) }),
        real("deg2rad", { $0 * 0.017453292519943295 }, { $0 * 0.017453292519943295 }),
        real("rad2deg", { $0 * 57.29577951308232 }, { $0 * 57.29577951308232 }),
    ]

    static let exponential: [PointwiseOperator] = [
        real("exp", Float.exp, Double.exp, ComplexNumber.exp),
        real("exp2", Float.exp2, Double.exp2) { ComplexNumber.exp($0 * 0.6931471805599453) },
        real("expm1", Float.expm1, Double.expm1, ComplexNumber.expm1),
        real("log", Float.log, Double.log, ComplexNumber.log),
        real("log1p", Float.log1p, Double.log1p, ComplexNumber.log1p),
        real("log2", Float.log2, Double.log2) { ComplexNumber.log($0) * 1.4426950408889634 },
        real("log10", { Float(CMath.log10(Double($0))) }, CMath.log10) {
            ComplexNumber.log($0) * 0.4342944819032518
        },
        real("sqrt", { $0.squareRoot() }, { $0.squareRoot() }, ComplexNumber.sqrt),
        real("rsqrt", { 1 / $0.squareRoot() }, { 1 / $0.squareRoot() }) {
            ComplexNumber(1) / ComplexNumber.sqrt($0)
        },
        real("reciprocal", { 1 / $0 }, { 1 / $0 }) { ComplexNumber(1) / $0 },
        real("sigmoid", Activations.sigmoid, Activations.sigmoid, ComplexNumber.sigmoid),
    ]

    static let tests: [PointwiseOperator] = [
        test("isfinite", { $0.isFinite }, { $0.isFinite }, { _ in true })
            .adding(
                PointwiseLoop { (z: ComplexNumber) in z.real.isFinite && z.imaginary.isFinite }),
        test("isinf", { $0.isInfinite }, { $0.isInfinite }, { _ in false })
            .adding(
                PointwiseLoop { (z: ComplexNumber) in z.real.isInfinite || z.imaginary.isInfinite }),
        test("isnan", { $0.isNaN }, { $0.isNaN }, { _ in false })
            .adding(PointwiseLoop { (z: ComplexNumber) in z.real.isNaN || z.imaginary.isNaN }),
        test("isneginf", { $0 == -.infinity }, { $0 == -.infinity }, { _ in false }),
        test("isposinf", { $0 == .infinity }, { $0 == .infinity }, { _ in false }),
        test("isreal", { _ in true }, { _ in true }, { _ in true })
            .adding(PointwiseLoop { (z: ComplexNumber) in z.imaginary == 0 }),
        test("signbit", { $0.sign == .minus }, { $0.sign == .minus }, { $0 < 0 }),
        PointwiseOperator(
            name: "logical_not", traits: .bools,
            loops: [
                PointwiseLoop { (x: Float) in x == 0 }, PointwiseLoop { (x: Double) in x == 0 },
                PointwiseLoop { (x: Int64) in x == 0 },
                PointwiseLoop { (x: ComplexNumber) in x.isZero },
            ]),
    ]

    /// The operator with another loop.
    func adding(_ loop: PointwiseLoop) -> PointwiseOperator {
        var result = self
        result.loops.append(loop)
        return result
    }

    /// The operator with other traits.
    func with(_ traits: Traits) -> PointwiseOperator {
        var result = self
        result.traits = traits
        return result
    }
}
