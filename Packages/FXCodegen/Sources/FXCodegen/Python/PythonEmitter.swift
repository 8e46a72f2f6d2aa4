// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Python of one graph in the making.
struct PythonEmitter {
    let reader: GraphReader
    let generator: PythonGenerator
    let root: String
    /// Whether values say what is known of their shapes, and comments where they come from.
    let isReadable: Bool
    /// The comment that the last statements stand under.
    var origin: String?
    var names: PythonNames
    /// The statements, each in a line of its own and indented.
    var text = TextBuffer()
    /// How calls are written, by operation; made when the first is met.
    var forms: [PythonForm?]
    private var parameters: [String] = []
    private var returnType = ""
    private var wrapped: [String] = []
    private let lastUses: LastUses

    /// - Parameter looksUpNames: Whether something from outside may be called like a node.
    init(
        _ reader: GraphReader, generator: PythonGenerator, root: String, isReadable: Bool = false,
        looksUpNames: Bool = false
    ) {
        self.reader = reader
        self.generator = generator
        self.root = root
        self.isReadable = isReadable
        names = PythonNames(reader, looksUp: looksUpNames)
        forms = [PythonForm?](repeating: nil, count: reader.operations.count)
        lastUses = LastUses(reader)
    }

    /// Returns the emitter after it has written a whole graph.
    static func run(
        _ graph: Graph, generator: PythonGenerator, root: String, isReadable: Bool = false
    ) throws(CodegenError) -> PythonEmitter {
        let reader = GraphReader(graph)
        for looksUpNames in [false, true] {
            var emitter = PythonEmitter(
                reader, generator: generator, root: root, isReadable: isReadable,
                looksUpNames: looksUpNames)
            try emitter.emitNodes()
            if !emitter.names.hasClash { return emitter }
        }
        throw .noOutput  // a second run has no clash
    }

    private mutating func emitNodes() throws(CodegenError) {
        text.reserve(reader.count * 48)
        var id = reader.first
        while id >= 0, !names.hasClash {
            try emit(id)
            id = reader.next(after: id)
        }
    }

    private mutating func emit(_ id: Int32) throws(CodegenError) {
        let form = try form(of: id)
        if isReadable { addOrigin(of: id, form) }
        switch form {
        case .parameter(let target): try emitParameter(id, target)
        case .output: try emitReturn(id)
        default: try emitCall(id, form)
        }
    }

    /// The whole text.
    func finish() -> String {
        var result = TextBuffer()
        result.reserve(text.count + 256)
        result += "\n\(wraps.joined(separator: "\n"))\n\n\(head)\n"
        if let transform = generator.codeGen.bodyTransform {
            result += transform(body).map { "    \($0)\n" }.joined()
        } else if text.count == 0 {
            result += "    pass\n"
        } else {
            result += text
        }
        result += "    "
        return result.text
    }

    var wraps: [String] { wrapped.map { "torch.fx._symbolic_trace.wrap(\"\($0)\")" } }

    var head: String { generator.codeGen.definition(ofInputs: parameters, returning: returnType) }

    /// The statements without their indentation.
    var body: [String] {
        if text.count == 0 { return ["pass"] }
        return text.text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0.dropFirst(4)) }
    }
}

// MARK: - Statements

extension PythonEmitter {
    private mutating func emitParameter(
        _ id: Int32, _ target: String
    ) throws(CodegenError) {
        let stars = target.prefix { $0 == "*" }
        let raw = String(target.dropFirst(stars.count))
        let name = names.name(of: id)
        var parameter = TextBuffer()
        parameter += generator.codeGen.namesInputsByNodes ? name : target
        try writeAnnotation(of: id, to: &parameter)
        let run = reader.arguments(of: id)
        if run.start < run.keywordStart {
            parameter += " = "
            var index = run.start
            swap(&parameter, &text)
            defer { swap(&parameter, &text) }
            try write(at: &index, id)
        }
        parameters.append(parameter.text)
        if name != raw, !generator.codeGen.namesInputsByNodes { text += "    \(name) = \(raw)\n" }
    }

    private mutating func emitReturn(_ id: Int32) throws(CodegenError) {
        if let type = reader.type(of: id) {
            returnType = " -> " + (try typeText(type, id))
        }
        text += "    "
        let run = reader.arguments(of: id)
        let start = text.count
        var index = run.start
        if run.start < run.keywordStart { try write(at: &index, id) } else { text += "None" }
        let value = text.text(from: start)
        text.truncate(to: start)
        text += generator.codeGen.output(value)
        text.append("\n")
    }

    /// Begins a statement that gives a node its value: `name = `.
    mutating func beginValue(_ id: Int32) throws(CodegenError) {
        text += "    "
        names.append(id, to: &text)
        try writeAnnotation(of: id)
        text += " = "
    }

    /// Ends a statement and frees what is not needed after it: `;  x = None`.
    mutating func endStatement(_ id: Int32) {
        var freed = lastUses.first(after: id)
        let isUnused = reader.isUnused(id)
        if freed >= 0 || isUnused {
            text += ";  "
            while freed >= 0 {
                names.append(freed, to: &text)
                text += " = "
                freed = lastUses.next(after: freed)
            }
            if isUnused {
                names.append(id, to: &text)
                text += " = "
            }
            text += "None"
        }
        text.append("\n")
    }

    /// Adds a comment, apart from what stands above it.
    mutating func addComment(_ comment: String) {
        if text.count > 0 || generator.codeGen.bodyTransform != nil { text += "\n" }
        text += "    # \(comment)\n"
    }

    mutating func addWrapped(_ name: String) {
        if !wrapped.contains(name) { wrapped.append(name) }
    }

    private mutating func writeAnnotation(
        of id: Int32, to buffer: inout TextBuffer
    ) throws(CodegenError) {
        swap(&buffer, &text)
        defer { swap(&buffer, &text) }
        try writeAnnotation(of: id)
    }

    private mutating func writeAnnotation(of id: Int32) throws(CodegenError) {
        if isReadable, let spec = reader.metadata(of: id)[.spec]?.leaf {
            text += ": "
            text += doubleQuoted(spec.description)
        } else if let type = reader.type(of: id) {
            text += " : "
            text += try typeText(type, id)
        }
    }
}
