// SPDX-License-Identifier: Apache-2.0

// The formulas of operators on two numbers. Integers wrap around; none of these traps.

enum PointwiseMath {
    /// The larger; NaN where either is.
    @inline(__always)
    static func maximum<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        a > b || a.isNaN ? a : b
    }

    /// The smaller; NaN where either is.
    @inline(__always)
    static func minimum<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        a < b || a.isNaN ? a : b
    }

    // MARK: Division

    static func floorDivided<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        if b == 0 { return a / b }
        let rest = Element.fmod(a, b)
        var quotient = (a - rest) / b
        if rest != 0, (b < 0) != (rest < 0) { quotient -= 1 }
        if quotient == 0 { return Element.copysign(0, a / b) }
        let floor = quotient.rounded(.down)
        return quotient - floor > 0.5 ? floor + 1 : floor
    }

    static func remainder<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        let rest = Element.fmod(a, b)
        return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
    }

    // Callers refuse divisors of 0; here they give 0.

    @inline(__always)
    static func truncDivided(_ a: Int64, _ b: Int64) -> Int64 {
        b == 0 ? 0 : b == -1 ? 0 &- a : a / b
    }

    @inline(__always)
    static func truncRemainder(_ a: Int64, _ b: Int64) -> Int64 {
        b == 0 || b == -1 ? 0 : a % b
    }

    static func floorDivided(_ a: Int64, _ b: Int64) -> Int64 {
        let quotient = truncDivided(a, b)
        return truncRemainder(a, b) != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    static func remainder(_ a: Int64, _ b: Int64) -> Int64 {
        let rest = truncRemainder(a, b)
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    }

    // MARK: Powers and logarithms

    /// The power with wrapping; of a negative exponent what is left of the fraction.
    static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
        if exponent < 0 {
            return base == 1 ? 1 : base == -1 ? (exponent & 1 == 0 ? 1 : -1) : 0
        }
        var (result, square, rest): (Int64, Int64, Int64) = (1, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result &* square }
            square = square &* square
            rest >>= 1
        }
        return result
    }

    static func logAddExp<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        if a.isInfinite && a == b { return a }
        return maximum(a, b) + Element.log1p(Element.exp(-Swift.abs(a - b)))
    }

    static func logAddExp2<Element: RealElement>(_ a: Element, _ b: Element) -> Element {
        if a.isInfinite && a == b { return a }
        let sum = Element.log1p(Element.exp2(-Swift.abs(a - b)))
        return maximum(a, b) + sum * 1.4426950408889634
    }

    static func xlogy<Element: RealElement>(_ x: Element, _ y: Element) -> Element {
        y.isNaN ? y : x == 0 ? 0 : x * Element.log(y)
    }

    static func xlog1py<Element: RealElement>(_ x: Element, _ y: Element) -> Element {
        y.isNaN ? y : x == 0 ? 0 : x * Element.log1p(y)
    }

    static func heaviside<Element: RealElement>(_ x: Element, _ value: Element) -> Element {
        x == 0 ? value : x > 0 ? 1 : 0
    }

    static func nextAfter(_ a: Float, _ b: Float) -> Float {
        if a.isNaN || b.isNaN { return .nan }
        return a == b ? b : a < b ? a.nextUp : a.nextDown
    }

    /// The neighbour towards another element, found in the order of the bits.
    static func nextAfter<Element: ReducedElement & BitPatterned>(
        _ a: Element, _ b: Element
    ) -> Element {
        let (x, y) = (a.float, b.float)
        if x.isNaN || y.isNaN { return Element(.nan) }
        if x == y { return b }
        if x == 0 { return Element(bits: y < 0 ? 0x8001 : 1) }
        return Element(bits: (x < y) == (x > 0) ? a.bits + 1 : a.bits - 1)
    }

    // MARK: Bits

    static func leftShifted(_ a: Int64, _ b: Int64) -> Int64 {
        (0..<64).contains(b) ? a << b : 0
    }

    static func rightShifted(_ a: Int64, _ b: Int64) -> Int64 {
        (0..<64).contains(b) ? a >> b : a < 0 ? -1 : 0
    }

    static func greatestCommonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
        var (x, y) = (a.magnitude, b.magnitude)
        while y != 0 { (x, y) = (y, x % y) }
        return Int64(truncatingIfNeeded: x)
    }

    static func leastCommonMultiple(_ a: Int64, _ b: Int64) -> Int64 {
        let divisor = greatestCommonDivisor(a, b)
        if divisor == 0 { return 0 }
        let product = truncDivided(a, divisor) &* b
        return product < 0 ? 0 &- product : product
    }
}

/// An element that can be made from its bits.
protocol BitPatterned {
    var bits: UInt16 { get }
    init(bits: UInt16)
}

extension Half: BitPatterned {
    @inline(__always)
    init(bits: UInt16) { self.bits = bits }
}

extension BFloat16: BitPatterned {
    @inline(__always)
    init(bits: UInt16) { self.bits = bits }
}

extension Complex where Part == Double {
    static func logAddExp(_ a: ComplexNumber, _ b: ComplexNumber) -> ComplexNumber {
        let (low, high) = a.real < b.real ? (a, b) : (b, a)
        return high + log1p(exp(low - high))
    }
}
