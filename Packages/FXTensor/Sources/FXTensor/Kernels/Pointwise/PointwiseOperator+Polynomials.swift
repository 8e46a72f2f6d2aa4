// SPDX-License-Identifier: Apache-2.0

// Orthogonal polynomials, whose degree is the second operand.

extension PointwiseOperator {
    private typealias Polynomial = @Sendable (Double, Int) -> Double

    private static func polynomial(
        _ name: String, _ function: @escaping Polynomial
    ) -> PointwiseOperator {
        special("special_\(name)", takesHalf: false) { x, n in
            if n.isNaN { return .nan }
            return n < 0 ? 0 : function(x, Int(min(n, 1e6)))
        }
    }

    static let polynomials: [PointwiseOperator] = [
        polynomial("chebyshev_polynomial_t", Polynomials.chebyshevT),
        polynomial("chebyshev_polynomial_u", Polynomials.chebyshevU),
        polynomial("chebyshev_polynomial_v") { x, n in
            Polynomials.chebyshev(n, first: 1, second: 2 * x - 1, factor: 2 * x)
        },
        polynomial("chebyshev_polynomial_w") { x, n in
            Polynomials.chebyshev(n, first: 1, second: 2 * x + 1, factor: 2 * x)
        },
        polynomial("shifted_chebyshev_polynomial_t") { x, n in
            Polynomials.chebyshevT(2 * x - 1, n)
        },
        polynomial("shifted_chebyshev_polynomial_u") { x, n in
            Polynomials.chebyshevU(2 * x - 1, n)
        },
        polynomial("shifted_chebyshev_polynomial_v") { x, n in
            let y = 2 * x - 1
            return Polynomials.chebyshev(n, first: 1, second: 2 * y - 1, factor: 2 * y)
        },
        polynomial("shifted_chebyshev_polynomial_w") { x, n in
            let y = 2 * x - 1
            return Polynomials.chebyshev(n, first: 1, second: 2 * y + 1, factor: 2 * y)
        },
        polynomial("hermite_polynomial_h") { x, n in
            Polynomials.recurrence(n, 1, 2 * x) { k, p, q in 2 * x * p - 2 * k * q }
        },
        polynomial("hermite_polynomial_he") { x, n in
            Polynomials.recurrence(n, 1, x) { k, p, q in x * p - k * q }
        },
        polynomial("laguerre_polynomial_l") { x, n in
            Polynomials.recurrence(n, 1, 1 - x) { k, p, q in
                ((2 * k + 1 - x) * p - k * q) / (k + 1)
            }
        },
        polynomial("legendre_polynomial_p") { x, n in
            Polynomials.recurrence(n, 1, x) { k, p, q in
                ((2 * k + 1) * x * p - k * q) / (k + 1)
            }
        },
    ]
}

private enum Polynomials {
    /// The value of degree `n`, by a recurrence that gives degree `k + 1` from the last two.
    static func recurrence(
        _ n: Int, _ first: Double, _ second: Double,
        _ next: (_ k: Double, _ last: Double, _ beforeLast: Double) -> Double
    ) -> Double {
        if n == 0 { return first }
        var (p, q) = (second, first)
        var k = 1
        while k < n {
            (p, q) = (next(Double(k), p, q), p)
            if p.isNaN { return p }
            k += 1
        }
        return p
    }

    static func chebyshev(
        _ n: Int, first: Double, second: Double, factor: Double
    ) -> Double {
        recurrence(n, first, second) { _, p, q in factor * p - q }
    }

    static func chebyshevT(_ x: Double, _ n: Int) -> Double {
        if n > 6, Swift.abs(x) < 1 { return CMath.cos(Double(n) * CMath.acos(x)) }
        return chebyshev(n, first: 1, second: x, factor: 2 * x)
    }

    static func chebyshevU(_ x: Double, _ n: Int) -> Double {
        chebyshev(n, first: 1, second: 2 * x, factor: 2 * x)
    }
}
