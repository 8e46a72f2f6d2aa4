// SPDX-License-Identifier: Apache-2.0

import FXIR
import FXTestSupport
import Testing

/// A text that is no graph, and the start of what is said about it.
private let errors: [(text: String, message: String)] = [
    ("", "line 1, column 1: found the end of the text, expected 'graph('"),
    ("  \n grap()", "line 2, column 2: found 'grap', expected 'graph('"),
    ("graph(x) {", "line 1, column 7: found 'x', expected a %name"),
    ("graph(%x %y", "line 1, column 10: found '%y', expected ',' or ')'"),
    (
        "graph(%x",
        "line 1, column 9: found the end of the text, expected an input such as %x or ')'"
    ),
    ("graph(%x: float[2])", "line 1, column 11: found 'float', expected a value"),
    ("graph(%x: f32[-])", "line 1, column 15: found '-', expected a dimension"),
    ("graph(%x) { }", "line 1, column 13: the graph ends without an output"),
    ("graph(%x) {", "line 1, column 12: found the end of the text, expected a line"),
    ("graph(%x) { relu }", "line 1, column 13: found 'relu', expected a node such as %y"),
    ("graph(%x) { return %x } x", "line 1, column 25: found 'x', expected the end of the text"),
    ("graph(%x) { return %x %y = ", "line 1, column 23: found '%y' after the output"),
    ("graph(%x) { return %y }", "line 1, column 20: %y is used, but no line above defines it"),
    ("graph(%x) {\n  %x = get_attr[w]", "line 2, column 3: %x is defined twice"),
    ("graph(%output) { return 1 }", "line 1, column 18: %output is defined twice"),
    ("graph(%sum) {}", "line 1, column 7: no node can be called %sum"),
    ("graph(%1) {}", "line 1, column 7: no node can be called %1"),
    ("graph(%é) {}", "line 1, column 8: found 'é', expected a name behind '%'"),
    ("graph(%x) { %y = call[f]() }", "line 1, column 18: found 'call', expected an opcode"),
    ("graph(%x) { %y = call_method() }", "line 1, column 29: found '(', expected '[' and a target"),
    ("graph(%x) { %y = call_method[f g]", "line 1, column 32: found 'g', expected ']'"),
    ("graph() { return \"é\" None }", "line 1, column 22: found 'None' after the output"),
    ("graph() { return None }", "line 1, column 18: found 'None', expected a value"),
    ("graph() { return (1) }", "line 1, column 20: found ')', expected ',': a tuple of one"),
    ("graph() { return {k: 1} }", "line 1, column 19: found 'k', expected a key in quotes"),
    ("graph() { return {\"k\": 1, \"k\"", "line 1, column 27: key 'k' is given twice"),
    ("graph() { return \"a\nb\" }", "line 1, column 18: the string has no end in its line"),
    ("graph() { return \"\\q\" }", "line 1, column 19: '\\q' is no escape"),
    ("graph() { return \"\\u{d800}\"", "line 1, column 19: '\\u{d800}' is no escape"),
    ("graph() { return 1e999 }", "line 1, column 18: the number 1e999 is too large"),
    ("graph() { return 9223372036854775808 }", "line 1, column 18: the number 92233"),
    ("graph() { return 1x }", "line 1, column 19: found 'x', expected a digit"),
    ("graph() { return nan[0x0] }", "line 1, column 22: found '0', expected the bits of a NaN"),
    ("graph() { return torch.relu }", "line 1, column 24: found 'relu', expected a dtype"),
    ("graph() { return tensor(f32[1], \"0\", \"\")", "line 1, column 33: found '\"', expected two"),
    ("graph() { return tensor(f32[1], \"00\", \"\")", "line 1, column 33: 1 bytes make no tensor"),
    ("graph() { return tensor(f32[s], \"\", \"\")", "line 1, column 33: 0 bytes make no tensor"),
    ("graph() { %a = call_function[f](k=1, 2)", "line 1, column 38: a positional argument follows"),
    ("graph() { %a = call_function[f](k=1, \"k\"=2)", "line 1, column 38: keyword argument 'k'"),
    ("graph() { %a = call_function[f]() -> ]", "line 1, column 38: found ']', expected a type"),
    ("graph() { %a = call_function[f]() @x", "line 1, column 36: found 'x', expected 'wrapped'"),
    ("graph() { %a = get_attr[a](1) }", "line 1, column 11: a node of opcode get_attr"),
    ("graph() { return graph[f] }", "line 1, column 23: the graph has no subgraph 'f' above"),
    ("graph() { graph f() { no output } graph f", "line 1, column 41: subgraph 'f' is defined"),
    ("graph(%x) { graph f() { return %x }", "line 1, column 32: %x is used, but no line above"),
    ("graph() { graph () {", "line 1, column 17: found '(', expected the name of a subgraph"),
    (String(repeating: "graph g() {", count: 1_000_000), "line 1, column 7: found 'g', expected"),
    (
        "graph() {" + String(repeating: "graph g() {", count: 1_000_000),
        "line 1, column 369: there are more than 32 levels"
    ),
    ("graph() { no }", "line 1, column 14: found '}', expected 'output'"),
    ("graph() { return " + String(repeating: "[", count: 1_000_000), "line 1, column 50: there"),
    (
        "graph(%x: f32[" + String(repeating: "s + ", count: 1_000_000),
        "line 1, column 414: a dimension has more than 100 terms"
    ),
    (
        "graph(%x: f32[" + String(repeating: "(", count: 1_000_000),
        "line 1, column 47: there are more than 32 levels"
    ),
]

