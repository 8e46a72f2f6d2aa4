// SPDX-License-Identifier: Apache-2.0

/// Checks that a text is JSON which means one thing, without building a tree.
///
/// The parser behind it takes duplicate keys, clamps integers and mends lone surrogates; what
/// passes here leaves it nothing to mend. Beyond the grammar of RFC 8259 it asks for: at most 128
/// levels of brackets, no key twice in an object, integers of 64 bits, finite doubles.
struct JSONScanner {
    static let maximumDepth = 128

    let bytes: [UInt8]
    var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Throws the first problem of a text.
    ///
    /// - Complexity: O(bytes).
    static func check(_ bytes: [UInt8]) throws(JSONProblem) {
        var scanner = JSONScanner(bytes)
        try scanner.scanValue()
        scanner.skipBlanks()
        if scanner.position < bytes.count { throw scanner.problem(.trailingText) }
    }

    private mutating func scanValue() throws(JSONProblem) {
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): try scanObject()
        case UInt8(ascii: "["): try scanArray()
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "t"): try scanWord("true")
        case UInt8(ascii: "f"): try scanWord("false")
        case UInt8(ascii: "n"): try scanWord("null")
        case UInt8(ascii: "-"), .some(0x30...0x39): try scanNumber()
        default: throw expected("a value")
        }
    }

    private mutating func scanObject() throws(JSONProblem) {
        try open()
        var keys: Set<[UInt8]> = []
        skipBlanks()
        if accept("}") { return depth -= 1 }
        repeat {
            skipBlanks()
            let start = position
            guard peek == UInt8(ascii: "\"") else { throw expected("a key in quotes") }
            var key: [UInt8]? = []
            try scanString(collecting: &key)
            let name = key ?? []
            if name.contains(0) { throw problem(.zeroInKey, at: start) }
            if !keys.insert(name).inserted {
                throw problem(.duplicateKey(String(decoding: name, as: UTF8.self)), at: start)
            }
            skipBlanks()
            guard accept(":") else { throw expected("':'") }
            try scanValue()
            skipBlanks()
        } while accept(",")
        guard accept("}") else { throw expected("',' or '}'") }
        depth -= 1
    }

    private mutating func scanArray() throws(JSONProblem) {
        try open()
        skipBlanks()
        if accept("]") { return depth -= 1 }
        repeat {
            try scanValue()
            skipBlanks()
        } while accept(",")
        guard accept("]") else { throw expected("',' or ']'") }
        depth -= 1
    }

    private mutating func open() throws(JSONProblem) {
        if depth == Self.maximumDepth { throw problem(.tooDeep(limit: Self.maximumDepth)) }
        depth += 1
        position += 1
    }

    private mutating func scanWord(_ word: String) throws(JSONProblem) {
        guard bytes[position...].starts(with: word.utf8) else { throw expected("a value") }
        position += word.utf8.count
    }
}

// MARK: - Reading

extension JSONScanner {
    /// The byte at the position; nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
            position += 1
        }
    }

    func problem(_ kind: JSONProblem.Kind, at offset: Int? = nil) -> JSONProblem {
        JSONProblem(kind, in: bytes, at: offset ?? position)
    }

    func expected(_ what: String) -> JSONProblem {
        let found =
            switch peek {
            case nil: "the end of the text"
            case .some(0x21...0x7e): "'\(Character(Unicode.Scalar(bytes[position])))'"
            case .some(let byte): "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        return problem(.expected(what, found: found))
    }
}
