// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXSerialize
import Testing

/// Values that a model can hold as an argument, so that loading one tells whether its text passes.
private let good = [
    "null", "true", "false", "0", "-0", "-1", "9223372036854775807", "-9223372036854775808", "1.0",
    "-0.0", "1e5", "1E+5", "1.5e-05", "5e-324", "1e-400", "1.7976931348623157e+308", "\"\"",
    "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0000\\u00e9\\uD83D\\uDE00\"", "\"é日🜚\"", "\"\u{7f}\"",
    " \t\r\n1 ",
]

private struct Bad: CustomTestStringConvertible, Sendable {
    var text: String
    var problem: String
    var testDescription: String { String(reflecting: text) }

    init(_ text: String, _ problem: String) {
        self.text = text
        self.problem = problem
    }
}

private let bad: [Bad] = [
    Bad("", "line 1, column 1 (byte 0): expected a value, found the end of the text"),
    Bad(" \n ", "line 2, column 2 (byte 3): expected a value, found the end of the text"),
    Bad("{", "line 1, column 2 (byte 1): expected a key in quotes, found the end of the text"),
    Bad("[1,]", "line 1, column 4 (byte 3): expected a value, found ']'"),
    Bad("[1 2]", "line 1, column 4 (byte 3): expected ',' or ']', found '2'"),
    Bad("{\"a\" 1}", "line 1, column 6 (byte 5): expected ':', found '1'"),
    Bad("{\"a\":1,}", "line 1, column 8 (byte 7): expected a key in quotes, found '}'"),
    Bad("{a:1}", "line 1, column 2 (byte 1): expected a key in quotes, found 'a'"),
    Bad("{\"a\":1]", "line 1, column 7 (byte 6): expected ',' or '}', found ']'"),
    Bad("nul", "line 1, column 1 (byte 0): expected a value, found 'n'"),
    Bad("NaN", "line 1, column 1 (byte 0): expected a value, found 'N'"),
    Bad("Infinity", "line 1, column 1 (byte 0): expected a value, found 'I'"),
    Bad("'a'", "line 1, column 1 (byte 0): expected a value, found '''"),
    Bad("/**/1", "line 1, column 1 (byte 0): expected a value, found '/'"),
    Bad("\u{feff}1", "line 1, column 1 (byte 0): expected a value, found byte 0xef"),
    Bad("1 1", "line 1, column 3 (byte 2): something follows the value"),
    Bad("[\n\n  01]", "line 3, column 3 (byte 5): this is no number"),
    Bad("-", "line 1, column 1 (byte 0): this is no number"),
    Bad("1.", "line 1, column 1 (byte 0): this is no number"),
    Bad("1e", "line 1, column 1 (byte 0): this is no number"),
    Bad(".5", "line 1, column 1 (byte 0): expected a value, found '.'"),
    Bad("9223372036854775808", "line 1, column 1 (byte 0): the integer does not fit 64 bits"),
    Bad("-9223372036854775809", "line 1, column 1 (byte 0): the integer does not fit 64 bits"),
    Bad("1e400", "line 1, column 1 (byte 0): the number is too large for a double"),
    Bad(
        "\"a",
        "line 1, column 3 (byte 2): expected the end of a string, found the end of the text"),
    Bad(
        "\"é\n\"",
        "line 1, column 3 (byte 3): a control character stands in a string; write it \\u000a"),
    Bad("\"\\x\"", "line 1, column 2 (byte 1): there is no such escape in a string"),
    Bad("\"\\u12g4\"", "line 1, column 2 (byte 1): there is no such escape in a string"),
    Bad("\"\\ud800\"", "line 1, column 2 (byte 1): half of a surrogate pair stands alone"),
    Bad("\"\\ud800\\u0041\"", "line 1, column 2 (byte 1): half of a surrogate pair stands alone"),
    Bad("\"\\udc00\"", "line 1, column 2 (byte 1): half of a surrogate pair stands alone"),
    Bad(
        "{\"a\":1,\n\"\\u0061\":2}",
        "line 2, column 1 (byte 8): the key \"a\" is given twice"),
    Bad("{\"a\\u0000\":1}", "line 1, column 2 (byte 1): a key holds the character U+0000"),
]

/// Bytes that are no UTF-8, each in quotes.
private let badBytes: [[UInt8]] = [
    [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xc3, 0x28], [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf0, 0x80, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80], [0xff],
]

/// A model whose only argument is a value.
private func model(_ value: [UInt8]) -> [UInt8] {
    let head = #"{"format":"swift-fx","version":1,"state":[],"graph":{"nodes":[{"name":"output","#
    return Array((head + #""op":"output","target":"output","kwargs":[],"args":["#).utf8)
        + value + Array("]}]}}".utf8)
}

private func problem(_ bytes: [UInt8]) -> String? {
    do {
        _ = try ModelArchive(json: bytes)
        return nil
    } catch { return error.description.replacing("<memory>: ", with: "") }
}

@Suite struct `JSON text` {
    @Test func `that is well formed is read`() {
        for text in good { #expect(problem(model(Array(text.utf8))) == nil, "\(text)") }
    }

    @Test(arguments: bad)
    private func `that is not is refused where it goes wrong`(_ bad: Bad) {
        #expect(problem(Array(bad.text.utf8)) == bad.problem)
    }

    @Test func `that is not UTF-8 is refused`() {
        for bytes in badBytes {
            let text = [0x22] + bytes + [0x22]
            let expected = "line 1, column 2 (byte 1): the text is not UTF-8"
            #expect(problem(text) == expected, "\(bytes)")
        }
    }

    @Test func `may be 128 levels deep and no more`() {
        func nested(_ count: Int) -> [UInt8] {
            Array(repeating: 0x5b, count: count) + Array(repeating: 0x5d, count: count)
        }
        #expect(problem(nested(128)) == "expected an object, found an array")
        let deep = "line 1, column 129 (byte 128): brackets are nested deeper than 128"
        #expect(problem(nested(129)) == deep)
        #expect(problem(Array(repeating: 0x5b, count: 1_000_000)) == deep)
    }

    @Test func `cut anywhere is refused`() throws {
        let bytes = try ModelArchive(graph: GoldenGraph.named("seed_topk_modified").build()).json()
        #expect(problem(bytes) == nil)
        for count in 0..<(bytes.count - 1) {
            let error = #expect(throws: ArchiveError.self) {
                try ModelArchive(json: Array(bytes[..<count]))
            }
            guard case .notJSON = error else {
                Issue.record("cut at \(count): \(String(describing: error))")
                continue
            }
        }
    }

    @Test func `with any byte changed gives a model or an error`() throws {
        let bytes = try ModelArchive(graph: GoldenGraph.named("seed_mymodule").build()).json()
        let replacements: [UInt8] = [0, 0x22, 0x2c, 0x2d, 0x31, 0x5b, 0x61, 0x7b, 0x80, 0xff]
        var loaded = 0
        for index in bytes.indices {
            for byte in replacements {
                var changed = bytes
                changed[index] = byte
                if (try? ModelArchive(json: changed)) != nil { loaded += 1 }
            }
        }
        #expect(loaded > 0)
    }
}
