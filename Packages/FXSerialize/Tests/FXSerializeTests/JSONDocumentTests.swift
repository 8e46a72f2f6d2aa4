// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FXSerialize

@Suite("A text with long values")
struct JSONDocumentTests {
    private static let path = JSONOutline.Path(keys: ["a"], list: "items", table: "table")

    private func document(_ text: String) throws -> JSONDocument {
        try JSONDocument(Array(text.utf8), source: "m.json", path: Self.path)
    }

    @Test func `items and entries are read apart, the rest without them`() throws {
        let document = try document(
            #"{"items":[9],"a":{"table":{"x": {"n":1},"y":{"n":2}},"k":3,"items":[4,5 , 6]}}"#)
        let rest = try document.read { root throws(ArchiveError) in JSONText.text(root.json) }
        #expect(rest == #"{"items":[9],"a":{"table":{},"k":3,"items":[]}}"#)
        var items: [Int] = []
        try document.forEachItem { item throws(ArchiveError) in items.append(try item.getInt()) }
        #expect(items == [4, 5, 6])
        let entries = try #require(document.entries())
        #expect(entries.keys.sorted() == ["x", "y"])
        let y = try #require(entries["y"])
        #expect(Array(document.text(y)) == Array(#"{"n":2}"#.utf8))
        let number = try document.readEntry("y", at: y) { value throws(ArchiveError) in
            try value.required("n").getInt()
        }
        #expect(number == 2)
    }

    @Test func `an error says where an entry stands in the whole text`() throws {
        let document = try document(#"{"a":{"table":{"x":{"n":true}}}}"#)
        let x = try #require(document.entries()?["x"])
        #expect(
            throws: ArchiveError.wrongType(
                "m.json", at: "a.table.x.n", expected: "an integer", found: "a boolean")
        ) {
            try document.readEntry("x", at: x) { value throws(ArchiveError) in
                try value.required("n").getInt()
            }
        }
    }

    @Test(arguments: [#"{"a":{"table":[1]}}"#, #"{"a":{"table":{}}}"#, #"{"table":{"x":1}}"#])
    func `what is no long object stays in its place`(_ text: String) throws {
        let document = try document(text)
        #expect(document.entries() == nil)
        let rest = try document.read { root throws(ArchiveError) in JSONText.text(root.json) }
        #expect(rest == text)
    }

    @Test func `an object with an escaped key stays in its place`() throws {
        let document = try document(#"{"a":{"table":{"x\u0079":1},"items":[2]}}"#)
        #expect(document.entries() == nil)
        let rest = try document.read { root throws(ArchiveError) in JSONText.text(root.json) }
        #expect(rest == #"{"a":{"table":{"xy":1},"items":[]}}"#)
    }
}
