// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// A checked text: its long values are parsed a few items at a time, the rest as one tree.
///
/// A tree of json-c takes some twenty times the memory of its text. In pieces, that of a large
/// graph stays in the processor's cache.
final class JSONDocument {
    private let bytes: [UInt8]
    private let source: String
    private let path: JSONOutline.Path
    private let outline: JSONOutline
    private let parser: JSONParser

    /// The number of items that are parsed together.
    private static let batch = 64

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - source: What messages call the text: a file's path.
    ///   - path: The way to the long values; empty where there are none.
    /// - Throws: ``ArchiveError/notJSON(_:_:)``.
    init(
        _ bytes: [UInt8], source: String, path: JSONOutline.Path = JSONOutline.Path()
    ) throws(ArchiveError) {
        self.bytes = bytes
        self.source = source
        self.path = path
        do throws(JSONProblem) {
            outline = try JSONScanner.outline(of: bytes, at: path)
            parser = try JSONParser()
        } catch { throw .notJSON(source, error) }
    }

    /// Calls a closure with the root, in which the long values are empty.
    func read<Value>(
        _ body: (JSONCursor) throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        for content in outline.contents {
            parts.append(bytes[start..<content.lowerBound])
            start = content.upperBound
        }
        parts.append(bytes[start...])
        return try JSONTree(try parse(parts), source: source).read(body)
    }

    /// Calls a closure with the whole text as one tree, which it takes over.
    func readWhole() throws(ArchiveError) -> OpaquePointer? { try parse([bytes[...]]) }

    /// Calls a closure with each item of the long array.
    func forEachItem(_ body: (JSONCursor) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let items = outline.list.items
        var start = 0
        while start < items.count {
            let end = min(start + Self.batch, items.count)
            let text = bytes[items[start].lowerBound..<items[end - 1].upperBound]
            let tree = JSONTree(
                try parse([[0x5b], text, [0x5d]]), source: source, place: place(of: path.list),
                firstItem: start)
            try tree.read { array throws(ArchiveError) in
                for item in try array.items() { try body(item) }
            }
            start = end
        }
    }

    /// Where the values of the long object stand, by key; nil where there is no such object.
    func entries() -> [String: Range<Int>]? {
        guard outline.table.content != nil else { return nil }
        var result: [String: Range<Int>] = [:]
        result.reserveCapacity(outline.table.keys.count)
        for (key, item) in zip(outline.table.keys, outline.table.items) {
            result[String(decoding: bytes[key], as: UTF8.self)] = item
        }
        return result
    }

    /// The text in a range.
    func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

    /// Calls a closure with a value of the long object.
    func readEntry<Value>(
        _ key: String, at range: Range<Int>,
        _ body: (JSONCursor) throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        let place = "\(place(of: path.table)).\(key)"
        return try JSONTree(try parse([bytes[range]]), source: source, place: place).read(body)
    }

    private func place(of key: String?) -> String {
        (path.keys + [key].compactMap(\.self)).joined(separator: ".")
    }

    private func parse(_ parts: [ArraySlice<UInt8>]) throws(ArchiveError) -> OpaquePointer? {
        do throws(JSONProblem) {
            return try parser.parse(parts)
        } catch { throw .notJSON(source, error) }
    }
}
