// SPDX-License-Identifier: Apache-2.0

/// What is known of symbols while shapes are inferred: the least and the largest value of each.
///
/// A symbol without bounds stands for an extent of at least 1, one that inference made up (`u0`)
/// for one of at least 0.
///
/// - SeeAlso: `torch.export.Dim`
public enum SymbolBounds {
    @TaskLocal static var current: [String: ClosedRange<Int>] = [:]

    /// Runs a closure in which symbols have bounds.
    public static func with<Result>(
        _ bounds: [String: ClosedRange<Int>], _ body: () throws -> Result
    ) rethrows -> Result {
        try $current.withValue(bounds) { try body() }
    }
}

/// The least and the largest value of an expression; nil where there is no bound.
struct ExpressionBounds {
    var lower: Int?
    var upper: Int?
}

extension SymbolicExpression {
    /// What the bounds of its symbols say of the expression.
    var bounds: ExpressionBounds {
        switch self {
        case .constant(let value): return ExpressionBounds(lower: value, upper: value)
        case .symbol(let name):
            if let known = SymbolBounds.current[name] {
                return ExpressionBounds(lower: known.lowerBound, upper: known.upperBound)
            }
            return ExpressionBounds(lower: name.hasPrefix("u") ? 0 : 1)
        case .add(let a, let b): return a.bounds + b.bounds
        case .multiply(.constant(let count), let other), .multiply(let other, .constant(let count)):
            return other.bounds * count
        case .multiply(let a, let b):
            guard let x = a.bounds.lower, let y = b.bounds.lower, x >= 0, y >= 0 else {
                return .init()
            }
            return ExpressionBounds(lower: Self.checkedMultiply(x, y))
        case .floorDivide(let a, .constant(let divisor)) where divisor > 0:
            return ExpressionBounds(
                lower: a.bounds.lower.flatMap { Self.checkedFloorDivide($0, divisor) },
                upper: a.bounds.upper.flatMap { Self.checkedFloorDivide($0, divisor) })
        case .modulo(_, .constant(let divisor)) where divisor > 0:
            return ExpressionBounds(lower: 0, upper: divisor - 1)
        case .floorDivide, .modulo: return .init()
        case .maximum(let a, let b): return a.bounds.maximum(b.bounds)
        case .minimum(let a, let b): return a.bounds.minimum(b.bounds)
        }
    }
}

extension ExpressionBounds {
    static func + (lhs: Self, rhs: Self) -> Self {
        ExpressionBounds(
            lower: combine(lhs.lower, rhs.lower, SymbolicExpression.checkedAdd),
            upper: combine(lhs.upper, rhs.upper, SymbolicExpression.checkedAdd))
    }

    static func * (lhs: Self, count: Int) -> Self {
        let ends = [lhs.lower, lhs.upper].map { end in
            end.flatMap { SymbolicExpression.checkedMultiply($0, count) }
        }
        return count < 0
            ? ExpressionBounds(lower: ends[1], upper: ends[0])
            : ExpressionBounds(lower: ends[0], upper: ends[1])
    }

    func maximum(_ other: Self) -> Self {
        let lower = [lower, other.lower].compactMap(\.self).max()
        return ExpressionBounds(lower: lower, upper: Self.combine(upper, other.upper, Swift.max))
    }

    func minimum(_ other: Self) -> Self {
        let upper = [upper, other.upper].compactMap(\.self).min()
        return ExpressionBounds(lower: Self.combine(lower, other.lower, Swift.min), upper: upper)
    }

    private static func combine(
        _ a: Int?, _ b: Int?, _ operation: (Int, Int) -> Int?
    ) -> Int? {
        guard let a, let b else { return nil }
        return operation(a, b)
    }
}

extension Dimension {
    /// Returns the smaller of two, as far as the bounds of their symbols tell.
    func minimum(_ other: Dimension) -> Dimension {
        if self == other { return self }
        let difference = (self - other).expression.bounds
        if let upper = difference.upper, upper <= 0 { return self }
        if let lower = difference.lower, lower >= 0 { return other }
        return .symbolic(.minimum(expression, other.expression))
    }

    /// Returns the larger of two, as far as the bounds of their symbols tell.
    func maximum(_ other: Dimension) -> Dimension {
        if self == other { return self }
        let difference = (self - other).expression.bounds
        if let lower = difference.lower, lower >= 0 { return self }
        if let upper = difference.upper, upper <= 0 { return other }
        return .symbolic(.maximum(expression, other.expression))
    }

    /// Returns the larger of an extent and a bound.
    func atLeast(_ bound: Int) -> Dimension {
        if let value { return .known(Swift.max(value, bound)) }
        return maximum(.known(bound))
    }
}
