// SPDX-License-Identifier: Apache-2.0

/// An integer that is known only when a graph runs, such as a batch size.
///
/// Building an expression folds constants and the neutral elements of addition and multiplication,
/// so that two ways of writing `s0 * 1 + 0` compare equal.
///
/// - SeeAlso: `torch.SymInt`
public indirect enum SymbolicExpression: Hashable, Sendable {
    case constant(Int)
    case symbol(String)
    case add(SymbolicExpression, SymbolicExpression)
    case multiply(SymbolicExpression, SymbolicExpression)
    case floorDivide(SymbolicExpression, SymbolicExpression)
    case modulo(SymbolicExpression, SymbolicExpression)
    case maximum(SymbolicExpression, SymbolicExpression)
    case minimum(SymbolicExpression, SymbolicExpression)

    /// The value, where no symbol is left.
    public var constantValue: Int? {
        if case .constant(let value) = self { value } else { nil }
    }

    /// Returns the value under an assignment of symbols, or nil where one is missing, a division
    /// is by zero or the result does not fit an Int.
    public func evaluated(with symbols: [String: Int]) -> Int? {
        switch self {
        case .constant(let value): value
        case .symbol(let name): symbols[name]
        case .add(let a, let b): combine(a, b, symbols, Self.checkedAdd)
        case .multiply(let a, let b): combine(a, b, symbols, Self.checkedMultiply)
        case .floorDivide(let a, let b): combine(a, b, symbols, Self.checkedFloorDivide)
        case .modulo(let a, let b): combine(a, b, symbols, Self.checkedModulo)
        case .maximum(let a, let b): combine(a, b, symbols) { Swift.max($0, $1) }
        case .minimum(let a, let b): combine(a, b, symbols) { Swift.min($0, $1) }
        }
    }

    private func combine(
        _ lhs: Self, _ rhs: Self, _ symbols: [String: Int], _ operation: (Int, Int) -> Int?
    ) -> Int? {
        guard let a = lhs.evaluated(with: symbols), let b = rhs.evaluated(with: symbols) else {
            return nil
        }
        return operation(a, b)
    }

    static func checkedAdd(_ a: Int, _ b: Int) -> Int? {
        let (value, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : value
    }

    static func checkedMultiply(_ a: Int, _ b: Int) -> Int? {
        let (value, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? nil : value
    }

    static func checkedFloorDivide(_ a: Int, _ b: Int) -> Int? {
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow { return nil }
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    static func checkedModulo(_ a: Int, _ b: Int) -> Int? {
        let (remainder, overflow) = a.remainderReportingOverflow(dividingBy: b)
        if overflow { return nil }
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
    }
}

extension SymbolicExpression {
    public static func + (lhs: Self, rhs: Self) -> Self {
        switch (lhs, rhs) {
        case (.constant(0), let other), (let other, .constant(0)): other
        case (.constant(let a), .constant(let b)):
            checkedAdd(a, b).map(Self.constant) ?? .add(lhs, rhs)
        default: merged(lhs.terms + rhs.terms) ?? .add(lhs, rhs)
        }
    }

    public static func * (lhs: Self, rhs: Self) -> Self {
        switch (lhs, rhs) {
        case (.constant(0), _), (_, .constant(0)): .constant(0)
        case (.constant(1), let other), (let other, .constant(1)): other
        case (.constant(let a), .constant(let b)):
            checkedMultiply(a, b).map(Self.constant) ?? .multiply(lhs, rhs)
        default: .multiply(lhs, rhs)
        }
    }

    public static func - (lhs: Self, rhs: Self) -> Self {
        lhs == rhs ? .constant(0) : lhs + .constant(-1) * rhs
    }
}

extension SymbolicExpression: CustomStringConvertible {
    public var description: String {
        switch self {
        case .constant(let value): String(value)
        case .symbol(let name): name
        case .add(let a, let b): "\(a) + \(b)"
        case .multiply(let a, let b): "\(a.factorText)*\(b.factorText)"
        case .floorDivide(let a, let b): "(\(a.factorText)//\(b.factorText))"
        case .modulo(let a, let b): "Mod(\(a), \(b))"
        case .maximum(let a, let b): "Max(\(a), \(b))"
        case .minimum(let a, let b): "Min(\(a), \(b))"
        }
    }

    private var factorText: String {
        if case .add = self { "(\(self))" } else { description }
    }
}
