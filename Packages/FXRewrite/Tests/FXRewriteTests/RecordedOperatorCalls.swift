// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Foundation

/// A tensor of a recorded call: where its bytes are, if they are recorded in order.
struct RecordedValue: Hashable {
    var spec: TensorSpec
    var position: Int?
}

/// A call of an overload that PyTorch made.
struct RecordedOperatorCall: Sendable {
    /// As `aten.mm.default`.
    var overload: String
    /// As the fixture of FXTensor's tests has it.
    var text: String
    /// Where the bytes of the fixture begin among those of all.
    var offset: Int

    /// The arguments; nil where the call is written in a way that is not read here.
    func read() -> (arguments: [Argument<RecordedValue>], keywords: [ArgumentEntry<RecordedValue>])?
    {
        var reader = RecordedCallReader(text, offset)
        return reader.call()
    }

    /// What the call gives, if it is only tensors and `None`.
    func result() -> Argument<RecordedValue>? {
        var reader = RecordedCallReader(text, offset)
        return reader.result()
    }
}

/// The calls that kernels and decompositions are compared with.
struct RecordedOperatorCalls {
    /// Those of operators that have kernels, with whose results decompositions are compared.
    static let kernels: [RecordedOperatorCall] = (try? read(Self.values, offset: 0)) ?? []
    /// Those whose decompositions are compared with PyTorch's results.
    static let decompositions: [RecordedOperatorCall] =
        (try? read(Self.others, offset: bytes(Self.values).count)) ?? []
    static let all = kernels + decompositions
    static let bytes: Data = bytes(values) + bytes(others)

    private static let values = "FXTensor/Tests/Fixtures/operator-values"
    private static let others = "FXRewrite/Tests/Fixtures/decompositions"

    private static func file(_ name: String, _ suffix: String) -> URL {
        var packages = URL(filePath: #filePath)
        for _ in 0..<4 { packages.deleteLastPathComponent() }
        return packages.appending(path: name + suffix)
    }

    private static func bytes(_ name: String) -> Data {
        (try? Data(contentsOf: file(name, ".bin"))) ?? Data()
    }

    private static func read(_ name: String, offset: Int) throws -> [RecordedOperatorCall] {
        let text = try String(contentsOf: file(name, ".txt"), encoding: .utf8)
        var overload = ""
        var result: [RecordedOperatorCall] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: " ") {
                guard let line = String(line.dropFirst(2)) else { continue }
                result.append(RecordedOperatorCall(overload: overload, text: line, offset: offset))
            } else if line.first != UInt8(ascii: "#") {
                overload = String(Substring(line).split(separator: " ")[0])
            }
        }
        return result
    }

    /// The value of a recorded tensor; nil where it is not recorded.
    static func tensor(_ value: RecordedValue) -> Tensor? {
        guard let position = value.position, let count = value.spec.byteCount,
            let extents = value.spec.shape.extents, position + count <= bytes.count
        else { return nil }
        return try? Tensor(
            bytes: bytes[position..<position + count], dtype: value.spec.dtype, shape: extents)
    }
}

/// Reads the arguments of a recorded call.
private struct RecordedCallReader {
    typealias Value = Argument<RecordedValue>

    private var rest: Substring.UTF8View
    private let offset: Int

    init(_ text: String, _ offset: Int) { (rest, self.offset) = (Substring(text).utf8, offset) }

    mutating func result() -> Value? {
        guard call() != nil, accept(" -> ") else { return nil }
        return value()
    }

    mutating func call() -> (arguments: [Value], keywords: [ArgumentEntry<RecordedValue>])? {
        guard accept("(") else { return nil }
        var arguments: [Value] = []
        var keywords: [ArgumentEntry<RecordedValue>] = []
        while !accept(")") {
            let start = rest
            let name = word()
            if !name.isEmpty, accept("=") {
                guard let value = value() else { return nil }
                keywords.append(ArgumentEntry(name, value))
            } else {
                rest = start
                guard let value = value() else { return nil }
                arguments.append(value)
            }
            _ = accept(", ")
        }
        return Substring(rest).contains("-> throws") ? nil : (arguments, keywords)
    }

    private mutating func accept(_ token: String) -> Bool {
        guard rest.starts(with: token.utf8) else { return false }
        rest = rest.dropFirst(token.utf8.count)
        return true
    }

    private mutating func take(_ isPart: (UInt8) -> Bool) -> String {
        let part = rest.prefix(while: isPart)
        rest = rest.dropFirst(part.count)
        return String(Substring(part))
    }

    private mutating func word() -> String {
        take {
            ($0 | 32) >= 97 && ($0 | 32) <= 122 || $0 >= 45 && $0 <= 58 && $0 != 47 || $0 == 95
                || $0 == 43
        }
    }

    private mutating func items(until end: String) -> [Value]? {
        var result: [Value] = []
        while !accept(end) {
            guard !rest.isEmpty, let value = value() else { return nil }
            result.append(value)
            if !accept(", ") { _ = accept(",") }
        }
        return result
    }

    private mutating func value() -> Value? {
        if accept("[") { return items(until: "]").map { .list($0) } }
        if accept("(") { return items(until: ")").map { .tuple($0) } }
        if accept("'") {
            let text = take { $0 != UInt8(ascii: "'") }
            return accept("'") ? .string(text) : nil
        }
        let word = word()
        if let dtype = DType.allCases.first(where: { $0.abbreviation == word }), accept("[") {
            guard let extents = items(until: "]") else { return nil }
            let spec = TensorSpec(dtype, Shape(extents.compactMap(\.int)))
            return .leaf(RecordedValue(spec: spec, position: position()))
        }
        return Self.literal(word)
    }

    /// Nil for tensors that are not in order.
    private mutating func position() -> Int? {
        let isOrdered = rest.first != UInt8(ascii: "{")
        if !isOrdered {
            _ = take { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: " ") }
        }
        guard accept("@") else { return nil }
        let position = Int(take { 48...57 ~= $0 })
        return isOrdered ? position.map { $0 + offset } : nil
    }

    private static func literal(_ word: String) -> Value? {
        switch word {
        case "None": return Argument.none
        case "True": return true
        case "False": return false
        default: break
        }
        if let value = Int(word) { return .int(value) }
        if let value = Double(word) { return .double(value) }
        if word.hasPrefix("float:") { return Double(word.dropFirst(6)).map { .double($0) } }
        if word.hasPrefix("device:") { return .device(Device(String(word.dropFirst(7)))) }
        let name = String(word.dropFirst("torch.".count))
        if let dtype = DType(rawValue: name) { return .dtype(dtype) }
        if let format = MemoryFormat(rawValue: name) { return .memoryFormat(format) }
        return TensorLayout(rawValue: name).map { .layout($0) }
    }
}
