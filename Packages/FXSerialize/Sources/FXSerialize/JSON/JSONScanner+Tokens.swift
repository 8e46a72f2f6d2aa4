// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
    mutating func scanString() throws(JSONProblem) {
        var ignored: [UInt8]?
        try scanString(collecting: &ignored)
    }

    /// Scans a string; adds what it says to a buffer, where one is given.
    mutating func scanString(collecting text: inout [UInt8]?) throws(JSONProblem) {
        position += 1
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try scanEscape(collecting: &text)
            case ..<0x20: throw problem(.controlCharacter(byte))
            case ..<0x80:
                text?.append(byte)
                position += 1
            default: try scanSequence(collecting: &text)
            }
        }
        throw expected("the end of a string")
    }

    /// Scans a character of several bytes.
    private mutating func scanSequence(collecting text: inout [UInt8]?) throws(JSONProblem) {
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
        text?.append(contentsOf: bytes[position..<(position + length)])
        position += length
    }

    private mutating func scanEscape(collecting text: inout [UInt8]?) throws(JSONProblem) {
        let start = position
        position += 1
        guard let byte = peek else { throw expected("the end of a string") }
        let simple: [UInt8: UInt8] = [
            0x22: 0x22, 0x5c: 0x5c, 0x2f: 0x2f, 0x62: 0x08, 0x66: 0x0c, 0x6e: 0x0a, 0x72: 0x0d,
            0x74: 0x09,
        ]
        if let value = simple[byte] {
            text?.append(value)
            position += 1
            return
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
        text?.append(contentsOf: Character(scalar).utf8)
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

    mutating func scanNumber() throws(JSONProblem) {
        let start = position
        _ = accept("-")
        let whole = position
        guard scanDigits() else { throw problem(.malformedNumber, at: start) }
        if position - whole > 1, bytes[whole] == UInt8(ascii: "0") {
            throw problem(.malformedNumber, at: start)
        }
        var isInteger = true
        if accept(".") {
            isInteger = false
            guard scanDigits() else { throw problem(.malformedNumber, at: start) }
        }
        if accept("e") || accept("E") {
            isInteger = false
            _ = accept("+") || accept("-")
            guard scanDigits() else { throw problem(.malformedNumber, at: start) }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, Int64(text) == nil { throw problem(.integerOutOfRange, at: start) }
        if !isInteger, Double(text)?.isFinite != true {
            throw problem(.doubleOutOfRange, at: start)
        }
    }

    private mutating func scanDigits() -> Bool {
        let start = position
        while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
        return position > start
    }
}
