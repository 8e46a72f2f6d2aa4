// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An operator on two elements that gives one of their type.
protocol BinaryOperation {
    static var name: String { get }
    /// What the operator is on floats.
    static var floats: FloatArithmetic { get }
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element
}

private enum Addition: BinaryOperation {
    static var name: String { "add" }
    static var floats: FloatArithmetic { .sum }
    @inline(__always)
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element {
        Element.sum(a, b)
    }
}

private enum Subtraction: BinaryOperation {
    static var name: String { "sub" }
    static var floats: FloatArithmetic { .difference }
    @inline(__always)
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Element {
        Element.difference(a, b)
    }
}

private enum Multiplication: BinaryOperation {
    static var name: String { "mul" }
    static var floats: FloatArithmetic { .product }
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
        if let result = try floats(Operation.floats, lhs, rhs) { return result }
        let dtype = try promoted(lhs, rhs, operation: Operation.name)
        let visitor = BinaryVisitor<Operation>(lhs: lhs, rhs: rhs)
        if let result = try dtype.visitDirect(visitor) { return result }
        return try pointwise(Operation.name, lhs, rhs)
    }

    /// `lhs + alpha * rhs`
    static func add(
        _ lhs: Operand, _ rhs: Operand, alpha: Number = .int(1)
    ) throws(TensorError) -> TensorStorage {
        switch alpha {
        case .int(1), .bool(true): try binary(Addition.self, lhs, rhs)
        default: try scaledSum("add", lhs, rhs, factor: alpha)
        }
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
        switch alpha {
        case .int(1): return try binary(Subtraction.self, lhs, rhs)
        default: return try scaledSum("sub", lhs, rhs, factor: alpha.negated)
        }
    }

    static func mul(_ lhs: Operand, _ rhs: Operand) throws(TensorError) -> TensorStorage {
        try binary(Multiplication.self, lhs, rhs)
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

    /// The number with its sign changed; one that is true or false stays.
    var negated: Number {
        switch self {
        case .bool: self
        case .int(let value): .int(0 &- value)
        case .double(let value): .double(-value)
        case .complex(let real, let imaginary): .complex(real: -real, imaginary: -imaginary)
        }
    }
}

// MARK: - Division

private struct DivisionVisitor: FloatingVisitor {
    var lhs: Operand
    var rhs: Operand

    func visit<Element: FloatingElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.combine(lhs, rhs, Element.self, into: Element.self) {
            Element.quotient($0, $1)
        }
    }
}

extension Kernels {
    /// Quotients as floats; two integers give float32.
    static func div(_ lhs: Operand, _ rhs: Operand) throws(TensorError) -> TensorStorage {
        if let result = try floats(.quotient, lhs, rhs) { return result }
        let visitor = DivisionVisitor(lhs: lhs, rhs: rhs)
        switch try promoted(lhs, rhs, operation: "div") {
        case .float32: return try visitor.visit(Float.self)
        case .float64: return try visitor.visit(Double.self)
        default: return try pointwise("div", lhs, rhs)
        }
    }
}
