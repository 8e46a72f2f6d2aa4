// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// One call of each function of FXTensor that generated Swift may call, from the generator's table.
private enum SpellingCalls {
    static func makeGraph() throws -> Graph {
        let file = GeneratedSources.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Packages/FXCodegen/Sources/FXCodegen/Swift/SwiftSpellingText.swift")
        let graph = Graph()
        let x = try graph.placeholder("x")
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            guard fields.count == 4 else { continue }
            try addCall(fields, to: graph, x)
        }
        try graph.output(x)
        return graph
    }

    private static func addCall(
        _ fields: [Substring], to graph: Graph, _ x: Node
    ) throws {
        let callee = fields[0].drop { $0 == " " }
        let isMethod = callee.hasPrefix("method ")
        var arguments: [Argument<Node>] = isMethod || !fields[1].contains(".") ? [.leaf(x)] : []
        var keywords: [ArgumentEntry<Node>] = []
        for parameter in fields[2].split(separator: " ") {
            if parameter.hasPrefix("!") {
                let sides = parameter.dropFirst().split(separator: ":")
                keywords.append(ArgumentEntry(String(sides[0]), constant(sides[1])))
                continue
            }
            let sides = parameter.split(separator: "@", omittingEmptySubsequences: false)
            let parts = sides[0].split(separator: ":")
            let value = value(of: parts[parts.count - 1], x)
            if sides.count > 1, sides[1].isEmpty {
                arguments.append(value)
            } else if sides.count > 1 {
                keywords.append(ArgumentEntry(String(sides[1]), value))
            } else if parts.count > 1 {
                keywords.append(ArgumentEntry(snakeCase(parts[0]), value))
            } else {
                arguments.append(value)
            }
        }
        // A call without a traced value is made while tracing.
        let values = arguments + keywords.map(\.value)
        guard values.contains(where: { $0.containsLeaf() }) else { return }
        let operation: FXIR.Operation =
            isMethod
            ? .callMethod(MethodName(String(callee.dropFirst("method ".count))))
            : .callFunction(FunctionTarget(String(callee)))
        try graph.insert(operation, arguments, KeywordArguments(keywords))
    }

    private static func value(of kind: Substring, _ x: Node) -> Argument<Node> {
        switch kind.first {
        case "i", "W", "P", "Q", "N", "M": 1
        case "b": true
        case "d": 0.5
        case "s": "s"
        case "y": .dtype(.float32)
        case "S": 2.0
        case "I", "R": .tuple([1, 2])
        case "D": .tuple([0.5, 1.5])
        case "L": .list([.leaf(x), .leaf(x)])
        case "m": .memoryFormat(.contiguous)
        default: .leaf(x)
        }
    }

    private static func constant(_ text: Substring) -> Argument<Node> {
        switch text {
        case "True": true
        case "False": false
        default: Int(text).map { .int($0) } ?? .none
        }
    }

    private static func snakeCase(_ name: Substring) -> String {
        name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
    }
}

@Suite struct `Generated Swift of every function` {
    @Test func `is the file that is compiled here`() throws {
        let module = try GraphModule(Module(), SpellingCalls.makeGraph())
        let code = try module.swiftCode(typeName: "Spellings")
        try GeneratedSources.check(
            GeneratedSources.file([("Spellings", code)], list: "generatedSpellings"),
            "Spellings.swift")
        // Nearly all are called by FXTensor's functions, not by name.
        let byName = code.split(separator: "torch.function(").count - 1
        let methods = code.split(separator: "torch.method(").count - 1
        #expect(byName + methods < 20, "\(byName) functions, \(methods) methods")
    }

    @Test func `is recorded as the call that it is generated from`() throws {
        let make = try #require(generatedSpellings.first)
        let expected = try SpellingCalls.makeGraph()
        let generated = try make(ModuleState(of: Module()))
        let found = try Tracer().trace(generated)
        let lines = zip(expected.nodes, found.nodes).filter { Self.line($0) != Self.line($1) }
        #expect(found.nodes.count == expected.nodes.count)
        for (expected, found) in lines {
            Issue.record("\(expected.line)\n\(found.line)")
        }
    }

    /// Lists and tuples say the same, and keywords in any order.
    private static func line(_ node: Node) -> String {
        let keywords = node.keywordArguments.entries.map {
            "\($0.key): \($0.value.pythonRepr(\.name))"
        }
        let text = "\(node.operation) \(node.arguments.pythonRepr(\.name)) \(keywords.sorted())"
        return text.replacing("[", with: "(").replacing("]", with: ")")
    }
}
