// SPDX-License-Identifier: Apache-2.0

/// A text that grows at its end, as bytes: appending a word costs half of what it costs a String.
public struct TextBuffer: Sendable {
    @usableFromInline var bytes: [UInt8] = []

    /// Creates an empty text.
    public init() {}

    /// The text so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The number of bytes.
    @inlinable public var count: Int { bytes.count }

    @inlinable
    public static func += (buffer: inout TextBuffer, text: String) {
        buffer.bytes.append(contentsOf: text.utf8)
    }

    /// Appends another text.
    @inlinable
    public static func += (buffer: inout TextBuffer, other: TextBuffer) {
        buffer.bytes.append(contentsOf: other.bytes)
    }

    /// Appends one ASCII character.
    @inlinable
    public mutating func append(_ mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

    /// Appends a part of another text.
    public mutating func append(_ other: TextBuffer, from start: Int, to end: Int) {
        bytes.append(contentsOf: other.bytes[start..<end])
    }

    /// The text from a byte on.
    public func text(from start: Int) -> String {
        String(decoding: bytes[start...], as: UTF8.self)
    }

    /// Makes room, so that growing to so many bytes copies nothing.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Forgets what is behind a count of bytes.
    public mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

    /// Appends an integer in decimal digits.
    public mutating func append(_ value: Int) {
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
