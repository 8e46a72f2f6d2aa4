// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// A real number with the functions of C's library: Float or Double.
protocol RealElement: TensorElement, BinaryFloatingPoint {
    static func exp(_ x: Self) -> Self
    static func exp2(_ x: Self) -> Self
    static func expm1(_ x: Self) -> Self
    static func log(_ x: Self) -> Self
    static func log2(_ x: Self) -> Self
    static func log1p(_ x: Self) -> Self
    static func sin(_ x: Self) -> Self
    static func tanh(_ x: Self) -> Self
    static func erf(_ x: Self) -> Self
    static func pow(_ x: Self, _ y: Self) -> Self
    static func fmod(_ x: Self, _ y: Self) -> Self
    static func copysign(_ x: Self, _ y: Self) -> Self
}

extension Float: RealElement {
    static func exp(_ x: Float) -> Float { expf(x) }
    static func exp2(_ x: Float) -> Float { exp2f(x) }
    static func expm1(_ x: Float) -> Float { expm1f(x) }
    static func log(_ x: Float) -> Float { logf(x) }
    static func log2(_ x: Float) -> Float { log2f(x) }
    static func log1p(_ x: Float) -> Float { log1pf(x) }
    static func sin(_ x: Float) -> Float { sinf(x) }
    static func tanh(_ x: Float) -> Float { tanhf(x) }
    static func erf(_ x: Float) -> Float { erff(x) }
    static func pow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
    static func fmod(_ x: Float, _ y: Float) -> Float { fmodf(x, y) }
    static func copysign(_ x: Float, _ y: Float) -> Float { copysignf(x, y) }
}

extension Double: RealElement {
    static func exp(_ x: Double) -> Double { CMath.exp(x) }
    static func exp2(_ x: Double) -> Double { CMath.exp2(x) }
    static func expm1(_ x: Double) -> Double { CMath.expm1(x) }
    static func log(_ x: Double) -> Double { CMath.log(x) }
    static func log2(_ x: Double) -> Double { CMath.log2(x) }
    static func log1p(_ x: Double) -> Double { CMath.log1p(x) }
    static func sin(_ x: Double) -> Double { CMath.sin(x) }
    static func tanh(_ x: Double) -> Double { CMath.tanh(x) }
    static func erf(_ x: Double) -> Double { CMath.erf(x) }
    static func pow(_ x: Double, _ y: Double) -> Double { CMath.pow(x, y) }
    static func fmod(_ x: Double, _ y: Double) -> Double { CMath.fmod(x, y) }
    static func copysign(_ x: Double, _ y: Double) -> Double { CMath.copysign(x, y) }
}
