// SPDX-License-Identifier: Apache-2.0

/// A schema text that does not follow ATen's grammar.
public struct SchemaSyntaxError: Error, Hashable, CustomStringConvertible {
    public var schema: String
    public var column: Int
    public var expected: String

    public var description: String {
        "operator schema, column \(column): expected \(expected) in \"\(schema)\""
    }
}

extension OperatorSchema {
    /// Reads a schema in ATen's notation.
    ///
    ///     try OperatorSchema(parsing: "aten::add.Tensor(Tensor self, Tensor other) -> Tensor")
    ///
    /// - Throws: ``SchemaSyntaxError`` with the column of what was not understood.
    public init(parsing text: String) throws(SchemaSyntaxError) {
        var parser = SchemaParser(text)
        self = try parser.parseSchema()
    }
}

/// A recursive-descent reader of ATen's schema notation.
private struct SchemaParser {
    private let text: String
    private let scalars: [Character]
    private var position = 0

    init(_ text: String) {
        self.text = text
        scalars = Array(text)
    }

    mutating func parseSchema() throws(SchemaSyntaxError) -> OperatorSchema {
        let namespace = try identifier()
        try expect("::")
        let name = try identifier()
        let overload = accept(".") ? "." + (try identifier()) : ".default"
        let parameters = try parseParameters()
        try expect("->")
        let results = try parseResults()
        if position != scalars.count { throw failure("the end") }
        return OperatorSchema(
            name: "\(namespace).\(name)\(overload)", parameters: parameters, results: results)
    }

    private mutating func parseParameters() throws(SchemaSyntaxError) -> [OperatorParameter] {
        var result: [OperatorParameter] = []
        var isKeywordOnly = false
        try expect("(")
        if accept(")") { return result }
        repeat {
            if accept("*") {
                isKeywordOnly = true
                continue
            }
            let (kind, alias) = try parseType()
            let name = try identifier()
            // Not a conditional expression: its `nil` would be a literal, the default `None`.
            var defaultValue: Literal?
            if accept("=") { defaultValue = try parseDefault(of: kind) }
            result.append(
                OperatorParameter(
                    name: name, kind: kind, defaultValue: defaultValue,
                    isKeywordOnly: isKeywordOnly, alias: alias))
        } while accept(",")
        try expect(")")
        return result
    }

    private mutating func parseResults() throws(SchemaSyntaxError) -> [OperatorResult] {
        guard accept("(") else { return [try parseResult()] }
        var result: [OperatorResult] = []
        if accept(")") { return result }
        repeat { result.append(try parseResult()) } while accept(",")
        try expect(")")
        return result
    }

    private mutating func parseResult() throws(SchemaSyntaxError) -> OperatorResult {
        let (kind, alias) = try parseType()
        skipBlanks()
        let isNamed =
            position < scalars.count && (scalars[position].isLetter || scalars[position] == "_")
        return OperatorResult(name: isNamed ? try identifier() : "", kind: kind, alias: alias)
    }

    private mutating func parseType() throws(SchemaSyntaxError) -> (ArgumentKind, AliasSet?) {
        var kind = Self.kind(named: try identifier())
        var alias: AliasSet?
        while true {
            if accept("(") {
                let name = try identifier()
                alias = AliasSet(name: name, isWritten: accept("!"))
                if accept("->"), !accept("*") { throw failure("*") }
                try expect(")")
            } else if accept("[") {
                let count = accept("]") ? nil : try integer()
                if count != nil { try expect("]") }
                kind = .list(kind, count: count)
            } else if accept("?") {
                kind = .optional(kind)
            } else {
                return (kind, alias)
            }
        }
    }

    private static func kind(named name: String) -> ArgumentKind {
        switch name {
        case "Tensor": .tensor
        case "Scalar", "number": .scalar
        case "int", "SymInt": .int
        case "float": .double
        case "bool": .bool
        case "str": .string
        case "ScalarType": .dtype
        case "Device": .device
        case "Layout": .layout
        case "MemoryFormat": .memoryFormat
        default: .other(name)
        }
    }

    private mutating func parseDefault(of kind: ArgumentKind) throws(SchemaSyntaxError) -> Literal {
        if accept("[") {
            var items: [Literal] = []
            if accept("]") { return .list(items) }
            repeat { items.append(try parseDefault(of: kind)) } while accept(",")
            try expect("]")
            return .list(items)
        }
        for quote in ["\"", "'"] where accept(quote) {
            let start = position
            while position < scalars.count, String(scalars[position]) != quote { position += 1 }
            let value = String(scalars[start..<position])
            try expect(quote)
            return .string(value)
        }
        return try parseAtom()
    }

    private mutating func parseAtom() throws(SchemaSyntaxError) -> Literal {
        let word = takeWhile { $0.isLetter || $0.isNumber || "_.+-".contains($0) }
        switch word {
        case "None": return .none
        case "True": return true
        case "False": return false
        default: break
        }
        if let format = MemoryFormat(rawValue: word) { return .memoryFormat(format) }
        if let layout = TensorLayout(rawValue: word) { return .layout(layout) }
        if let dtype = DType(rawValue: word) { return .dtype(dtype) }
        if let value = Int(word) { return .int(value) }
        if let value = Double(word) { return .double(value) }
        throw failure("a default value")
    }

    private mutating func identifier() throws(SchemaSyntaxError) -> String {
        let word = takeWhile { $0.isLetter || $0.isNumber || $0 == "_" }
        if word.isEmpty { throw failure("a name") }
        return word
    }

    private mutating func integer() throws(SchemaSyntaxError) -> Int {
        guard let value = Int(takeWhile(\.isNumber)) else { throw failure("a number") }
        return value
    }

    private mutating func takeWhile(_ predicate: (Character) -> Bool) -> String {
        skipBlanks()
        let start = position
        while position < scalars.count, predicate(scalars[position]) { position += 1 }
        return String(scalars[start..<position])
    }

    private mutating func skipBlanks() {
        while position < scalars.count, scalars[position] == " " { position += 1 }
    }

    private mutating func accept(_ token: String) -> Bool {
        skipBlanks()
        guard scalars[position...].starts(with: token) else { return false }
        position += token.count
        return true
    }

    private mutating func expect(_ token: String) throws(SchemaSyntaxError) {
        if !accept(token) { throw failure("\"\(token)\"") }
    }

    private func failure(_ expected: String) -> SchemaSyntaxError {
        SchemaSyntaxError(schema: text, column: position + 1, expected: expected)
    }
}
