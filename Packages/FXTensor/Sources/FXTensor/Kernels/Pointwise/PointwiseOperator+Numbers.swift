// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// The operators on one tensor that keep its dtype.

extension PointwiseOperator {
    /// An operator on reals and integers.
    @inline(__always)
    static func number(
        _ name: String, _ traits: Traits = [], _ float: @escaping OnFloat,
        _ double: @escaping OnDouble, _ integer: @escaping @Sendable (Int64) -> Int64
    ) -> PointwiseOperator {
        PointwiseOperator(
            name: name, traits: traits,
            loops: [PointwiseLoop(float), PointwiseLoop(double), PointwiseLoop(integer)])
    }

    private static func sign<Element: RealElement>(_ x: Element) -> Element {
        x > 0 ? 1 : x < 0 ? -1 : 0
    }

    static let numeric: [PointwiseOperator] = [
        number("abs", [], { $0.magnitude }, { $0.magnitude }, { $0 < 0 ? 0 &- $0 : $0 })
            .adding(PointwiseLoop { (z: ComplexNumber) in z.magnitude }),
        number("neg", [], { -$0 }, { -$0 }, { 0 &- $0 })
            .adding(PointwiseLoop { (z: ComplexNumber) in -z }),
        number("relu", [], { $0 < 0 ? 0 : $0 }, { $0 < 0 ? 0 : $0 }, { max($0, 0) }),
        number("sign", .bools, sign, sign, { $0.signum() }),
        number("sgn", .bools, sign, sign, { $0.signum() })
            .adding(PointwiseLoop(ComplexNumber.sign)),
        number("ceil", .wide, { $0.rounded(.up) }, { $0.rounded(.up) }, { $0 }),
        number("floor", .wide, { $0.rounded(.down) }, { $0.rounded(.down) }, { $0 }),
        number(
            "round", .wide, { $0.rounded(.toNearestOrEven) }, { $0.rounded(.toNearestOrEven) },
            { $0 }),
        number("trunc", .wide, { $0.rounded(.towardZero) }, { $0.rounded(.towardZero) }, { $0 }),
        number("conj_physical", .anyInteger, { $0 }, { $0 }, { $0 })
            .adding(PointwiseLoop { (z: ComplexNumber) in z.conjugate }),
        square,
        activation(
            "frac", { $0 - $0.rounded(.towardZero) }, { $0 - $0.rounded(.towardZero) }),
        PointwiseOperator(
            name: "bitwise_not", traits: .bools,
            loops: [PointwiseLoop { (x: Int64) in ~x }, PointwiseLoop { (x: Bool) in !x }]),
        angle,
    ]

    private static let square: PointwiseOperator = {
        var result = number("square", .bools, { $0 * $0 }, { $0 * $0 }, { $0 &* $0 })
            .adding(PointwiseLoop { (z: ComplexNumber) in z * z })
        result.promotion = .toNumber
        return result
    }()

    private static func angle<Element: RealElement>(_ x: Element) -> Element {
        x.isNaN ? x : x < 0 ? Element(Double.pi) : 0
    }

    private static let angle = real("angle", angle, angle)
        .adding(PointwiseLoop { (z: ComplexNumber) in z.angle })

    static let activations: [PointwiseOperator] = [
        activation("silu", Activations.silu, Activations.silu)
            .adding(PointwiseLoop { (z: ComplexNumber) in z * ComplexNumber.sigmoid(z) }),
        activation("mish", Activations.mish, Activations.mish),
        activation("hardsigmoid", Activations.hardsigmoid, Activations.hardsigmoid),
        activation("hardswish", Activations.hardswish, Activations.hardswish),
        activation("log_sigmoid", Activations.logSigmoid, Activations.logSigmoid),
        activation(
            "selu",
            ELU(alpha: 1.6732632423543772, scale: 1.0507009873554805, inputScale: 1)),
    ]

    static let specials: [PointwiseOperator] = [
        real("erf", Float.erf, Double.erf),
        special("erfc", CMath.erfc),
        special("erfinv", SpecialMath.erfinv),
        special("lgamma", CMath.lgamma),
        special("digamma", SpecialMath.digamma),
        special("i0") { SpecialMath.modifiedI(0, $0) },
        special("special_i0e") { SpecialMath.scaledI(0, $0) },
        special("special_i1") { SpecialMath.modifiedI(1, $0) },
        special("special_i1e") { SpecialMath.scaledI(1, $0) },
        special("special_entr", SpecialMath.entropy),
        special("special_ndtr", SpecialMath.ndtr),
        special("special_erfcx", takesHalf: false, SpecialMath.erfcx),
        special("special_log_ndtr", takesHalf: false, SpecialMath.logNDTR),
        special("special_ndtri", takesHalf: false, SpecialMath.ndtri),
        special("special_bessel_j0", takesHalf: false, CMath.j0),
        special("special_bessel_j1", takesHalf: false, CMath.j1),
        special("special_bessel_y0", takesHalf: false, SpecialMath.secondKind(CMath.y0)),
        special("special_bessel_y1", takesHalf: false, SpecialMath.secondKind(CMath.y1)),
        special("special_modified_bessel_i0", takesHalf: false) { SpecialMath.modifiedI(0, $0) },
        special("special_modified_bessel_i1", takesHalf: false) { SpecialMath.modifiedI(1, $0) },
        special("special_modified_bessel_k0", takesHalf: false) { SpecialMath.modifiedK(0, $0) },
        special("special_modified_bessel_k1", takesHalf: false) { SpecialMath.modifiedK(1, $0) },
        special("special_scaled_modified_bessel_k0", takesHalf: false) {
            SpecialMath.scaledK(0, $0)
        },
        special("special_scaled_modified_bessel_k1", takesHalf: false) {
            SpecialMath.scaledK(1, $0)
        },
        special("special_spherical_bessel_j0", takesHalf: false, SpecialMath.sphericalJ0),
        special("special_airy_ai", takesHalf: false, SpecialMath.airy),
    ]

    /// The operators on one tensor without other parameters, by name.
    static let unary: [String: PointwiseOperator] = {
        let lists = [trigonometric, exponential, tests, numeric, activations, specials]
        return Dictionary(uniqueKeysWithValues: lists.joined().map { ($0.name, $0) })
    }()
}
