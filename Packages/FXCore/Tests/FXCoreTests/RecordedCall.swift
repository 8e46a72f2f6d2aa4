// SPDX-License-Identifier: Apache-2.0

import FXCore
import Foundation

/// The files that recorders wrote: `Fixtures`, beside the tests.
enum Fixture {
    static func data(_ name: String) throws -> Data {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: tests.appending(path: "Fixtures/\(name)"))
    }

    static func lines(_ name: String) throws -> [String] {
        String(decoding: try data(name), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// A call that PyTorch made: `aten.add.Tensor(f32[2, 3], 1) -> f32[2, 3]`.
///
/// Tensors are written as specs, symbolic integers behind `$`.
struct RecordedCall {
    struct Unreadable: Error { var text: String }

    struct File: Decodable {
        var torch: String
        var calls: [String]
    }

    var text: String
    var name: String
    var arguments: [Argument<ValueSpec>] = []
    var keywords = KeywordArguments<ValueSpec>()
    var result: Argument<ValueSpec>

    /// All recorded calls.
    static func all() throws -> [RecordedCall] {
        let file = try JSONDecoder().decode(File.self, from: Fixture.data("operator-calls.json"))
        return try file.calls.map(RecordedCall.init)
    }

    init(_ text: String) throws {
        self.text = text
        var reader = RecordReader(text)
        name = reader.word()
        try reader.expect("(")
        while !reader.accept(")") {
            if let keyword = reader.keyword() {
                keywords.entries.append(ArgumentEntry(keyword, try reader.value()))
            } else {
                arguments.append(try reader.value())
            }
            _ = reader.accept(", ")
        }
        try reader.expect(" -> ")
        result = try reader.value()
    }

    /// The overload that the call names, with these arguments.
    func resolved(in table: OperatorTable) throws -> OperatorCall<ValueSpec> {
        try table.resolve(
            .function(FunctionTarget("torch.ops." + name)), arguments, keywords,
            leafKind: { $0.kind })
    }
}

/// Reads the values of a recorded call.
private struct RecordReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    private var unreadable: RecordedCall.Unreadable {
        .init(text: String(decoding: bytes[position...], as: UTF8.self))
    }

    mutating func accept(_ token: String) -> Bool {
        guard bytes[position...].starts(with: token.utf8) else { return false }
        position += token.utf8.count
        return true
    }

    mutating func expect(_ token: String) throws {
        if !accept(token) { throw unreadable }
    }

    private mutating func take(while predicate: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.count, predicate(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    mutating func word() -> String {
        take { ($0 | 32) >= 97 && ($0 | 32) <= 122 || 48...57 ~= $0 || $0 == 95 || $0 == 46 }
    }

    /// The name before an equals sign, where one follows.
    mutating func keyword() -> String? {
        let start = position
        let name = word()
        if !name.isEmpty, accept("=") { return name }
        position = start
        return nil
    }

    mutating func value() throws -> Argument<ValueSpec> {
        if accept("[") { return .list(try items()) }
        if accept("$bool") { return .leaf(.bool) }
        if accept("$float") { return .leaf(.double) }
        if accept("$") { return .leaf(.int(try dimension())) }
        for quote in [UInt8(ascii: "'"), UInt8(ascii: "\"")] where accept(Self.text(quote)) {
            var previous: UInt8 = 0
            let text = take { byte in
                defer { previous = byte }
                return byte != quote || previous == UInt8(ascii: "\\")
            }
            try expect(Self.text(quote))
            return .string(text)
        }
        let sign = accept("-") ? "-" : ""
        let start = position
        let word = take { $0 != 44 && $0 != 41 && $0 != 93 && $0 != 91 && $0 != 32 }
        if let dtype = DType.allCases.first(where: { $0.abbreviation == word }), accept("[") {
            return .leaf(.tensor(TensorSpec(dtype, Shape(try dimensions()))))
        }
        if let literal = Self.literal(sign + word) { return literal }
        position = start
        throw unreadable
    }

    private static func text(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

    private mutating func items() throws -> [Argument<ValueSpec>] {
        var result: [Argument<ValueSpec>] = []
        while !accept("]") {
            result.append(try value())
            _ = accept(", ")
        }
        return result
    }

    private mutating func dimensions() throws -> [FXCore.Dimension] {
        var result: [FXCore.Dimension] = []
        while !accept("]") {
            result.append(try dimension())
            _ = accept(", ")
        }
        return result
    }

    private static func literal(_ word: String) -> Argument<ValueSpec>? {
        switch word {
        case "None": return Argument.none
        case "True": return true
        case "False": return false
        default: break
        }
        if let value = Int(word) { return .int(value) }
        if let value = Double(word) { return .double(value) }
        if let value = word.split(separator: ":").last, word.hasPrefix("float:") {
            return Double(value).map { .double($0) }
        }
        if word.hasPrefix("device:") { return .device(Device(String(word.dropFirst(7)))) }
        let name = String(word.dropFirst("torch.".count))
        if let dtype = DType(rawValue: name) { return .dtype(dtype) }
        if let format = MemoryFormat(rawValue: name) { return .memoryFormat(format) }
        return TensorLayout(rawValue: name).map { .layout($0) }
    }

    // MARK: - Expressions, as sympy writes them

    private mutating func dimension() throws -> FXCore.Dimension { FXCore.Dimension(try sum()) }

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
        let name = word()
        if let value = Int(name) { return .constant(value) }
        if accept("(") {
            let first = try sum()
            try expect(",")
            let second = try sum()
            try expect(")")
            switch name {
            case "Max": return .maximum(first, second)
            case "Min": return .minimum(first, second)
            case "Mod", "PythonMod": return .modulo(first, second)
            case "FloorDiv": return .floorDivide(first, second)
            default: throw unreadable
            }
        }
        if name.isEmpty { throw unreadable }
        return .symbol(name)
    }
}
