// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

/// Something that `torch.fx.Graph.lint` finds, or should have found, and what becomes of it here.
private struct LintCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Gives the issues, or throws where no such graph can be made.
    var issues: @Sendable () throws -> [GraphIssue]
    /// A part of the message, of an issue or of a refusal; nil where all is well.
    var message: String?
}

/// `x`, `relu(x)` and an output, in the text form, with something else in its midst.
private func parsed(_ line: String = "", after: String = "") throws -> Graph {
    try Graph(
        parsing: "graph(%x) { \(line) %relu = call_function[torch.relu](%x) return %relu \(after) }"
    )
}

private func schema() throws -> StateSchema {
    var schema = StateSchema()
    schema["p"] = .parameter(TensorSpec(.float32, [2]))
    return schema
}

private let cases: [LintCase] = [
    LintCase(
        testDescription: "lint foreign argument",
        issues: {
            let (one, other) = (try parsed(), Graph())
            let x = try other.placeholder("x")
            try one.makeBuilder(at: .start).callFunction(.torch.relu, [x])
            return []
        }, message: "%x belongs to another graph"),
    LintCase(
        testDescription: "lint use before def",
        issues: {
            let graph = try parsed()
            try graph.move(graph.nodes(calling: .torch.relu)[0], to: .start)
            return []
        }, message: "%x would be used before it is defined"),
    LintCase(
        testDescription: "lint unknown opcode",
        issues: { GraphVerifier().issues(in: try parsed("%y = bad[relu](%x)")) },
        message: "line 1, column 18: found 'bad', expected an opcode"),
    LintCase(
        testDescription: "lint node belongs elsewhere",
        issues: {
            try parsed().erase(try parsed().nodes(calling: .torch.relu)[0])
            return []
        }, message: "%relu belongs to another graph"),
    LintCase(
        testDescription: "lint nonexistent attribute",
        issues: {
            GraphVerifier(schema: try schema()).issues(in: try parsed("%w = get_attr[nope.foo]"))
        }, message: "'nope.foo' is not in the module's state"),
    LintCase(
        testDescription: "lint not a module",
        issues: {
            GraphVerifier(schema: try schema()).issues(in: try parsed("%m = call_module[p](%x)"))
        }, message: "'p' is no module"),
    LintCase(
        testDescription: "the same with what the paths lead to",
        issues: {
            GraphVerifier(schema: try schema()).issues(in: try parsed("%w = get_attr[p]"))
        }, message: nil),
    LintCase(
        testDescription: "lint missing output",
        issues: {
            let graph = Graph()
            try graph.placeholder("x")
            return GraphVerifier().issues(in: graph)
        }, message: "has no output"),
    LintCase(
        testDescription: "lint two outputs",
        issues: {
            try parsed().output(1)
            return []
        }, message: "nothing can follow the output"),
    LintCase(
        testDescription: "code after output",
        issues: {
            _ = try parsed(after: "%y = call_function[torch.relu](%x)")
            return []
        }, message: "found '%y' after the output"),
    LintCase(
        testDescription: "late placeholder",
        issues: {
            let graph = try parsed()
            try graph.makeBuilder(at: .before(graph.nodes(of: .output)[0])).placeholder("late")
            return GraphVerifier().issues(in: graph)
        }, message: "comes after a computation"),
    LintCase(
        testDescription: "wrong arity",
        issues: { GraphVerifier().issues(in: try parsed("%y = call_function[torch.relu](%x, 1)")) },
        message: "torch.relu does not take"),
    LintCase(testDescription: "nothing", issues: { GraphVerifier().issues(in: try parsed()) }),
]

@Suite struct `What lint finds or misses` {
    @Test(arguments: cases)
    private func `is refused or found`(_ lint: LintCase) throws {
        var found: [String]
        do {
            found = try lint.issues().map(\.message)
        } catch {
            found = ["\(error)"]
        }
        guard let message = lint.message else {
            #expect(found.isEmpty)
            return
        }
        #expect(found.count == 1)
        #expect(found.first?.contains(message) == true, "\(found)")
    }
}
