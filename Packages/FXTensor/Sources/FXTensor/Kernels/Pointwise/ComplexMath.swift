// SPDX-License-Identifier: Apache-2.0

// Functions of complex numbers.

extension Complex where Part == Double {
    static let i = ComplexNumber(0, 1)

    var magnitude: Double { CMath.hypot(real, imaginary) }
    var angle: Double { CMath.atan2(imaginary, real) }
    var conjugate: ComplexNumber { ComplexNumber(real, -imaginary) }
    /// The number times the imaginary unit.
    private var turned: ComplexNumber { ComplexNumber(-imaginary, real) }
    /// The number divided by the imaginary unit.
    private var turnedBack: ComplexNumber { ComplexNumber(imaginary, -real) }

    @inline(__always)
    static func + (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
        ComplexNumber(a.real + b.real, a.imaginary + b.imaginary)
    }

    @inline(__always)
    static func - (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
        ComplexNumber(a.real - b.real, a.imaginary - b.imaginary)
    }

    @inline(__always)
    static func * (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            a.real * b.real - a.imaginary * b.imaginary,
            a.real * b.imaginary + a.imaginary * b.real)
    }

    @inline(__always)
    static func * (a: ComplexNumber, b: Double) -> ComplexNumber {
        ComplexNumber(a.real * b, a.imaginary * b)
    }

    @inline(__always)
    prefix static func - (a: ComplexNumber) -> ComplexNumber {
        ComplexNumber(-a.real, -a.imaginary)
    }

    /// The quotient, scaled so that the divisor's square does not overflow.
    static func / (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
        let (c, d) = (b.real, b.imaginary)
        let scale = max(Swift.abs(c), Swift.abs(d))
        if scale == 0 || !scale.isFinite { return plainQuotient(a, b) }
        let (u, v) = (c / scale, d / scale)
        let square = (c * u + d * v)
        return ComplexNumber(
            (a.real * u + a.imaginary * v) / square, (a.imaginary * u - a.real * v) / square)
    }

    private static func plainQuotient(
        _ a: ComplexNumber, _ b: ComplexNumber
    ) -> ComplexNumber {
        if b.real == 0 && b.imaginary == 0 {
            return ComplexNumber(a.real / b.real, a.imaginary / b.real)
        }
        if b.real.isNaN || b.imaginary.isNaN { return ComplexNumber(.nan, .nan) }
        return a.real.isFinite && a.imaginary.isFinite
            ? ComplexNumber(0, 0) : ComplexNumber(.nan, .nan)
    }

    static func isEqual(_ a: ComplexNumber, _ b: ComplexNumber) -> Bool {
        a.real == b.real && a.imaginary == b.imaginary
    }

    var isZero: Bool { real == 0 && imaginary == 0 }

    // MARK: Exponentials, logarithms and powers

    static func exp(_ z: ComplexNumber) -> ComplexNumber {
        let size = CMath.exp(z.real)
        if !z.imaginary.isFinite, !z.real.isNaN {
            if size == 0 { return ComplexNumber(0) }
            if size.isInfinite { return ComplexNumber(size, .nan) }
        }
        if z.imaginary == 0 { return ComplexNumber(size, z.imaginary) }
        return ComplexNumber(size * CMath.cos(z.imaginary), size * CMath.sin(z.imaginary))
    }

    static func expm1(_ z: ComplexNumber) -> ComplexNumber {
        let half = CMath.sin(z.imaginary / 2)
        let rest = 2 * half * half
        return ComplexNumber(
            CMath.expm1(z.real) * CMath.cos(z.imaginary) - rest,
            CMath.exp(z.real) * CMath.sin(z.imaginary))
    }

    static func log(_ z: ComplexNumber) -> ComplexNumber {
        ComplexNumber(CMath.log(z.magnitude), z.angle)
    }

    static func log1p(_ z: ComplexNumber) -> ComplexNumber {
        let (x, y) = (z.real, z.imaginary)
        if Swift.abs(x) + Swift.abs(y) > 0.5 { return log(ComplexNumber(1 + x, y)) }
        return ComplexNumber(CMath.log1p(x * (2 + x) + y * y) / 2, CMath.atan2(y, 1 + x))
    }

    static func sqrt(_ z: ComplexNumber) -> ComplexNumber {
        let (x, y) = (z.real, z.imaginary)
        if z.isZero { return ComplexNumber(0, y) }
        if y.isInfinite { return ComplexNumber(.infinity, y) }
        if x.isInfinite {
            let zero = y.isNaN ? y : 0
            return x > 0
                ? ComplexNumber(x, CMath.copysign(zero, y))
                : ComplexNumber(zero, CMath.copysign(.infinity, y))
        }
        let size = ((Swift.abs(x) + z.magnitude) / 2).squareRoot()
        let other = Swift.abs(y) / (2 * size)
        return x >= 0
            ? ComplexNumber(size, CMath.copysign(other, y))
            : ComplexNumber(other, CMath.copysign(size, y))
    }

    static func pow(_ z: ComplexNumber, _ w: ComplexNumber) -> ComplexNumber {
        return exp(w * log(z))
    }

    // MARK: Trigonometry

    static func sinh(_ z: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            CMath.sinh(z.real) * CMath.cos(z.imaginary),
            CMath.cosh(z.real) * CMath.sin(z.imaginary))
    }

    static func cosh(_ z: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            CMath.cosh(z.real) * CMath.cos(z.imaginary),
            CMath.sinh(z.real) * CMath.sin(z.imaginary))
    }

    static func tanh(_ z: ComplexNumber) -> ComplexNumber {
        let (x, y) = (2 * z.real, 2 * z.imaginary)
        if Swift.abs(x) > 700 {
            return ComplexNumber(CMath.copysign(1, x), CMath.copysign(0, CMath.sin(y)))
        }
        let base = CMath.cosh(x) + CMath.cos(y)
        return ComplexNumber(CMath.sinh(x) / base, CMath.sin(y) / base)
    }

    static func sin(_ z: ComplexNumber) -> ComplexNumber { sinh(z.turned).turnedBack }
    static func cos(_ z: ComplexNumber) -> ComplexNumber { cosh(z.turned) }
    static func tan(_ z: ComplexNumber) -> ComplexNumber { tanh(z.turned).turnedBack }
    static func asinh(_ z: ComplexNumber) -> ComplexNumber { asin(z.turned).turnedBack }
    static func atan(_ z: ComplexNumber) -> ComplexNumber { atanh(z.turned).turnedBack }

    static func asin(_ z: ComplexNumber) -> ComplexNumber {
        let (a, b) = (sqrt(ComplexNumber(1) - z), sqrt(ComplexNumber(1) + z))
        return ComplexNumber(
            CMath.atan2(z.real, (a * b).real), CMath.asinh((a.conjugate * b).imaginary))
    }

    static func acos(_ z: ComplexNumber) -> ComplexNumber {
        let (a, b) = (sqrt(ComplexNumber(1) - z), sqrt(ComplexNumber(1) + z))
        return ComplexNumber(
            2 * CMath.atan2(a.real, b.real), CMath.asinh((b.conjugate * a).imaginary))
    }

    static func acosh(_ z: ComplexNumber) -> ComplexNumber {
        let (a, b) = (sqrt(z - ComplexNumber(1)), sqrt(z + ComplexNumber(1)))
        return ComplexNumber(
            CMath.asinh((a.conjugate * b).real), 2 * CMath.atan2(a.imaginary, b.real))
    }

    static func atanh(_ z: ComplexNumber) -> ComplexNumber {
        let (x, y) = (z.real, z.imaginary)
        let size = CMath.log1p(4 * x / ((1 - x) * (1 - x) + y * y)) / 4
        return ComplexNumber(size, CMath.atan2(2 * y, (1 - x) * (1 + x) - y * y) / 2)
    }

    // MARK: Others

    static func sigmoid(_ z: ComplexNumber) -> ComplexNumber {
        ComplexNumber(1) / (ComplexNumber(1) + exp(-z))
    }

    static func sinc(_ z: ComplexNumber) -> ComplexNumber {
        if z.isZero { return ComplexNumber(1) }
        let scaled = z * Double.pi
        return sin(scaled) / scaled
    }

    /// In steps that are rounded to Float.
    static func sinc(_ z: Complex<Float>) -> Complex<Float> {
        if z.real == 0 && z.imaginary == 0 { return Complex<Float>(1) }
        // Swift's pi of Float is rounded down.
        let pi = Float(Double.pi)
        let scaled = Complex<Float>(z.real * pi, z.imaginary * pi)
        return Complex<Float>(complex: sin(scaled.complex) / scaled.complex)
    }

    static func sign(_ z: ComplexNumber) -> ComplexNumber {
        z.isZero ? ComplexNumber(0) : z * (1 / z.magnitude)
    }
}
