// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An operator on two elements that gives one of their type.
protocol BinaryOperation {
    static var name: String { get }
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element
}

private enum Addition: BinaryOperation {
    static var name: String { "add" }
    @inline(__always)
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element {
        Element.sum(a, b)
    }
}

private enum Subtraction: BinaryOperation {
    static var name: String { "sub" }
    @inline(__always)
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element {
        Element.difference(a, b)
    }
}

private enum Multiplication: BinaryOperation {
    static var name: String { "mul" }
    @inline(__always)
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element {
        Element.product(a, b)
    }
}

private struct BinaryVisitor<Operation: BinaryOperation>: NumericVisitor {
    var lhs: Operand
    var rhs: Operand

    @inline(__always)
    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.combine(lhs, rhs, Element.self, into: Element.self) {
            Operation.apply($0, $1)
        }
    }
}

extension Kernels {
    private static func binary<Operation: BinaryOperation>(
        _: Operation.Type, _ lhs: Operand, _ rhs: Operand
    ) throws(TensorError) -> TensorStorage {
        let dtype = try promoted(lhs, rhs, operation: Operation.name)
        return try dtype.visit(
            BinaryVisitor<Operation>(lhs: lhs, rhs: rhs), operator: Operation.name)
    }

    /// `lhs + alpha * rhs`
    static func add(
        _ lhs: Operand, _ rhs: Operand, alpha: Number = .int(1)
    ) throws(TensorError) -> TensorStorage {
        try binary(Addition.self, lhs, scaled(rhs, by: alpha, beside: lhs, operation: "add"))
    }

    /// `lhs - alpha * rhs`
    static func sub(
        _ lhs: Operand, _ rhs: Operand, alpha: Number = .int(1)
    ) throws(TensorError) -> TensorStorage {
        if [lhs, rhs].contains(where: { $0.dtype == .bool }) {
            throw .dtypeMismatch(
                operation: "sub", expected: "no bool operand (use ne for exclusive or)",
                found: [lhs.dtype, rhs.dtype])
        }
        return try binary(
            Subtraction.self, lhs, scaled(rhs, by: alpha, beside: lhs, operation: "sub"))
    }

    static func mul(_ lhs: Operand, _ rhs: Operand) throws(TensorError) -> TensorStorage {
        try binary(Multiplication.self, lhs, rhs)
    }

    private static func scaled(
        _ operand: Operand, by alpha: Number, beside other: Operand, operation: String
    ) throws(TensorError) -> Operand {
        switch alpha {
        case .int(1), .bool(true): return operand
        case .double
        where try promoted(other, operand, operation: operation).category < .floating:
            throw .invalidValue(
                operation: operation, value: "alpha \(alpha)",
                expected: "an integer, as integral tensors need")
        default: break
        }
        switch operand {
        case .tensor: return .tensor(try mul(operand, .number(alpha)))
        case .number(.double(let value)): return .number(.double(value * alpha.double))
        case .number(let value):
            guard case .int(let factor) = alpha else {
                return .number(.double(value.double * alpha.double))
            }
            return .number(.int((value.int ?? 0) &* factor))
        }
    }
}

extension Number {
    /// The value, where it has no fraction by kind.
    var int: Int? {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): value
        case .double, .complex: nil
        }
    }
}

// MARK: - Division and powers

private struct DivisionVisitor: FloatingVisitor {
    var lhs: Operand
    var rhs: Operand

    func visit<Element: FloatingElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.combine(lhs, rhs, Element.self, into: Element.self) {
            Element.quotient($0, $1)
        }
    }
}

private struct PowerVisitor: FloatingVisitor {
    var base: Operand
    var exponent: Number

    func visit<Element: FloatingElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        if exponent.double == 2 {
            return try Kernels.combine(base, base, Element.self, into: Element.self) { a, _ in
                Element.product(a, a)
            }
        }
        return try Kernels.combine(base, .number(exponent), Element.self, into: Element.self) {
            Element.power($0, $1)
        }
    }
}

private struct IntegerPowerVisitor: NumericVisitor {
    var base: TensorStorage
    var exponent: Int

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.transform(base, Element.self, into: Element.self) { value in
            var (result, square, rest) = (Element(wrapping: 1), value, exponent)
            while rest > 0 {
                if rest & 1 == 1 { result = Element.product(result, square) }
                square = Element.product(square, square)
                rest >>= 1
            }
            return result
        }
    }
}

extension Kernels {
    /// Quotients as floats; two integers give float32.
    static func div(_ lhs: Operand, _ rhs: Operand) throws(TensorError) -> TensorStorage {
        var dtype = try promoted(lhs, rhs, operation: "div")
        if dtype.category < .floating { dtype = .float32 }
        return try dtype.visitFloating(DivisionVisitor(lhs: lhs, rhs: rhs), operator: "div")
    }

    static func pow(
        _ base: TensorStorage, _ exponent: Number
    ) throws(TensorError) -> TensorStorage {
        let dtype = try promoted(.tensor(base), .number(exponent), operation: "pow")
        guard dtype.category < .floating, let power = exponent.int else {
            return try dtype.visitFloating(
                PowerVisitor(base: .tensor(base), exponent: exponent), operator: "pow")
        }
        if power < 0 {
            throw .invalidValue(
                operation: "pow", value: "\(power)",
                expected: "an exponent of 0 or more, as integers need")
        }
        return try dtype.visit(
            IntegerPowerVisitor(base: base, exponent: power), operator: "pow")
    }
}
