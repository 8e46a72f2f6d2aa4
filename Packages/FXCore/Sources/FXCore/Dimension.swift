// SPDX-License-Identifier: Apache-2.0

/// One extent of a shape: a number, or an expression known only when the graph runs.
///
/// A symbolic expression that folds to a constant is stored as `known`, so equality of dimensions
/// is equality of what they say.
public enum Dimension: Hashable, Sendable {
    case known(Int)
    case symbolic(SymbolicExpression)

    /// Creates the dimension that an expression describes.
    public init(_ expression: SymbolicExpression) {
        self = expression.constantValue.map(Dimension.known) ?? .symbolic(expression)
    }

    /// The extent, where it is known.
    public var value: Int? {
        if case .known(let value) = self { value } else { nil }
    }

    /// The extent as an expression.
    public var expression: SymbolicExpression {
        switch self {
        case .known(let value): .constant(value)
        case .symbolic(let expression): expression
        }
    }

    public static func + (lhs: Self, rhs: Self) -> Self { .init(lhs.expression + rhs.expression) }
    public static func - (lhs: Self, rhs: Self) -> Self { .init(lhs.expression - rhs.expression) }
    public static func * (lhs: Self, rhs: Self) -> Self { .init(lhs.expression * rhs.expression) }

    /// Returns the quotient rounded towards negative infinity, as Python's `//`.
    public func floorDivided(by divisor: Int) -> Self {
        if let value, let quotient = SymbolicExpression.checkedFloorDivide(value, divisor) {
            return .known(quotient)
        }
        return divisor == 1 ? self : .symbolic(.floorDivide(expression, .constant(divisor)))
    }
}

extension Dimension: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .known(value) }
}

extension Dimension: CustomStringConvertible {
    public var description: String { expression.description }
}
