// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension ValueSpec: RecordedLeaf {
    public init(tensorOf dtype: DType, from text: inout RecordedText) throws {
        try text.expect("[")
        self = .tensor(
            TensorSpec(dtype, Shape(try text.items(until: "]") { try $0.dimension() })))
    }

    public init(numberFrom text: inout RecordedText) throws {
        if text.accept("bool") {
            self = .bool
        } else if text.accept("float") {
            self = .double
        } else {
            self = .int(try text.dimension())
        }
    }
}

/// Expressions of sympy, written without blanks.
extension RecordedText {
    fileprivate mutating func dimension() throws -> Dimension { Dimension(try sum()) }

    private mutating func sum() throws -> SymbolicExpression {
        var result = try product()
        while true {
            if accept("+") {
                result = result + (try product())
            } else if accept("-") {
                result = result - (try product())
            } else {
                return result
            }
        }
    }

    private mutating func product() throws -> SymbolicExpression {
        if accept("-") { return .constant(-1) * (try product()) }
        var result = try atom()
        while true {
            if accept("//") {
                result = .floorDivide(result, try atom())
            } else if accept("*") {
                result = result * (try atom())
            } else {
                return result
            }
        }
    }

    private mutating func atom() throws -> SymbolicExpression {
        if accept("(") {
            let inner = try sum()
            try expect(")")
            return inner
        }
        let name = name()
        if let value = Int(name) { return .constant(value) }
        if accept("(") {
            let first = try sum()
            try expect(",")
            let second = try sum()
            try expect(")")
            guard let result = Self.call(name, first, second) else { throw unreadable }
            return result
        }
        if name.isEmpty { throw unreadable }
        return .symbol(name)
    }

    private static func call(
        _ name: String, _ a: SymbolicExpression, _ b: SymbolicExpression
    ) -> SymbolicExpression? {
        switch name {
        case "Max": .maximum(a, b)
        case "Min": .minimum(a, b)
        case "Mod", "PythonMod": .modulo(a, b)
        case "FloorDiv": .floorDivide(a, b)
        default: nil
        }
    }
}
