// SPDX-License-Identifier: Apache-2.0

/// The text of a recorded call, with the place up to which it is read.
///
///     aten.add.Tensor(f32[2, 3], 1, alpha=2.5) -> f32[2, 3]
///
/// Numbers, strings and None are Python's, but `float:inf`, `complex:1.0:0.0` and `device:cpu`;
/// dtypes, formats and layouts are `torch.` names. Tensors are what each fixture has of them:
/// ``RecordedLeaf``.
public struct RecordedText: Sendable {
    /// What stands where something else has to.
    public struct Unreadable: Error {
        public var text: String
        public var position: Int
    }

    private let bytes: [UInt8]
    private var position = 0

    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The error that what follows cannot be read.
    public var unreadable: Unreadable {
        Unreadable(text: String(decoding: bytes, as: UTF8.self), position: position)
    }

    /// Passes a token, where it follows.
    public mutating func accept(_ token: StaticString) -> Bool {
        token.withUTF8Buffer { token in
            guard position + token.count <= bytes.count else { return false }
            for index in 0..<token.count where bytes[position + index] != token[index] {
                return false
            }
            position += token.count
            return true
        }
    }

    public mutating func expect(_ token: StaticString) throws {
        if !accept(token) { throw unreadable }
    }

    public func expectEnd() throws {
        if position < bytes.count { throw unreadable }
    }

    /// Passes a comma, where one follows, and the blank behind it.
    mutating func skipComma() {
        if accept(",") { _ = accept(" ") }
    }

    /// Reads letters, digits, underscores, points, and the colons and signs of numbers.
    public mutating func word() -> String {
        take { byte in
            (byte | 32) >= 97 && (byte | 32) <= 122 || byte >= 45 && byte <= 58 && byte != 47
                || byte == 95 || byte == 43
        }
    }

    /// Reads letters, digits and underscores.
    mutating func name() -> String {
        take { ($0 | 32) >= 97 && ($0 | 32) <= 122 || 48...57 ~= $0 || $0 == 95 }
    }

    /// Reads the name before an equals sign, where one follows.
    mutating func keyword() -> String? {
        let start = position
        let name = name()
        if !name.isEmpty, accept("=") { return name }
        position = start
        return nil
    }

    /// Reads a string in quotes of either kind, without escapes.
    mutating func string() throws -> String? {
        for quote: StaticString in ["'", "\""] where accept(quote) {
            let text = take { $0 != quote.utf8Start.pointee }
            try expect(quote)
            return text
        }
        return nil
    }

    /// Reads an integer without a sign.
    public mutating func integer() throws -> Int {
        guard let value = Int(take { 48...57 ~= $0 }) else { throw unreadable }
        return value
    }

    private mutating func take(while isPart: (UInt8) -> Bool) -> String {
        let start = position
        while position < bytes.count, isPart(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
