// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// A checked text: one long array of it is parsed a few items at a time, the rest as one tree.
///
/// A tree of json-c takes some twenty times the memory of its text. In pieces, that of a large
/// graph stays in the processor's cache.
final class JSONDocument {
    private let bytes: [UInt8]
    private let source: String
    private let path: [String]
    private let outline: JSONOutline
    private let parser: JSONParser

    /// The number of items that are parsed together.
    private static let batch = 64

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - source: What messages call the text: a file's path.
    ///   - path: The keys that lead to the long array; none where there is no such array.
    /// - Throws: ``ArchiveError/notJSON(_:_:)``.
    init(_ bytes: [UInt8], source: String, path: [String] = []) throws(ArchiveError) {
        self.bytes = bytes
        self.source = source
        self.path = path
        do throws(JSONProblem) {
            outline = try JSONScanner.outline(of: bytes, at: path)
            parser = try JSONParser()
        } catch { throw .notJSON(source, error) }
    }

    /// Calls a closure with the root, in which the long array is empty.
    func read<Value>(
        _ body: (JSONCursor) throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        guard let content = outline.content else {
            return try JSONTree(try parse([bytes[...]]), source: source).read(body)
        }
        let parts = [bytes[..<content.lowerBound], bytes[content.upperBound...]]
        return try JSONTree(try parse(parts), source: source).read(body)
    }

    /// Calls a closure with the whole text as one tree, which it takes over.
    func readWhole() throws(ArchiveError) -> OpaquePointer? { try parse([bytes[...]]) }

    /// Calls a closure with each item of the long array.
    func forEachItem(_ body: (JSONCursor) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let items = outline.items
        var start = 0
        while start < items.count {
            let end = min(start + Self.batch, items.count)
            let text = bytes[items[start].lowerBound..<items[end - 1].upperBound]
            let tree = JSONTree(
                try parse([[0x5b], text, [0x5d]]), source: source,
                place: path.joined(separator: "."), firstItem: start)
            try tree.read { array throws(ArchiveError) in
                for item in try array.items() { try body(item) }
            }
            start = end
        }
    }

    private func parse(_ parts: [ArraySlice<UInt8>]) throws(ArchiveError) -> OpaquePointer? {
        do throws(JSONProblem) {
            return try parser.parse(parts)
        } catch { throw .notJSON(source, error) }
    }
}
