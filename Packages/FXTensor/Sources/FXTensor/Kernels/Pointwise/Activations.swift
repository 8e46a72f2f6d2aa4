// SPDX-License-Identifier: Apache-2.0

// The formulas of activations, for Float and Double.

/// A function of one real number with parameters of its own.
protocol RealFunction: Sendable {
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element
}

enum Activations {
    @inline(__always)
    static func sigmoid<Element: RealElement>(_ x: Element) -> Element {
        1 / (1 + Element.exp(-x))
    }

    @inline(__always)
    static func silu<Element: RealElement>(_ x: Element) -> Element { x / (1 + Element.exp(-x)) }

    static func mish<Element: RealElement>(_ x: Element) -> Element {
        x * Element.tanh(Element.log1p(Element.exp(x)))
    }

    static func hardsigmoid<Element: RealElement>(_ x: Element) -> Element {
        clamped(x + 3, 0, 6) / 6
    }

    static func hardswish<Element: RealElement>(_ x: Element) -> Element {
        x * clamped(x + 3, 0, 6) / 6
    }

    static func logSigmoid<Element: RealElement>(_ x: Element) -> Element {
        (x < 0 ? x : 0) - Element.log1p(Element.exp(-Swift.abs(x)))
    }

    @inline(__always)
    static func gelu<Element: RealElement>(_ x: Element) -> Element {
        x * 0.5 * (1 + Element.erf(x * 0.7071067811865476))
    }

    static func tanhGELU<Element: RealElement>(_ x: Element) -> Element {
        let inner = 0.7978845608028654 * (x + 0.044715 * x * x * x)
        return 0.5 * x * (1 + Element.tanh(inner))
    }

    static func sinc<Element: RealElement>(_ x: Element) -> Element {
        if x == 0 { return 1 }
        // Swift's pi of Float is rounded down.
        let scaled = x * Element(Double.pi)
        return Element.sin(scaled) / scaled
    }

    /// The element within bounds; NaN stays.
    @inline(__always)
    static func clamped<Element: RealElement>(
        _ x: Element, _ low: Element, _ high: Element
    ) -> Element {
        x < low ? low : x > high ? high : x
    }
}

struct ELU: RealFunction {
    var alpha: Double
    var scale: Double
    var inputScale: Double

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        x <= 0
            ? Element.expm1(x * Element(inputScale)) * Element(alpha * scale) : x * Element(scale)
    }
}

struct LeakyReLU: RealFunction {
    var slope: Double

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        x > 0 ? x : x * Element(slope)
    }
}

struct Softplus: RealFunction {
    var beta: Double
    var threshold: Double

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        let scaled = x * Element(beta)
        if scaled > Element(threshold) { return x }
        return Element.log1p(Element.exp(scaled)) / Element(beta)
    }
}

struct Softshrink: RealFunction {
    var lambda: Double

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        let bound = Element(lambda)
        if x.isNaN { return x }
        return x > bound ? x - bound : x < -bound ? x + bound : 0
    }
}

struct Hardshrink: RealFunction {
    var lambda: Double

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        let bound = Element(lambda)
        return x >= -bound && x <= bound ? 0 : x
    }
}

struct Logit: RealFunction {
    var epsilon: Double?

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        var value = x
        if let epsilon {
            let low = Element(epsilon)
            value = Activations.clamped(x, low, 1 - low)
        }
        return Element.log(value / (1 - value))
    }
}

extension Logit {
    func rounded<Element: ReducedElement>(_ x: Element) -> Element {
        var value = x.float
        if let epsilon {
            let low = Element(Float(epsilon)).float
            value = Activations.clamped(value, low, Element(1 - low).float)
        }
        let odds = Element(value / Element(1 - value).float)
        return Element(Float.log(odds.float))
    }
}

/// Rounds to digits after the point, or before it where they are negative.
struct DecimalRounding: RealFunction {
    var scale: Double
    var isNegative: Bool

    @inline(__always)
    func callAsFunction<Element: RealElement>(_ x: Element) -> Element {
        let factor = Element(scale)
        return isNegative
            ? (x / factor).rounded(.toNearestOrEven) * factor
            : (x * factor).rounded(.toNearestOrEven) / factor
    }
}
