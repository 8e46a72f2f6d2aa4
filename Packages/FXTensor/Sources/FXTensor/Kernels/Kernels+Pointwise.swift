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

extension Kernels {
    /// Applies an operator that keeps the dtype; Booleans have none.
    static func unary<Operation: UnaryOperation>(
        _: Operation.Type, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        if input.elementCount > few,
            let result = try floatFunction(Operation.name, input)
        {
            return result
        }
        let visitor = UnaryVisitor<Operation>(input: input)
        if let result = try input.dtype.visitDirect(visitor) { return result }
        return try pointwise(Operation.name, input)
    }

    /// Applies an operator on floats; integers become float32.
    static func floating<Operation: FloatingOperation>(
        _: Operation.Type, _ input: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        if input.elementCount > few,
            let result = try floatFunction(Operation.name, input)
        {
            return result
        }
        let visitor = FloatingUnaryVisitor<Operation>(input: input)
        switch input.dtype {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        default: return try pointwise(Operation.name, input)
        }
    }
}
