// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A comparison of two elements.
protocol ComparisonOperation: SendableMetatype {
    static var name: String { get }
    static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool
}

enum Comparisons {
    enum Equal: ComparisonOperation {
        static var name: String { "eq" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            Element.isEqual(a, b)
        }
    }

    enum NotEqual: ComparisonOperation {
        static var name: String { "ne" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            !Element.isEqual(a, b)
        }
    }

    enum Less: ComparisonOperation {
        static var name: String { "lt" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            Element.isLess(a, b)
        }
    }

    enum LessOrEqual: ComparisonOperation {
        static var name: String { "le" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            Element.isLessOrEqual(a, b)
        }
    }

    enum Greater: ComparisonOperation {
        static var name: String { "gt" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            Element.isLess(b, a)
        }
    }

    enum GreaterOrEqual: ComparisonOperation {
        static var name: String { "ge" }
        @inline(__always)
        static func apply<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
            Element.isLessOrEqual(b, a)
        }
    }
}

private struct ComparisonVisitor<Operation: ComparisonOperation>: NumericVisitor {
    var lhs: Operand
    var rhs: Operand

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) -> TensorStorage {
        try Kernels.combine(lhs, rhs, Element.self, into: Bool.self) { Operation.apply($0, $1) }
    }
}

extension Kernels {
    /// Booleans; the operands are compared in the dtype to which they promote.
    static func compare<Operation: ComparisonOperation>(
        _: Operation.Type, _ lhs: Operand, _ rhs: Operand
    ) throws(TensorError) -> TensorStorage {
        let dtype = try promoted(lhs, rhs, operation: Operation.name)
        let visitor = ComparisonVisitor<Operation>(lhs: lhs, rhs: rhs)
        if let result = try dtype.visitDirect(visitor) { return result }
        return try pointwise(Operation.name, lhs, rhs)
    }
}
