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
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func parseSchema() throws(SchemaSyntaxError) -> OperatorSchema {
        let namespace = try identifier()
        try expect("::")
        let name = try identifier()
        let overload = accept(".") ? "." + (try identifier()) : ".default"
        let parameters = try parseParameters()
        try expect("->")
        let results = try parseResults()
        if position != bytes.count { throw failure("the end") }
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
            if accept("=") { defaultValue = Self.repeated(try parseDefault(of: kind), kind) }
            result.append(
                OperatorParameter(
                    name: name, kind: kind, defaultValue: defaultValue,
                    isKeywordOnly: isKeywordOnly, alias: alias))
        } while accept(",")
        try expect(")")
        return result
    }

    /// A default of one number fills a list of a count.
    private static func repeated(_ value: Literal, _ kind: ArgumentKind) -> Literal {
        guard case .list(_, let count?) = kind, value.items == nil else { return value }
        return .list(Array(repeating: value, count: count))
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
            position < bytes.count && Self.isWord(bytes[position])
        return OperatorResult(name: isNamed ? try identifier() : "", kind: kind, alias: alias)
    }

    private mutating func parseType() throws(SchemaSyntaxError) -> (ArgumentKind, AliasSet?) {
        var word = try identifier()
        while accept(".") { word += "." + (try identifier()) }
        if word == "Dict" { return (try parseDictionary(), nil) }
        var kind = Self.kind(named: word)
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

    private mutating func parseDictionary() throws(SchemaSyntaxError) -> ArgumentKind {
        try expect("(")
        let (key, _) = try parseType()
        try expect(",")
        let (value, _) = try parseType()
        try expect(")")
        return .other("Dict(\(key), \(value))")
    }

    private static func kind(named name: String) -> ArgumentKind {
        switch name {
        case "Tensor": .tensor
        case "Scalar", "number": .scalar
        case "int", "SymInt": .int
        case "float": .double
        case "bool", "SymBool": .bool
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
        for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")]
        where position < bytes.count && bytes[position] == quote {
            return .string(try parseString(quote))
        }
        let atom = try parseAtom()
        guard let code = atom.int else { return atom }
        return Self.enumerated(code, as: kind) ?? atom
    }

    /// The text between quotes, where a backslash keeps the character behind it.
    private mutating func parseString(_ quote: UInt8) throws(SchemaSyntaxError) -> String {
        var value: [UInt8] = []
        position += 1
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            if position < bytes.count { value.append(bytes[position]) }
            position += 1
        }
        guard position < bytes.count else { throw failure("the end of the text") }
        position += 1
        return String(decoding: value, as: UTF8.self)
    }

    /// The value that a number stands for, where the kind is an enumeration of C++.
    private static func enumerated(_ code: Int, as kind: ArgumentKind) -> Literal? {
        switch kind {
        case .optional(let wrapped): return enumerated(code, as: wrapped)
        case .memoryFormat:
            let formats: [MemoryFormat] = [.contiguous, .preserve, .channelsLast, .channelsLast3D]
            return formats.indices.contains(code) ? .memoryFormat(formats[code]) : nil
        case .dtype: return DType(scalarType: code).map { .dtype($0) }
        case .double: return .double(Double(code))
        default: return nil
        }
    }

    private mutating func parseAtom() throws(SchemaSyntaxError) -> Literal {
        let word = takeWhile { Self.isWord($0) || Self.isNumberPunctuation($0) }
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
        let word = takeWhile(Self.isWord)
        if word.isEmpty { throw failure("a name") }
        return word
    }

    private mutating func integer() throws(SchemaSyntaxError) -> Int {
        guard let value = Int(takeWhile { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw failure("a number")
        }
        return value
    }

    private mutating func takeWhile(_ predicate: (UInt8) -> Bool) -> String {
        skipBlanks()
        let start = position
        while position < bytes.count, predicate(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: byte >= 0x80
        }
    }

    private static func isNumberPunctuation(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }

    private mutating func accept(_ token: String) -> Bool {
        skipBlanks()
        guard bytes[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        return true
    }

    private mutating func expect(_ token: String) throws(SchemaSyntaxError) {
        if !accept(token) { throw failure("\"\(token)\"") }
    }

    private func failure(_ expected: String) -> SchemaSyntaxError {
        SchemaSyntaxError(schema: text, column: position + 1, expected: expected)
    }
}
