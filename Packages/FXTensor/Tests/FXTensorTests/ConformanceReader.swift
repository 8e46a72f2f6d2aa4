// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Reads a line of `Fixtures/operator-values.txt`; that file's first lines have the grammar.
struct ConformanceReader {
    struct Unreadable: Error {
        var text: String
        var position: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private let text: String

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func call() throws -> ConformanceCall {
        var call = ConformanceCall(text: text)
        try expect("(")
        while !accept(UInt8(ascii: ")")) {
            if let name = keyword() {
                call.keywords.entries.append(ArgumentEntry(name, try value()))
            } else {
                call.arguments.append(try value())
            }
            skipComma()
        }
        try expect(" -> ")
        if accept("throws") { return call }
        call.expectation = .result(try value())
        if accept(" *") { call.slack = try integer() }
        if accept(" ~") { call.shared = place(word()) }
        while accept("; ") {
            let name = word()
            try expect("=")
            guard let tensor = try value().leaf else { throw unreadable }
            call.changes.append((place(name), tensor))
        }
        return call
    }

    private var unreadable: Unreadable { Unreadable(text: text, position: position) }

    private func place(_ name: String) -> ConformanceCall.Place {
        Int(name).map { .position($0) } ?? .keyword(name)
    }

    // MARK: - Tokens

    private mutating func accept(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func accept(_ token: StaticString) -> Bool {
        token.withUTF8Buffer { token in
            guard position + token.count <= bytes.count else { return false }
            for index in 0..<token.count where bytes[position + index] != token[index] {
                return false
            }
            position += token.count
            return true
        }
    }

    private mutating func expect(_ token: StaticString) throws {
        if !accept(token) { throw unreadable }
    }

    private mutating func skipComma() {
        if accept(UInt8(ascii: ",")) { _ = accept(UInt8(ascii: " ")) }
    }

    /// Letters, digits, underscores, points, and the colons and signs of numbers.
    private mutating func word() -> String {
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 45 && byte <= 58 && byte != 47
            || byte == 95 || byte == 43
    }

    /// The name before an equals sign, where one follows.
    private mutating func keyword() -> String? {
        let start = position
        let name = word()
        if !name.isEmpty, accept(UInt8(ascii: "=")) { return name }
        position = start
        return nil
    }

    // MARK: - Values

    private mutating func value() throws -> Argument<RecordedTensor> {
        if accept(UInt8(ascii: "[")) { return .list(try items(until: UInt8(ascii: "]"))) }
        if accept(UInt8(ascii: "(")) { return .tuple(try items(until: UInt8(ascii: ")"))) }
        for quote in [UInt8(ascii: "'"), UInt8(ascii: "\"")] where accept(quote) {
            let start = position
            while position < bytes.count, bytes[position] != quote { position += 1 }
            guard accept(quote) else { throw unreadable }
            return .string(String(decoding: bytes[start..<position - 1], as: UTF8.self))
        }
        let word = word()
        if let dtype = Self.dtypes[word], accept(UInt8(ascii: "[")) {
            return .leaf(try tensor(dtype))
        }
        guard let literal = Self.literal(word) else { throw unreadable }
        return literal
    }

    private mutating func items(until end: UInt8) throws -> [Argument<RecordedTensor>] {
        var result: [Argument<RecordedTensor>] = []
        while !accept(end) {
            result.append(try value())
            skipComma()
        }
        return result
    }

    private static let dtypes = Dictionary(
        uniqueKeysWithValues: DType.allCases.map { ($0.abbreviation, $0) })

    private mutating func tensor(_ dtype: DType) throws -> RecordedTensor {
        let extents = try integers(until: UInt8(ascii: "]"))
        var result = RecordedTensor(
            dtype: dtype, extents: extents, storageCount: extents.reduce(1, *))
        if accept(UInt8(ascii: "{")) {
            result.strides = try integers(until: UInt8(ascii: "}"))
            try expect("+")
            result.first = try integer()
            try expect("/")
            result.storageCount = try integer()
        }
        if accept(UInt8(ascii: "@")) { result.position = try integer() }
        return result
    }

    private mutating func integers(until end: UInt8) throws -> [Int] {
        var result: [Int] = []
        while !accept(end) {
            result.append(try integer())
            skipComma()
        }
        return result
    }

    private mutating func integer() throws -> Int {
        guard position < bytes.count, 48...57 ~= bytes[position] else { throw unreadable }
        var result = 0
        while position < bytes.count, 48...57 ~= bytes[position] {
            result = result * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return result
    }

    private static func literal(_ word: String) -> Argument<RecordedTensor>? {
        switch word {
        case "None": return Argument.none
        case "True": return true
        case "False": return false
        default: break
        }
        if let value = Int(word) { return .int(value) }
        if let value = Double(word) { return .double(value) }
        let parts = word.split(separator: ":").map(String.init)
        switch parts.first {
        case "float": return Double(parts[1]).map { .double($0) }
        case "device": return .device(Device(parts[1]))
        case "complex":
            guard let real = Double(parts[1]), let imaginary = Double(parts[2]) else { return nil }
            return .complex(real: real, imaginary: imaginary)
        default: break
        }
        let name = String(word.dropFirst("torch.".count))
        if let dtype = DType(rawValue: name) { return .dtype(dtype) }
        if let format = MemoryFormat(rawValue: name) { return .memoryFormat(format) }
        return TensorLayout(rawValue: name).map { .layout($0) }
    }
}
