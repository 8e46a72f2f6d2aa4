// SPDX-License-Identifier: Apache-2.0

/// Checks that a text is JSON which means one thing, without building a tree.
///
/// The parser behind it takes duplicate keys, clamps integers and mends lone surrogates; what
/// passes here leaves it nothing to mend. Beyond the grammar of RFC 8259 it asks for: at most 128
/// levels of brackets, no key twice in an object, integers of 64 bits, finite doubles.
struct JSONScanner {
    static let maximumDepth = 128

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var depth = 0
    private var openKeys = OpenKeys()
    private var outline: JSONOutline

    private init(_ bytes: UnsafeBufferPointer<UInt8>, path: JSONOutline.Path) {
        self.bytes = bytes
        outline = JSONOutline(path)
    }

    /// Throws the first problem of a text.
    ///
    /// - Complexity: O(bytes).
    static func check(_ bytes: [UInt8]) throws(JSONProblem) {
        _ = try outline(of: bytes, at: JSONOutline.Path())
    }

    /// Throws the first problem of a text; returns where the parts of its long values stand.
    static func outline(
        of bytes: [UInt8], at path: JSONOutline.Path
    ) throws(JSONProblem) -> JSONOutline {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONProblem) in
                var scanner = JSONScanner(buffer, path: path)
                try scanner.scanValue()
                scanner.skipBlanks()
                if scanner.position < buffer.count { throw scanner.problem(.trailingText) }
                return scanner.outline
            }
        }
        return try result.get()
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
        let isOutlined = outline.isPart(.table, atDepth: depth)
        try open()
        let start = position
        skipBlanks()
        if accept("}") { return depth -= 1 }
        let mark = openKeys.begin()
        repeat {
            skipBlanks()
            let key = try scanKey()
            skipBlanks()
            guard accept(":") else { throw expected("':'") }
            let isOnPath = outline.enter(bytes[key], depth: depth)
            if isOutlined { skipBlanks() }
            let item = position
            try scanValue()
            if isOutlined { note(key, item..<position) }
            if isOnPath { outline.leave() }
            skipBlanks()
        } while accept(",")
        if isOutlined, !outline.hasEscapedKey { outline.table.content = start..<position }
        guard accept("}") else { throw expected("',' or '}'") }
        openKeys.end(mark)
        depth -= 1
    }

    /// Notes an entry of the long object.
    private mutating func note(_ key: Range<Int>, _ item: Range<Int>) {
        outline.table.keys.append(key)
        outline.table.items.append(item)
        if bytes[key].contains(UInt8(ascii: "\\")) { outline.hasEscapedKey = true }
    }

    /// Scans a key and notes it; returns where it stands, without its quotes.
    private mutating func scanKey() throws(JSONProblem) -> Range<Int> {
        let start = position
        guard peek == UInt8(ascii: "\"") else { throw expected("a key in quotes") }
        let hasEscape = try scanString()
        let range = (start + 1)..<(position - 1)
        var name: [UInt8]?
        if hasEscape {
            name = unescaped(range)
            if name?.contains(0) == true { throw problem(.zeroInKey, at: start) }
        }
        guard openKeys.insert(range, unescaped: name, of: bytes) else {
            let text = String(decoding: name ?? Array(bytes[range]), as: UTF8.self)
            throw problem(.duplicateKey(text), at: start)
        }
        return range
    }

    private mutating func scanArray() throws(JSONProblem) {
        let isOutlined = outline.isPart(.list, atDepth: depth)
        try open()
        let start = position
        skipBlanks()
        if accept("]") {
            if isOutlined { outline.list.content = start..<(position - 1) }
            return depth -= 1
        }
        repeat {
            skipBlanks()
            let item = position
            try scanValue()
            if isOutlined { outline.list.items.append(item..<position) }
            skipBlanks()
        } while accept(",")
        if isOutlined { outline.list.content = start..<position }
        guard accept("]") else { throw expected("',' or ']'") }
        depth -= 1
    }

    private mutating func open() throws(JSONProblem) {
        if depth == Self.maximumDepth { throw problem(.tooDeep(limit: Self.maximumDepth)) }
        depth += 1
        position += 1
    }

    private mutating func scanWord(_ word: StaticString) throws(JSONProblem) {
        let end = position + word.utf8CodeUnitCount
        let isThere =
            end <= bytes.count
            && (position..<end).allSatisfy { bytes[$0] == word.utf8Start[$0 - position] }
        guard isThere else { throw expected("a value") }
        position = end
    }
}

// MARK: - Reading

extension JSONScanner {
    /// The byte at the position; nil at the end.
    @inline(__always)
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    @inline(__always)
    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    @inline(__always)
    mutating func skipBlanks() {
        while let byte = peek, byte <= 0x20,
            byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
        {
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
