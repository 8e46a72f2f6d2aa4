// SPDX-License-Identifier: Apache-2.0

/// What the text form of graphs is made of; shared by its writer and its parser.
enum GraphTextSyntax {
    /// How deep values and graphs may lie in each other. A debug build needs 12 kB of stack for
    /// each level, and some threads have no more than 512 kB.
    static let depthLimit = 32

    /// How many terms a dimension may have.
    static let termLimit = 100

    /// The functions of expressions, which no symbol is called without quotes.
    static let functions: Set<String> = ["FloorDiv", "Mod", "Max", "Min"]

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isWordStart(_ byte: UInt8) -> Bool {
        byte == 0x5f || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }

    static func isWordPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }

    /// Letters, digits, underscores, dots and stars: what targets mostly are.
    static func isTargetPart(_ byte: UInt8) -> Bool {
        isWordPart(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "*")
    }

    /// Whether a text can stand for a keyword or symbol without quotes.
    static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, isWordStart(first) else { return false }
        return text.utf8.allSatisfy(isWordPart)
    }

    /// Whether a text can stand between brackets without quotes.
    static func isTarget(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isTargetPart)
    }

    /// Whether a text can stand behind `->` without quotes.
    static func isType(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return typeEnd(in: bytes, from: 0) == bytes.count
    }

    /// The end of a type such as `dict[str, int]|None`, or nil where none starts.
    static func typeEnd(in bytes: [UInt8], from start: Int) -> Int? {
        func isNamePart(_ byte: UInt8) -> Bool {
            isWordPart(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "|")
        }
        guard start < bytes.count, isWordStart(bytes[start]) else { return nil }
        var (end, depth) = (start, 0)
        while end < bytes.count {
            let byte = bytes[end]
            let isInList = byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ")
            if byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "]"), depth > 0 {
                depth -= 1
            } else if !isNamePart(byte), !isInList || depth == 0 {
                break
            }
            end += 1
        }
        return depth == 0 ? end : nil
    }

    /// Whether a reader could not see a character, or would see others in another order.
    ///
    /// A list of our own: that of a later Unicode could change the text of a graph.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f...0x9f, 0xad, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f,
            0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
            true
        default: false
        }
    }
}
