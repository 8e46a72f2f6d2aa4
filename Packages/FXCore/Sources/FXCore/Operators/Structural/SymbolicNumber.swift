// SPDX-License-Identifier: Apache-2.0

/// A number of a program as far as it is known before the program runs.
enum SymbolicNumber {
    case int(Dimension)
    case double(Double?)
    case bool(Bool?)

    /// The number that an argument is; nil where it is none.
    init?(_ argument: Argument<ValueSpec>) {
        switch argument {
        case .int(let value): self = .int(.known(value))
        case .double(let value): self = .double(value)
        case .bool(let value): self = .bool(value)
        case .leaf(.int(let value)): self = .int(value)
        case .leaf(.double): self = .double(nil)
        case .leaf(.bool): self = .bool(nil)
        default: return nil
        }
    }

    var argument: Argument<ValueSpec> {
        switch self {
        case .int(let value): StructuralCall.value(value)
        case .double(let value): value.map { .double($0) } ?? .leaf(.double)
        case .bool(let value): value.map { .bool($0) } ?? .leaf(.bool)
        }
    }

    /// The number as an integer, where it is one or a known Boolean.
    var dimension: Dimension? {
        switch self {
        case .int(let value): value
        case .bool(let value?): value ? 1 : 0
        case .double, .bool: nil
        }
    }

    /// The number as a double, where it is known.
    var double: Double? {
        switch self {
        case .int(let value): value.value.map(Double.init)
        case .double(let value): value
        case .bool(let value): value.map { $0 ? 1 : 0 }
        }
    }

    /// Whether the number counts as true, where that is known.
    var truth: Bool? { double.map { $0 != 0 } }
}

extension Dimension {
    /// Returns the quotient rounded towards negative infinity; nil for a divisor of 0.
    func floorDivided(by divisor: Dimension) -> Dimension? {
        if divisor == 0 { return nil }
        if let value = divisor.value { return floorDivided(by: value) }
        if self == divisor { return 1 }
        return .symbolic(.floorDivide(expression, divisor.expression))
    }

    /// Returns what is left of a division as Python's `%` does it; nil for a divisor of 0.
    func remainder(by divisor: Dimension) -> Dimension? {
        if divisor == 0 { return nil }
        if divisor == 1 || self == divisor { return 0 }
        if let a = value, let b = divisor.value {
            return SymbolicExpression.checkedModulo(a, b).map(Dimension.known)
        }
        return .symbolic(.modulo(expression, divisor.expression))
    }

    /// Returns the number multiplied by itself; nil where the exponent or an overflow forbids it.
    func power(_ exponent: Int) -> Dimension? {
        guard (0...64).contains(exponent) else { return nil }
        return (0..<exponent).reduce(Dimension.known(1)) { result, _ in result * self }
    }
}
