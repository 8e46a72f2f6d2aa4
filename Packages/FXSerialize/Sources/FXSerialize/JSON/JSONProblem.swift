// SPDX-License-Identifier: Apache-2.0

/// Why a text is not JSON, or not JSON that every reader takes for the same value.
public struct JSONProblem: Error, Hashable {
    public enum Kind: Hashable, Sendable {
        /// Something else stands where the grammar wants this.
        case expected(String, found: String)
        case invalidUTF8
        /// A character below U+0020 stands in a string as itself.
        case controlCharacter(UInt8)
        case unknownEscape
        /// Half of a surrogate pair stands alone.
        case loneSurrogate
        case malformedNumber
        /// The integer does not fit 64 bits.
        case integerOutOfRange
        /// The number is too large for a double.
        case doubleOutOfRange
        case tooDeep(limit: Int)
        case duplicateKey(String)
        /// A key holds U+0000.
        case zeroInKey
        case trailingText
        /// The parser refused what the scan let pass.
        case refused(String)
    }

    public var kind: Kind
    /// The line, counted from 1.
    public var line: Int
    /// The character in the line, counted from 1.
    public var column: Int
    /// The byte in the text, counted from 0.
    public var offset: Int

    /// Creates a problem of a text as a whole.
    init(_ kind: Kind) {
        self.kind = kind
        (line, column, offset) = (1, 1, 0)
    }

    /// - Parameter offset: Where in the text the problem is.
    init(_ kind: Kind, in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.kind = kind
        self.offset = offset
        let before = bytes.prefix(offset)
        line = 1 + before.count { $0 == 0x0a }
        let start = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        column = 1 + before[start...].count { $0 & 0xc0 != 0x80 }
    }
}

extension JSONProblem: CustomStringConvertible {
    public var description: String {
        "line \(line), column \(column) (byte \(offset)): \(fact)"
    }

    private var fact: String {
        switch kind {
        case .expected(let expected, let found): "expected \(expected), found \(found)"
        case .invalidUTF8: "the text is not UTF-8"
        case .controlCharacter(let byte):
            "a control character stands in a string; write it \\u00\(byte < 16 ? "0" : "")"
                + String(byte, radix: 16)
        case .unknownEscape: "there is no such escape in a string"
        case .loneSurrogate: "half of a surrogate pair stands alone"
        case .malformedNumber: "this is no number"
        case .integerOutOfRange: "the integer does not fit 64 bits"
        case .doubleOutOfRange: "the number is too large for a double"
        case .tooDeep(let limit): "brackets are nested deeper than \(limit)"
        case .duplicateKey(let key): "the key \(String(reflecting: key)) is given twice"
        case .zeroInKey: "a key holds the character U+0000"
        case .trailingText: "something follows the value"
        case .refused(let reason): "the parser refuses the text: \(reason)"
        }
    }
}
