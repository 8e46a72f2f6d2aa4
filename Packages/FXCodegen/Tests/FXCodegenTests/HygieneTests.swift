// SPDX-License-Identifier: Apache-2.0

import FXCodegen
import FXCore
import FXIR
import Testing

/// Texts that end a string, a comment or a statement in one of the languages.
private let hostile: [String] = [
    "evil()", "\"; evil(); \"", "'); evil(); ('", "*/ evil() /*", "\n evil()", "\r\nevil()",
    "\u{2028}evil()", "\\(evil())", "\\", "\"\"\"evil()", "'''evil()", "#\"evil()", "\0evil()",
    "${evil()}", "{evil()}", "%s", "é\u{202e}evil()", "`evil()`", "</script>evil()",
    "&#34;evil()",
]

/// A graph in which every text that a file may choose is the given one.
private func graph(_ text: String) throws -> (graph: Graph, schema: StateSchema) {
    let graph = Graph()
    var schema = StateSchema()
    let path = ModulePath("state.\(text.replacing(".", with: ""))")
    schema[path] = .parameter(TensorSpec(.float32, [2]))
    let x = try graph.placeholder("x", defaultValue: .string(text))
    let state = try graph.getAttribute(path, name: text)
    let sum = try graph.callFunction(.operator.add, [state, 1], name: text)
    let padded = try graph.callFunction(
        "torch.nn.functional.pad", [sum, Argument<Node>.list([1, 1])], ["mode": .string(text)])
    let extent = Dimension(SymbolicExpression.symbol(text))
    for node in [state, sum, padded] {
        node.provenance = Provenance(
            location: SourceLocation(file: text, line: 1),
            modules: [ModuleFrame(path: ModulePath(text), typeName: text)], steps: [text])
        node.metadata[.spec] = .leaf(TensorSpec(.float32, Shape([extent, 2])))
    }
    x.metadata[.spec] = .leaf(TensorSpec(.float32, Shape([extent])))
    try graph.output(
        Argument<Node>.dictionary([
            ArgumentEntry(text, .leaf(padded)), ArgumentEntry("x", .leaf(x)),
        ]))
    return (graph, schema)
}

/// The lines of a text without what stands in quotes and comments.
private func code(_ text: String, comment: String, quotes: Set<Character>) -> String {
    var result = ""
    for line in text.split(whereSeparator: \.isNewline) {
        var open: Character?
        var isEscaped = false
        var kept = ""
        for letter in line {
            if let quote = open {
                if letter == quote, !isEscaped { open = nil }
                isEscaped = letter == "\\" && !isEscaped
            } else if quotes.contains(letter) {
                open = letter
            } else {
                kept.append(letter)
                if kept.hasSuffix(comment) { break }
            }
        }
        result += kept + "\n"
    }
    return result
}

@Suite struct `No text of a graph becomes code` {
    @Test(arguments: hostile)
    func `in Swift, Python and DOT`(_ text: String) throws {
        let (graph, schema) = try graph(text)
        let swift = try SwiftGenerator(showsProvenance: true).generate(
            graph, schema: schema, typeName: "M")
        #expect(!code(swift, comment: "//", quotes: ["\""]).contains("evil("), "\(swift)")
        // Another sign might end a line, or turn the text around.
        #expect(swift.unicodeScalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) })
        let python = PythonGenerator()
        for text in try [python.generate(graph), python.readable(graph)] {
            #expect(!code(text, comment: "#", quotes: ["'", "\""]).contains("evil("), "\(text)")
        }
        let dot = DotGenerator().generate(graph, schema: schema, name: text)
        #expect(!code(dot, comment: "//", quotes: ["\""]).contains("evil("), "\(dot)")
    }

    @Test(arguments: hostile)
    func `where only names may stand, which are refused`(_ text: String) throws {
        let swift = SwiftGenerator()
        let target = Graph()
        try target.output(target.callFunction(FunctionTarget("torch.ops." + text), []))
        let method = Graph()
        try method.output(method.callMethod(MethodName(text), [method.placeholder("x")]))
        let input = Graph()
        try input.output(input.placeholder(text))
        let keyword = Graph()
        try keyword.output(keyword.callFunction(.torch.sum, [keyword.placeholder("x")], [text: 1]))
        for graph in [target, method, input, keyword] {
            #expect(throws: CodegenError.self) {
                try swift.generate(graph, schema: StateSchema(), typeName: "M")
            }
            #expect(throws: CodegenError.self) { try PythonGenerator().generate(graph) }
        }
        let module = Graph()
        try module.output(module.callModule("m", [module.placeholder("x")]))
        var schema = StateSchema()
        schema["m"] = .module(ModuleSchema(typeName: text))
        #expect(throws: CodegenError.self) {
            try swift.generate(module, schema: schema, typeName: "M")
        }
        #expect(throws: CodegenError.self) {
            try swift.generate(module, schema: schema, typeName: text)
        }
        #expect(throws: CodegenError.self) {
            try PackageGenerator(name: text, dependency: .path("x"))
        }
    }

    @Test(arguments: hostile)
    func `in the manifest of a package`(_ text: String) throws {
        let graph = try Graph(parsing: "graph(%x) { return %x }")
        for dependency in [PackageDependency.path(text), .url(text, exact: text)] {
            let files = try PackageGenerator(name: "M", dependency: dependency).files(
                graph, schema: StateSchema())
            for (path, text) in files where path.hasSuffix(".swift") {
                #expect(!code(text, comment: "//", quotes: ["\""]).contains("evil("), "\(text)")
            }
        }
    }
}
