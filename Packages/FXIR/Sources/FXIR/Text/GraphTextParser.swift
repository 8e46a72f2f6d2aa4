// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Reads the text of ``GraphText`` by recursive descent; docs/graph-text.md has the grammar.
struct GraphTextParser {
    var scanner: GraphTextScanner
    /// The graph that is read, and its nodes by name; those of a subgraph are apart.
    private(set) var graph = Graph()
    private var nodes: [String: Node] = [:]
    /// How deep the value that is read lies in others.
    private var depth = 0
    /// The number of terms of the dimension that is read.
    var termCount = 0

    init(_ text: String) { scanner = GraphTextScanner(text) }

    /// Reads the whole text.
    mutating func parse() throws(GraphTextError) -> Graph {
        guard scanner.accept(word: "graph") else { throw scanner.unexpected("'graph('") }
        try parseGraph()
        if scanner.peek() != nil { throw scanner.unexpected("the end of the text") }
        return graph
    }

    /// Reads inputs and nodes, from the opening parenthesis to the closing brace.
    private mutating func parseGraph() throws(GraphTextError) {
        try scanner.expect("(")
        try parseItems(upTo: ")", "an input such as %x") { parser throws(GraphTextError) in
            try parser.parseInput()
        }
        try scanner.expect("{")
        try parseStatements()
    }

    /// Reads what stands between commas up to a closing mark; a comma may stand before it.
    ///
    /// - Returns: Whether the last item has a comma behind it.
    @discardableResult
    mutating func parseItems(
        upTo end: Unicode.Scalar, _ expected: String,
        _ item: (inout Self) throws(GraphTextError) -> Void
    ) throws(GraphTextError) -> Bool {
        var hasComma = false
        var isFirst = true
        while !scanner.accept(end) {
            if scanner.peek() == nil { throw scanner.unexpected("\(expected) or '\(end)'") }
            if !isFirst, !hasComma { throw scanner.unexpected("',' or '\(end)'") }
            try item(&self)
            isFirst = false
            hasComma = scanner.accept(",")
        }
        return hasComma
    }

    /// Reads something that may hold more of its kind.
    mutating func nested<Value>(
        _ body: (inout Self) throws(GraphTextError) -> Value
    ) throws(GraphTextError) -> Value {
        depth += 1
        defer { depth -= 1 }
        let limit = GraphTextSyntax.depthLimit
        if depth > limit { throw scanner.error(.tooDeep(limit: limit)) }
        return try body(&self)
    }
}

// MARK: - Statements

extension GraphTextParser {
    private mutating func parseInput() throws(GraphTextError) {
        let name = try parseNewName()
        let target = try parseTarget()
        let spec = try parseSpec()
        var defaultValue: [Argument<Node>] = []
        if scanner.accept("=") { defaultValue = [try parseArgument()] }
        try insert(name, .placeholder(target ?? name.text), defaultValue, [:], spec)
    }

    private mutating func parseStatements() throws(GraphTextError) {
        var hasEnded = false
        while !scanner.accept("}") {
            guard let next = scanner.peek() else {
                throw scanner.unexpected(hasEnded ? "'}'" : "a line of the graph, or '}'")
            }
            if hasEnded { throw scanner.error(.afterOutput(scanner.found)) }
            if next == UInt8(ascii: "%") {
                hasEnded = try parseNode()
            } else if scanner.accept(word: "graph") {
                try parseSubgraph()
            } else if scanner.accept(word: "return") {
                try parseReturn()
                hasEnded = true
            } else if scanner.accept(word: "no") {
                guard scanner.accept(word: "output") else { throw scanner.unexpected("'output'") }
                hasEnded = true
            } else {
                throw scanner.unexpected("a node such as %y, 'return' or '}'")
            }
        }
        if !hasEnded {
            throw scanner.error(.noOutput, at: scanner.position - 1)
        }
    }

    /// Reads a graph that belongs to this one.
    private mutating func parseSubgraph() throws(GraphTextError) {
        scanner.skipBlanks()
        let start = scanner.position
        var name = scanner.word()
        if name == nil { name = try scanner.string() }
        guard let name else { throw scanner.unexpected("the name of a subgraph") }
        if graph.subgraph(named: SubgraphName(name)) != nil {
            throw scanner.error(.duplicateSubgraph(name), at: start)
        }
        let outer = (graph, nodes)
        (graph, nodes) = (Graph(), [:])
        try nested { parser throws(GraphTextError) in try parser.parseGraph() }
        let subgraph = graph
        (graph, nodes) = outer
        do throws(GraphError) {
            try graph.addSubgraph(subgraph, name: name)
        } catch {
            throw scanner.error(.refused(error), at: start)
        }
    }

