// SPDX-License-Identifier: Apache-2.0

// The incomplete gamma functions.

extension SpecialMath {
    /// The regularised lower incomplete gamma function.
    static func igamma(_ a: Double, _ x: Double) -> Double {
        if let known = edge(a, x) { return known }
        return x > 1 && x > a ? 1 - fraction(a, x) : series(a, x)
    }

    /// The regularised upper incomplete gamma function.
    static func igammac(_ a: Double, _ x: Double) -> Double {
        if let known = edge(a, x) { return 1 - known }
        return x > 1 && x > a ? fraction(a, x) : 1 - series(a, x)
    }

    /// The lower function where it is known without computing.
    private static func edge(_ a: Double, _ x: Double) -> Double? {
        if a.isNaN || x.isNaN || a < 0 || x < 0 { return .nan }
        if a == 0 { return x > 0 ? 1 : .nan }
        if x == 0 { return 0 }
        if a.isInfinite { return x.isInfinite ? .nan : 0 }
        return x.isInfinite ? 1 : nil
    }

    private static func scale(_ a: Double, _ x: Double) -> Double {
        CMath.exp(a * CMath.log(x) - x - CMath.lgamma(a))
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var (term, sum, base) = (1 / a, 1 / a, a)
        for _ in 0..<10000 {
            base += 1
            term *= x / base
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum * scale(a, x)
    }

    /// Lentz's evaluation of the continued fraction.
    private static func fraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / (b == 0 ? tiny : b)
        var result = d
        for step in 1..<10000 {
            let n = Double(step)
            let factor = -n * (n - a)
            b += 2
            d = factor * d + b
            c = b + factor / c
            d = 1 / (d == 0 ? tiny : d)
            if c == 0 { c = tiny }
            let change = d * c
            result *= change
            if Swift.abs(change - 1) < 1e-16 { break }
        }
        return result * scale(a, x)
    }

    static func mvlgamma(_ x: Double, _ order: Int) -> Double {
        let p = Double(order)
        var sum = p * (p - 1) / 4 * CMath.log(.pi)
        for index in 0..<order { sum += CMath.lgamma(x - Double(index) / 2) }
        return sum
    }
}