@Suite struct `A text that is no graph is refused with its position` {
    @Test func `whatever is wrong`() {
        for (text, message) in errors {
            let error = #expect(throws: GraphTextError.self) { try Graph(parsing: text) }
            let description = error?.description ?? ""
            #expect(
                description.hasPrefix(message), "\(text.prefix(60)): \(description.prefix(200))")
        }
    }

    @Test func `and with the line and the way out`() {
        let error = #expect(throws: GraphTextError.self) {
            try Graph(parsing: "graph(%x) {\n  %a = call_method[f](%x, alpha=)\n}")
        }
        #expect(
            error?.description == """
                line 2, column 33: found ')', expected a value
                    %a = call_method[f](%x, alpha=)
                                                  ^
                  docs/graph-text.md has the grammar.
                """)
        #expect(error?.reason == .unexpected(found: "')'", expected: "a value"))
    }

    /// A truncated text is never a graph: the last brace ends it.
    @Test func `when it is cut at any byte`() throws {
        var seeds: UInt64 = 0
        for seed in 0..<(count / 400) {
            let bytes = Array(GraphText(try RandomGraph.make(seed: seed)).description.utf8)
            for end in bytes.indices {
                let text = String(decoding: bytes[..<end], as: UTF8.self)
                if (try? Graph(parsing: text)) != nil { seeds += 1 }
            }
        }
        #expect(seeds == 0)
    }

    /// Debug builds are much slower.
    private let count: UInt64 = _isDebugAssertConfiguration() ? 1_000 : 20_000

    /// What random changes of bytes give is refused, or is a graph that is printed and read back.
    @Test func `when bytes of it are changed`() throws {
        var random = TestGenerator(seed: 5)
        var (accepted, refused) = (0, 0)
        for seed in 0..<count {
            var bytes = Array(GraphText(try RandomGraph.make(seed: seed % 400)).description.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) { change(&bytes, &random) }
            do throws(GraphTextError) {
                let graph = try Graph(parsing: String(decoding: bytes, as: UTF8.self))
                let text = GraphText(graph).description
                let again = try GraphText(Graph(parsing: text)).description
                if again != text { Issue.record("\(text)") }
                accepted += 1
            } catch {
                if error.line < 1 || error.column < 1 { Issue.record("\(error)") }
                refused += 1
            }
        }
        #expect(accepted > count / 20)
        #expect(refused > count / 4)
    }

    private func change(_ bytes: inout [UInt8], _ random: inout TestGenerator) {
        let marks = Array("%()[]{},:=\"\\.-/@ \n0a1enTf".utf8)
        let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(mark, at: index)
        case 2: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes[index] = mark
        default: bytes.insert(contentsOf: bytes[index...].prefix(12), at: index)
        }
    }
}