    /// Reads the line of a node.
    ///
    /// - Returns: Whether it is the output, which ends the graph.
    private mutating func parseNode() throws(GraphTextError) -> Bool {
        let name = try parseNewName()
        let spec = try parseSpec()
        try scanner.expect("=")
        let operation = try parseOperation(name.text)
        var arguments: [Argument<Node>] = []
        var keywords: [ArgumentEntry<Node>] = []
        if scanner.accept("(") { try parseArguments(&arguments, &keywords) }
        try insert(name, operation, arguments, KeywordArguments(keywords), spec)
        return operation == .output
    }

    private mutating func parseReturn() throws(GraphTextError) {
        let offset = scanner.position - "return".utf8.count
        let value = try parseArgument()
        let spec = try parseSpec()
        if nodes["output"] != nil { throw scanner.error(.duplicateName("output"), at: offset) }
        try insert(Name(text: "output", offset: offset), .output, [value], [:], spec)
    }

    private mutating func parseOperation(_ name: String) throws(GraphTextError) -> Operation {
        scanner.skipBlanks()
        let start = scanner.position
        guard let word = scanner.word() else { throw scanner.unexpected("an opcode") }
        guard let opcode = Opcode(rawValue: word) else {
            throw scanner.error(.unknownOpcode(word), at: start)
        }
        if opcode == .output { return .output }
        guard let target = try parseTarget() else {
            throw scanner.unexpected("'[' and a target")
        }
        switch opcode {
        case .placeholder: return .placeholder(target)
        case .getAttribute: return .getAttribute(ModulePath(target))
        case .callFunction: return .callFunction(FunctionTarget(target))
        case .callMethod: return .callMethod(MethodName(target))
        case .callModule: return .callModule(ModulePath(target))
        case .output: return .output
        }
    }

    /// Reads what may follow any node, and makes it.
    private mutating func insert(
        _ name: Name, _ operation: Operation, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node>, _ spec: Argument<TensorSpec>?
    ) throws(GraphTextError) {
        let node: Node
        do throws(GraphError) {
            node = try graph.insert(operation, arguments, keywords, name: name.text)
        } catch {
            throw scanner.error(.refused(error), at: name.offset)
        }
        if node.name != name.text {
            throw scanner.error(
                .reservedName(name.text, instead: node.name), at: name.offset)
        }
        nodes[name.text] = node
        if let spec { node.specs = spec }
        if scanner.accept(marks: "->") { node.type = ValueType(try parseType()) }
        if scanner.accept("@") {
            guard scanner.accept(word: "wrapped") else { throw scanner.unexpected("'wrapped'") }
            node.metadata[.isWrapped] = true
        }
    }
}

// MARK: - Names, targets, types

extension GraphTextParser {
    /// A name, and where it stands.
    private struct Name {
        var text: String
        var offset: Int
    }

    /// Reads `%name`.
    private mutating func parseName() throws(GraphTextError) -> Name {
        guard scanner.peek() == UInt8(ascii: "%") else { throw scanner.unexpected("a %name") }
        let offset = scanner.position
        scanner.position += 1
        let text = scanner.run(GraphTextSyntax.isWordPart)
        if text.isEmpty { throw scanner.unexpected("a name behind '%'") }
        return Name(text: text, offset: offset)
    }

    private mutating func parseNewName() throws(GraphTextError) -> Name {
        let name = try parseName()
        if nodes[name.text] != nil {
            throw scanner.error(.duplicateName(name.text), at: name.offset)
        }
        return name
    }

    /// Reads a node that is used.
    mutating func parseUse() throws(GraphTextError) -> Node {
        let name = try parseName()
        guard let node = nodes[name.text] else {
            throw scanner.error(.unknownName(name.text), at: name.offset)
        }
        return node
    }

    /// Reads a target in brackets, where one is next.
    mutating func parseTarget() throws(GraphTextError) -> String? {
        guard scanner.accept("[") else { return nil }
        var target = try scanner.string()
        if target == nil {
            let bare = scanner.run(GraphTextSyntax.isTargetPart)
            if bare.isEmpty { throw scanner.unexpected("a target") }
            target = bare
        }
        try scanner.expect("]")
        return target
    }

    private mutating func parseType() throws(GraphTextError) -> String {
        if let quoted = try scanner.string() { return quoted }
        let start = scanner.position
        guard let end = GraphTextSyntax.typeEnd(in: scanner.bytes, from: start) else {
            throw scanner.unexpected("a type")
        }
        scanner.position = end
        return scanner.text(from: start)
    }
}
