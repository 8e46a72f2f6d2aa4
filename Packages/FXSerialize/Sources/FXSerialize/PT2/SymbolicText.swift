// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Reads an integer expression of sympy, written as a call (`Add(Symbol('s0'), Integer(1))`) or as
/// people do (`s0 + 1`).
///
/// What has no counterpart here is taken for a symbol of that name: it is shown and written again,
/// and nobody reckons with it.
struct SymbolicText {
    private struct Unreadable: Error {}

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func expression(_ text: String) -> SymbolicExpression {
        // Like terms are searched for one by one, which is too slow for what nobody writes.
        if text.utf8.count > 2000 { return .symbol(text) }
        var reader = SymbolicText(text)
        let result = try? reader.sum()
        reader.skipBlanks()
        guard let result, reader.position == reader.bytes.count else { return .symbol(text) }
        return result
    }

    private mutating func sum() throws -> SymbolicExpression {
        depth += 1
        defer { depth -= 1 }
        if depth > 64 { throw Unreadable() }
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
        var result = try power()
        while true {
            if accept("//") {
                result = Self.quotient(result, try power())
            } else if accept("*") {
                result = result * (try power())
            } else if accept("%") {
                result = .modulo(result, try power())
            } else {
                return result
            }
        }
    }

    private mutating func power() throws -> SymbolicExpression {
        if accept("-") { return .constant(-1) * (try power()) }
        let base = try primary()
        return accept("**") ? try Self.power([base, primary()]) : base
    }

    private mutating func primary() throws -> SymbolicExpression {
        skipBlanks()
        if accept("(") {
            let result = try sum()
            guard accept(")") else { throw Unreadable() }
            return result
        }
        let word = word()
        if let first = word.utf8.first, (0x30...0x39).contains(first) {
            guard let number = Int(word) else { throw Unreadable() }
            return .constant(number)
        }
        if word.isEmpty { throw Unreadable() }
        return accept("(") ? try call(word) : .symbol(word)
    }

    private mutating func call(_ name: String) throws -> SymbolicExpression {
        if name == "Symbol" { return .symbol(try symbolName()) }
        var arguments: [SymbolicExpression] = []
        if !accept(")") {
            repeat { arguments.append(try sum()) } while accept(",")
            guard accept(")") else { throw Unreadable() }
        }
        return try Self.result(name, arguments)
    }

    /// The name in quotes, up to the end of the call.
    private mutating func symbolName() throws -> String {
        skipBlanks()
        guard position < bytes.count, bytes[position] == 0x27 || bytes[position] == 0x22,
            let end = bytes[(position + 1)...].firstIndex(of: bytes[position]),
            let close = bytes[end...].firstIndex(of: UInt8(ascii: ")"))
        else { throw Unreadable() }
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        position = close + 1
        return name
    }

    private static func result(
        _ name: String, _ arguments: [SymbolicExpression]
    ) throws -> SymbolicExpression {
        func pair() throws -> (SymbolicExpression, SymbolicExpression) {
            guard arguments.count == 2 else { throw Unreadable() }
            return (arguments[0], arguments[1])
        }
        func folded(
            _ combine: (SymbolicExpression, SymbolicExpression) -> SymbolicExpression
        ) throws -> SymbolicExpression {
            guard let first = arguments.first else { throw Unreadable() }
            return arguments.dropFirst().reduce(first, combine)
        }
        switch name {
        case "Integer", "ToFloat", "TruncToInt": return try folded { first, _ in first }
        case "Add": return try folded { $0 + $1 }
        case "Mul": return try folded { $0 * $1 }
        case "Max": return try folded { .maximum($0, $1) }
        case "Min": return try folded { .minimum($0, $1) }
        case "FloorDiv", "CleanDiv":
            let (a, b) = try pair()
            return quotient(a, b)
        case "Mod", "PythonMod":
            let (a, b) = try pair()
            return .modulo(a, b)
        case "Pow", "PowByNatural": return try power(arguments)
        default: throw Unreadable()
        }
    }

    private static func quotient(
        _ a: SymbolicExpression, _ b: SymbolicExpression
    ) -> SymbolicExpression {
        if let divisor = b.constantValue {
            return Dimension(a).floorDivided(by: divisor).expression
        }
        return .floorDivide(a, b)
    }

    private static func power(_ arguments: [SymbolicExpression]) throws -> SymbolicExpression {
        guard arguments.count == 2, let exponent = arguments[1].constantValue,
            (1...16).contains(exponent)
        else { throw Unreadable() }
        // Powers of powers would grow beyond all bounds.
        switch arguments[0] {
        case .symbol, .constant: break
        default: if exponent > 2 { throw Unreadable() }
        }
        return (1..<exponent).reduce(arguments[0]) { result, _ in result * arguments[0] }
    }

    // MARK: - Characters

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    }

    private mutating func accept(_ text: StaticString) -> Bool {
        skipBlanks()
        let end = position + text.utf8CodeUnitCount
        guard end <= bytes.count,
            (position..<end).allSatisfy({ bytes[$0] == text.utf8Start[$0 - position] })
        else { return false }
        // One star is a product, two are a power.
        if text.utf8CodeUnitCount == 1, bytes[position] == UInt8(ascii: "*"), end < bytes.count,
            bytes[end] == bytes[position]
        {
            return false
        }
        position = end
        return true
    }

    private mutating func word() -> String {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            let isWord =
                byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                || (0x61...0x7a).contains(byte)
            if !isWord { break }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
