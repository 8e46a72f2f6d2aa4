// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextScanner {
    /// Moves over the next string in quotes, where one is next.
    mutating func string() throws(GraphTextError) -> String? {
        let opening = skippingBlanks()
        guard accept("\"") else { return nil }
        var result = ""
        var plain = position
        while let byte = next, byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\"") {
                result += text(from: plain)
                position += 1
                return result
            }
            if byte == UInt8(ascii: "\\") {
                result += text(from: plain)
                result.unicodeScalars.append(try escape())
                plain = position
            } else {
                position += 1
            }
        }
        throw error(.unfinishedString, at: opening)
    }

    private mutating func skippingBlanks() -> Int {
        skipBlanks()
        return position
    }

    /// Moves over a backslash and what belongs to it.
    private mutating func escape() throws(GraphTextError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let mark = next else { throw error(.unfinishedString, at: start) }
        if mark < 0x80 { position += 1 }
        switch mark {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(mark)
        case UInt8(ascii: "u") where next == UInt8(ascii: "{"):
            position += 1
            let digits = run(GraphTextSyntax.isWordPart)
            if next == UInt8(ascii: "}") {
                position += 1
                let value = UInt32(digits, radix: 16)
                if let scalar = value.flatMap(Unicode.Scalar.init) { return scalar }
            }
        default: break
        }
        throw error(.illegalEscape(text(from: start)), at: start)
    }

    /// Moves over the next number, where one is next: an integer, or a double, which has a point
    /// or an exponent.
    mutating func number() throws(GraphTextError) -> Literal? {
        guard let first = peek() else { return nil }
        let start = position
        let isNegative = first == UInt8(ascii: "-")
        let digit = isNegative ? position + 1 : position
        guard digit < bytes.count, GraphTextSyntax.isDigit(bytes[digit]) else { return nil }
        position = digit
        skipDigits()
        var isDouble = false
        if next == UInt8(ascii: ".") {
            isDouble = true
            position += 1
            skipDigits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isDouble = true
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            skipDigits()
        }
        let digits = text(from: start)
        if let byte = next, GraphTextSyntax.isWordPart(byte) { throw unexpected("a digit") }
        if !isDouble {
            if let value = Int(digits) { return .int(value) }
        } else if let value = Double(digits) {
            if value.isFinite { return .double(value) }
        } else {
            throw unexpected("a digit")
        }
        throw error(.numberTooLarge(digits), at: start)
    }

    private mutating func skipDigits() {
        while let byte = next, GraphTextSyntax.isDigit(byte) { position += 1 }
    }
}
