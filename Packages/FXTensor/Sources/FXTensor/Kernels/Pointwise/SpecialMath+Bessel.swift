// SPDX-License-Identifier: Apache-2.0

// Bessel functions that C's library lacks.

extension SpecialMath {
    /// The modified Bessel function of the first kind, order 0 or 1, times `exp(-|x|)`.
    static func scaledI(_ order: Int, _ x: Double) -> Double {
        let size = Swift.abs(x)
        if size.isNaN { return x }
        if size.isInfinite { return 0 }
        let sign: Double = order == 1 && x < 0 ? -1 : 1
        let mu = Double(4 * order * order)
        if size > 30 {
            var (term, sum) = (1.0, 1.0)
            for k in 1..<30 {
                let odd = Double(2 * k - 1)
                term *= -(mu - odd * odd) / (8 * size * Double(k))
                sum += term
                if Swift.abs(term) < 1e-17 { break }
            }
            return sign * sum / (2 * .pi * size).squareRoot()
        }
        let quarter = size * size / 4
        var term = order == 0 ? 1.0 : size / 2
        var sum = term
        for k in 1..<200 {
            term *= quarter / Double(k * (k + order))
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sign * sum * CMath.exp(-size)
    }

    static func modifiedI(_ order: Int, _ x: Double) -> Double {
        let scaled = scaledI(order, x)
        if Swift.abs(x) > 700 {
            // In two steps, as the power alone may overflow.
            let half = CMath.exp(Swift.abs(x) / 2)
            return scaled * half * half
        }
        return scaled * CMath.exp(Swift.abs(x))
    }

    /// The modified Bessel function of the second kind times `exp(x)`: the integral of
    /// `exp(x - x cosh t) cosh(order t)`, by the trapezoidal rule.
    static func scaledK(_ order: Double, _ x: Double) -> Double {
        if x.isNaN || x < 0 { return .nan }
        if x == 0 { return .infinity }
        if x == .infinity { return 0 }
        // The integrand falls off faster the larger x is.
        let step = x > 1 ? 0.1 / max(1, (x / 10).squareRoot()) : 0.1
        var (sum, t) = (0.5, step)
        while true {
            let half = CMath.sinh(t / 2)
            let term = CMath.exp(-2 * x * half * half) * CMath.cosh(order * t)
            sum += term
            t += step
            if term < sum * 1e-18 || t > 1500 { break }
        }
        return sum * step
    }

    static func modifiedK(_ order: Double, _ x: Double) -> Double {
        x == .infinity ? 0 : scaledK(order, x) * CMath.exp(-x)
    }

    static func sphericalJ0(_ x: Double) -> Double {
        if x.isInfinite { return 0 }
        if Swift.abs(x) < 0.5 {
            let square = x * x
            return 1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72)))
        }
        return CMath.sin(x) / x
    }

    static func airy(_ x: Double) -> Double {
        if x.isInfinite { return x > 0 ? 0 : .nan }
        if x > 2 {
            let power = 2.0 / 3 * x * x.squareRoot()
            return (x / 3).squareRoot() / .pi * modifiedK(1.0 / 3, power)
        }
        return x > -9 ? airySeries(x) : airyWave(-x)
    }

    private static func airySeries(_ x: Double) -> Double {
        let cube = x * x * x
        var (f, g) = (1.0, x)
        var (sumF, sumG) = (f, g)
        for k in 1..<120 {
            let n = Double(3 * k)
            f *= cube / (n * (n - 1))
            g *= cube / (n * (n + 1))
            sumF += f
            sumG += g
        }
        return 0.3550280538878172 * sumF - 0.2588194037928068 * sumG
    }

    /// The asymptotic expansion for arguments far below 0.
    private static func airyWave(_ x: Double) -> Double {
        let power = 2.0 / 3 * x * x.squareRoot()
        var (even, odd, term) = (1.0, 0.0, 1.0)
        for k in 1..<20 {
            let n = Double(k)
            let next = term * (6 * n - 5) * (6 * n - 3) * (6 * n - 1) / (216 * n * (2 * n - 1))
            if Swift.abs(next / power) >= Swift.abs(term) { break }
            term = next / power
            let sign: Double = (k / 2) % 2 == 0 ? 1 : -1
            if k % 2 == 0 { even += sign * term } else { odd += sign * term }
        }
        let phase = power - .pi / 4
        return (CMath.cos(phase) * even + CMath.sin(phase) * odd)
            / (Double.pi.squareRoot() * x.squareRoot().squareRoot())
    }
}

extension SpecialMath {
    /// A Bessel function of the second kind, which negative numbers do not have.
    static func secondKind(
        _ function: @escaping @Sendable (Double) -> Double
    ) -> @Sendable (Double) -> Double {
        { x in x < 0 ? .nan : x == 0 ? -.infinity : function(x) }
    }
}
