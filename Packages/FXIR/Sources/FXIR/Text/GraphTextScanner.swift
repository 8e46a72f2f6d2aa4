// SPDX-License-Identifier: Apache-2.0

/// Reads the words, marks and literals of a graph's text, and knows where they stand.
struct GraphTextScanner {
    let bytes: [UInt8]
    /// The offset of the next byte.
    var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The byte under the position, where the text has not ended.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The next byte that is not blank, which the position moves to.
    mutating func peek() -> UInt8? {
        skipBlanks()
        return next
    }

    /// Moves over blanks, newlines and comments.
    mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                position += 1
            case UInt8(ascii: "/")
            where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"):
                while let byte = next, byte != UInt8(ascii: "\n") { position += 1 }
            default: return
            }
        }
    }

    /// Moves over a mark, where it is the next one.
    mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    /// Moves over several marks in a row, where they are next.
    mutating func accept(marks: String) -> Bool {
        // The first byte is nearly always another: looking at it alone is much faster.
        guard peek() == marks.utf8.first, bytes[position...].starts(with: marks.utf8) else {
            return false
        }
        position += marks.utf8.count
        return true
    }

    /// Moves over a mark.
    mutating func expect(_ mark: Unicode.Scalar) throws(GraphTextError) {
        if !accept(mark) { throw unexpected("'\(mark)'") }
    }

    /// Moves over the next word, where one is next.
    mutating func word() -> String? {
        guard let first = peek(), GraphTextSyntax.isWordStart(first) else { return nil }
        return run(GraphTextSyntax.isWordPart)
    }

    /// Moves over a word, where it is the next one.
    mutating func accept(word expected: String) -> Bool {
        let start = position
        if word() == expected { return true }
        position = start
        return false
    }

    /// Moves over the bytes from here that satisfy a predicate.
    mutating func run(_ isPart: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = next, isPart(byte) { position += 1 }
        return text(from: start)
    }

    /// The text from an offset to the position; both lie between characters.
    func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

// MARK: - Errors

extension GraphTextScanner {
    /// An error at the position, or at an offset before it.
    func error(_ reason: GraphTextError.Reason, at offset: Int? = nil) -> GraphTextError {
        let offset = min(offset ?? position, bytes.count)
        let newline = UInt8(ascii: "\n")
        let before = bytes[..<offset]
        let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
        return GraphTextError(
            reason: reason, line: before.count { $0 == newline } + 1,
            column: bytes[start..<offset].count { $0 & 0xc0 != 0x80 } + 1,
            lineText: end - start > 160 ? nil : String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// An error about what stands at the position.
    mutating func unexpected(_ expected: String) -> GraphTextError {
        skipBlanks()
        return error(.unexpected(found: found, expected: expected))
    }

    /// What stands at the position, as a message names it.
    var found: String {
        guard let next else { return "the end of the text" }
        var rest = self
        if let word = rest.word() { return "'\(word)'" }
        if next == UInt8(ascii: "%") {
            rest.position += 1
            return "'%\(rest.run(GraphTextSyntax.isWordPart))'"
        }
        let scalar = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
            .unicodeScalars.first
        return scalar.map { "'\($0)'" } ?? "nothing"
    }
}
