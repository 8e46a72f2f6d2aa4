// SPDX-License-Identifier: Apache-2.0

// Special functions, computed in Double. Float takes them rounded.

enum SpecialMath {
    /// The logarithmic derivative of the gamma function.
    static func digamma(_ x: Double) -> Double {
        if x == 0 { return CMath.copysign(.infinity, -x) }
        if x.isNaN || x == -.infinity { return .nan }
        if x == .infinity { return x }
        if x < 0 {
            if x == x.rounded(.towardZero) { return .nan }
            let rest = x.truncatingRemainder(dividingBy: 1)
            return digamma(1 - x) - .pi / CMath.tan(.pi * rest)
        }
        var (value, sum) = (x, 0.0)
        while value < 10 {
            sum -= 1 / value
            value += 1
        }
        if value > 1e17 { return CMath.log(value) }
        let square = 1 / (value * value)
        // The Bernoulli numbers over 2k, by Horner's rule.
        let terms = [
            1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12,
        ]
        var tail = 0.0
        for term in terms.reversed() { tail = square * (term + tail) }
        return sum + CMath.log(value) - 0.5 / value - tail
    }

    static func trigamma(_ x: Double) -> Double {
        if x < 0.5 {
            let sine = CMath.sin(.pi * x)
            return .pi * .pi / (sine * sine) - trigamma(1 - x)
        }
        return zeta(2, x)
    }

    static func polygamma(_ order: Int, _ x: Double) -> Double {
        if order == 0 { return digamma(x) }
        if order == 1 { return trigamma(x) }
        let n = Double(order)
        let sign: Double = order % 2 == 0 ? -1 : 1
        return sign * CMath.exp(CMath.lgamma(n + 1)) * zeta(n + 1, x)
    }

    /// Hurwitz's zeta function by the sum formula of Euler and Maclaurin.
    static func zeta(_ x: Double, _ q: Double) -> Double {
        if x == 1 { return .infinity }
        if x < 1 || x.isNaN || q.isNaN { return .nan }
        if q <= 0 {
            if q == q.rounded(.down) { return .infinity }
            if x != x.rounded(.down) { return .nan }
        }
        var (sum, base) = (CMath.pow(q, -x), q)
        for step in 0..<(q < 9 ? Int(min(9 - q, 1e6)) + 9 : 9) {
            base += 1
            let term = CMath.pow(base, -x)
            sum += term
            if step > 0, Swift.abs(term) < Swift.abs(sum) * 1e-17 { return sum }
        }
        let last = CMath.pow(base, -x)
        sum += last * base / (x - 1) - last / 2
        var (factor, power) = (1.0, last)
        for (k, bernoulli) in bernoulliOverFactorial.enumerated() {
            factor *= x + Double(2 * k)
            power /= base
            let term = factor * power * bernoulli
            sum += term
            if Swift.abs(term) < Swift.abs(sum) * 1e-17 { break }
            factor *= x + Double(2 * k + 1)
            power /= base
        }
        return sum
    }

    /// The Bernoulli numbers of even index over the factorial of the index.
    private static let bernoulliOverFactorial: [Double] = [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1_209_600, 1.0 / 47_900_160,
        -691.0 / 1_307_674_368_000, 1.0 / 74_724_249_600, -3617.0 / 10_670_622_842_880_000,
    ]

    // MARK: The normal distribution

    static func erfinv(_ x: Double) -> Double {
        if x.isNaN || Swift.abs(x) > 1 { return .nan }
        if Swift.abs(x) == 1 { return CMath.copysign(.infinity, x) }
        if x == 0 { return x }
        let size = Swift.abs(x)
        let logarithm = CMath.log1p(-size * size)
        let a = 2 / (.pi * 0.147) + logarithm / 2
        var y = ((a * a - logarithm / 0.147).squareRoot() - a).squareRoot()
        for _ in 0..<3 {
            // Far out the complement has the digits.
            let error = size < 0.5 ? CMath.erf(y) - size : (1 - size) - CMath.erfc(y)
            let step = error / (1.1283791670955126 * CMath.exp(-y * y))
            y -= step / (1 + y * step)
        }
        return CMath.copysign(y, x)
    }

    /// The logarithm of the cumulative normal distribution.
    static func logNDTR(_ x: Double) -> Double {
        let scaled = x * 0.7071067811865476
        if x < -1 { return CMath.log(erfcx(-scaled) / 2) - scaled * scaled }
        return CMath.log1p(-CMath.erfc(scaled) / 2)
    }

    static func ndtr(_ x: Double) -> Double {
        let scaled = x * 0.7071067811865476
        if scaled < -1 { return CMath.erfc(-scaled) / 2 }
        return scaled < 1 ? 0.5 + CMath.erf(scaled) / 2 : 1 - CMath.erfc(scaled) / 2
    }

    /// The inverse of the cumulative normal distribution.
    static func ndtri(_ p: Double) -> Double {
        if p == 0 { return -.infinity }
        if p == 1 { return .infinity }
        if !(p > 0 && p < 1) { return .nan }
        if p > 0.5 { return p < 0.9 ? 1.4142135623730951 * erfinv(2 * p - 1) : -ndtri(1 - p) }
        if p > 0.1 { return 1.4142135623730951 * erfinv(2 * p - 1) }
        let target = CMath.log(p)
        var x = -(-2 * target).squareRoot()
        for _ in 0..<40 {
            // Newton's method on the logarithm, which is nearly a parabola.
            let value = logNDTR(x)
            let slope = CMath.exp(-x * x / 2 - value) * 0.3989422804014327
            let step = (value - target) / slope
            x -= step
            if Swift.abs(step) < 1e-15 * Swift.abs(x) { break }
        }
        return x
    }

    /// The complementary error function times `exp(x * x)`.
    static func erfcx(_ x: Double) -> Double {
        if x < 25 {
            if x < -27 { return .infinity }
            let square = x * x
            // What the square lost in rounding.
            let low = (-square).addingProduct(x, x)
            return CMath.exp(square) * (1 + low) * CMath.erfc(x)
        }
        // An asymptotic series: each term is smaller by (2k - 1) / (2 x^2).
        let half = 1 / (2 * x * x)
        var (term, sum) = (1.0, 1.0)
        for k in 1..<10 {
            term *= -Double(2 * k - 1) * half
            sum += term
        }
        return sum * 0.5641895835477563 / x
    }

    static func entropy(_ x: Double) -> Double {
        if x > 0 { return -x * CMath.log(x) }
        return x == 0 ? 0 : x.isNaN ? x : -.infinity
    }
}
