// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An operator on one element that keeps its type.
protocol UnaryOperation: SendableMetatype {
    static var name: String { get }
    static func apply<Element: NumericElement>(_ value: Element) -> Element
}

/// An operator on one element that gives a float.
protocol FloatingOperation: SendableMetatype {
    static var name: String { get }
    static func apply<Element: FloatingElement>(_ value: Element) -> Element
}

enum Pointwise {
    enum Negation: UnaryOperation {
        static var name: String { "neg" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ value: Element) -> Element { value.negated }
    }

    enum Absolute: UnaryOperation {
        static var name: String { "abs" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ value: Element) -> Element { value.absolute }
    }

    enum ReLU: UnaryOperation {
        static var name: String { "relu" }
        // NaN is not less than zero, and so stays.
        @inline(__always)
        static func apply<Element: NumericElement>(_ value: Element) -> Element {
            Element.isLess(value, .zero) ? .zero : value
        }
    }

    enum Exponential: FloatingOperation {
        static var name: String { "exp" }
        @inline(__always)
        static func apply<Element: FloatingElement>(_ value: Element) -> Element {
            value.exponential
        }
    }

    enum SquareRoot: FloatingOperation {
        static var name: String { "sqrt" }
        @inline(__always)
        static func apply<Element: FloatingElement>(_ value: Element) -> Element {
            value.squareRoot
        }
    }

    enum ReciprocalSquareRoot: FloatingOperation {
        static var name: String { "rsqrt" }
        @inline(__always)
        static func apply<Element: FloatingElement>(_ value: Element) -> Element {
            Element.quotient(Element(wrapping: 1), value.squareRoot)
        }
    }

    enum HyperbolicTangent: FloatingOperation {
        static var name: String { "tanh" }
        @inline(__always)
        static func apply<Element: FloatingElement>(_ value: Element) -> Element {
            value.hyperbolicTangent
        }
    }

    enum Sigmoid: FloatingOperation {
        static var name: String { "sigmoid" }
        @inline(__always)
        static func apply<Element: FloatingElement>(_ value: Element) -> Element {
            let one = Element(wrapping: 1)
            return Element.quotient(one, Element.sum(one, value.negated.exponential))
        }
    }
}

private struct UnaryVisitor<Operation: UnaryOperation>: NumericVisitor {
    var input: TensorStorage

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.transform(input, Element.self, into: Element.self) { Operation.apply($0) }
    }
}

private struct FloatingUnaryVisitor<Operation: FloatingOperation>: FloatingVisitor {
    var input: TensorStorage

    func visit<Element: FloatingElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.transform(input, Element.self, into: Element.self) { Operation.apply($0) }
    }
}

private struct ClampVisitor: NumericVisitor {
    var input: TensorStorage
    var minimum: Number?
    var maximum: Number?

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        let (low, high) = (minimum?.element(Element.self), maximum?.element(Element.self))
        // A bound that is not a number makes every result one.
        if let nan = [low, high].lazy.compactMap({ $0 }).first(where: \.isNotANumber) {
            return try Kernels.transform(input, Element.self, into: Element.self) { _ in nan }
        }
        return try Kernels.transform(input, Element.self, into: Element.self) { value in
            var result = value
            if let low, Element.isLess(result, low) { result = low }
            if let high, Element.isLess(high, result) { result = high }
            return result
        }
    }
}

extension Kernels {
    /// Applies an operator that keeps the dtype; Booleans have none.
    static func unary<Operation: UnaryOperation>(
        _: Operation.Type, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        if input.dtype == .bool { throw .noKernel(operator: Operation.name, dtype: .bool) }
        return try input.dtype.visit(
            UnaryVisitor<Operation>(input: input), operator: Operation.name)
    }

    /// Applies an operator on floats; integers become float32.
    static func floating<Operation: FloatingOperation>(
        _: Operation.Type, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let dtype = input.dtype.category < .floating ? .float32 : input.dtype
        return try dtype.visitFloating(
            FloatingUnaryVisitor<Operation>(input: input), operator: Operation.name)
    }

    /// Limits elements to a range; where the bounds cross, the upper one wins.
    static func clamp(
        _ input: TensorStorage, min: Number?, max: Number?
    ) throws(TensorError) -> TensorStorage {
        let bounds = [min, max].compactMap { $0 }
        if bounds.isEmpty {
            throw .invalidArgument(
                operation: "clamp", parameter: "min", expected: "a number there or for 'max'")
        }
        let dtype = try promoted(
            [.tensor(input)] + bounds.map(Operand.number), operation: "clamp")
        if dtype == .bool { throw .noKernel(operator: "clamp", dtype: .bool) }
        return try dtype.visit(
            ClampVisitor(input: input, minimum: min, maximum: max), operator: "clamp")
    }
}
