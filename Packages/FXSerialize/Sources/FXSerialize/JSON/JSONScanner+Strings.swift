// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
    /// Scans a string; returns whether it has escapes.
    @discardableResult
    mutating func scanString() throws(JSONProblem) -> Bool {
        position += 1
        var hasEscape = false
        while true {
            skipPlainCharacters()
            guard let byte = peek else { throw expected("the end of a string") }
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return hasEscape
            case UInt8(ascii: "\\"):
                hasEscape = true
                _ = try scanEscape()
            case ..<0x20: throw problem(.controlCharacter(byte))
            default: try scanSequence()
            }
        }
    }

    /// Moves behind what is ASCII and stands for itself.
    @inline(__always)
    private mutating func skipPlainCharacters() {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5c { break }
            index += 1
        }
        position = index
    }

    /// Scans a character of several bytes.
    private mutating func scanSequence() throws(JSONProblem) {
        let length: Int
        let second: ClosedRange<UInt8>
        switch bytes[position] {
        case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: throw problem(.invalidUTF8)
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]),
            bytes[(position + 2)..<(position + length)].allSatisfy({ $0 & 0xc0 == 0x80 })
        else { throw problem(.invalidUTF8) }
        position += length
    }

    /// Scans an escape; returns the character that it stands for.
    private mutating func scanEscape() throws(JSONProblem) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let byte = peek else { throw expected("the end of a string") }
        if let value = Self.simpleEscape(byte) {
            position += 1
            return Unicode.Scalar(value)
        }
        guard byte == UInt8(ascii: "u") else { throw problem(.unknownEscape, at: start) }
        var code = try scanHex(start)
        if (0xd800...0xdbff).contains(code) {
            guard peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw problem(.loneSurrogate, at: start) }
            position += 1
            let low = try scanHex(position - 1)
            guard (0xdc00...0xdfff).contains(low) else { throw problem(.loneSurrogate, at: start) }
            code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw problem(.loneSurrogate, at: start) }
        return scalar
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x22, 0x5c, 0x2f: byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0c
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The number of the four digits after a `u`.
    private mutating func scanHex(_ start: Int) throws(JSONProblem) -> UInt32 {
        position += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw expected("four hexadecimal digits") }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw problem(.unknownEscape, at: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// What a string says that was scanned before.
    func unescaped(_ range: Range<Int>) -> [UInt8] {
        var copy = self
        copy.position = range.lowerBound
        var text: [UInt8] = []
        while copy.position < range.upperBound {
            if copy.bytes[copy.position] == UInt8(ascii: "\\"),
                let scalar = try? copy.scanEscape()
            {
                text.append(contentsOf: Character(scalar).utf8)
            } else {
                text.append(copy.bytes[copy.position])
                copy.position += 1
            }
        }
        return text
    }
}
