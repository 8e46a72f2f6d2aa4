// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Swift of one graph's function in the making.
struct SwiftEmitter {
    let reader: GraphReader
    let state: SwiftState
    let options: SwiftGenerator
    let names: SwiftNames
    /// The statements, each in a line of its own and indented.
    var text = TextBuffer()
    /// The types of the values, by node.
    var types: [SwiftType]
    /// How calls are written, by operation; made when the first is met.
    var forms: [SwiftForm?]
    /// Where the values of the node at hand begin: those by position, then those by keyword.
    var starts: [Int] = []
    var keywords: [(key: String, start: Int)] = []
    /// Which of them each parameter of a function takes; -1 for none.
    var assigned: [Int] = []
    /// Values that `getitem` and `getattr` take apart.
    let isTakenApart: [Bool]
    /// Whether calls by name go through functions.
    let usesOperatorFunctions: Bool
    /// The functions that call operators by name, by operation.
    var operatorFunctions: [[SwiftOperatorFunction]]
    /// The statements, for splitting.
    private(set) var statements: [SwiftStatement] = []
    var parameters: [SwiftSignature.Parameter] = []
    var result: SwiftType?
    private var origin: String?
    /// What the class needs beside the function.
    var extras: SwiftExtras
    /// The types of the first inputs, where a caller says them.
    var givenTypes: [SwiftType] = []
    /// How the output is given, where the function is a subgraph's.
    var resultForm: SwiftControl.Form?
    /// The names of the functions that subgraphs have become.
    var functions: [SubgraphName: SwiftControl.Function] = [:]

    var operators: OperatorTable { options.operators }

    init(_ reader: GraphReader, state: SwiftState, options: SwiftGenerator, extras: SwiftExtras) {
        self.reader = reader
        self.state = state
        self.options = options
        self.extras = extras
        names = SwiftNames(reader)
        types = [SwiftType](repeating: .any, count: reader.idLimit)
        forms = [SwiftForm?](repeating: nil, count: reader.operations.count)
        operatorFunctions = forms.map { _ in [] }
        isTakenApart = Self.takenApart(reader)
        usesOperatorFunctions = reader.count > options.namedCallLimit
    }

    /// The values of which a part is read.
    private static func takenApart(_ reader: GraphReader) -> [Bool] {
        var result = [Bool](repeating: false, count: reader.idLimit)
        let isRead = reader.operations.map {
            $0 == .callFunction(.operator.getitem) || $0 == .callFunction(.builtins.getattr)
        }
        guard isRead.contains(true) else { return result }
        var id = reader.first
        while id >= 0 {
            let run = reader.arguments(of: id)
            if isRead[reader.operationIndex(of: id)], run.start < run.end {
                let value = reader.nodeID(at: run.start)
                if value >= 0 { result[Int(value)] = true }
            }
            id = reader.next(after: id)
        }
        return result
    }

    mutating func emitNodes() throws(CodegenError) {
        text.reserve(reader.count * 48)
        var id = reader.first
        while id >= 0 {
            try emit(id)
            id = reader.next(after: id)
        }
    }

    private mutating func emit(_ id: Int32) throws(CodegenError) {
        let form = try form(of: id)
        let start = text.count
        switch form {
        case .parameter(let target): return try emitParameter(id, target)
        case .output: return try emitReturn(id)
        default: break
        }
        if options.showsProvenance { addOrigin(of: id) }
        try emitCall(id, form)
        if options.showsShapes { addShape(of: id, from: start) }
        statements.append(SwiftStatement(id: id, start: start, end: text.count))
    }

    private mutating func emitReturn(_ id: Int32) throws(CodegenError) {
        let run = reader.arguments(of: id)
        let start = text.count
        text += "        return "
        if run.start < run.keywordStart {
            try emitResult(at: run.start, id)
        } else {
            result = .optional(.tensor)
            text += "nil"
        }
        text.append("\n")
        statements.append(SwiftStatement(id: id, start: start, end: text.count))
    }

    /// Begins a statement: `let name = `.
    ///
    /// - Parameter isTyped: Whether the value does not say its type by itself.
    mutating func beginValue(_ id: Int32, _ type: SwiftType, isTyped: Bool = false) {
        types[Int(id)] = type
        text += "        "
        if reader.isUnused(id) {
            text += isTyped ? "let _" : "_"
        } else {
            text += "let "
            names.append(id, to: &text)
        }
        if isTyped {
            text += ": "
            text += type.text
        }
        text += " = "
    }

    /// Adds a comment that says what a node's value is to the end of its statement.
    private mutating func addShape(of id: Int32, from start: Int) {
        guard text.count > start, let spec = reader.metadata(of: id)[.spec] else { return }
        text.truncate(to: text.count - 1)
        // A newline in the name of a symbol must not end the comment.
        let words = PythonText.repr(spec.pythonRepr(\.description)).dropFirst().dropLast()
        text += "  // \(words)\n"
    }

    /// Begins a statement whose value says its type: `let name`.
    mutating func beginName(of id: Int32, _ type: SwiftType) {
        types[Int(id)] = type
        text += "        let "
        if reader.isUnused(id) { text.append("_") } else { names.append(id, to: &text) }
    }

    /// Adds a comment that says where a node comes from, where the one above says otherwise.
    private mutating func addOrigin(of id: Int32) {
        guard let provenance = reader.metadata(of: id)[.provenance] else { return }
        var parts: [String] = []
        if let location = provenance.location { parts.append(location.description) }
        if let module = provenance.modules.last, !module.path.isRoot {
            parts.append("\(module.path) (\(module.typeName))")
        }
        let comment = parts.joined(separator: ", ")
        if comment.isEmpty || comment == origin { return }
        origin = comment
        // A newline in a file's name must not end the comment.
        text += "        // " + SwiftText.literal(comment).dropFirst().dropLast() + "\n"
    }
}

/// One statement of a body: the node that it is of, and its lines.
struct SwiftStatement {
    var id: Int32
    var start: Int
    var end: Int
}

/// What a generated class has beside its `forward`: functions and constants.
struct SwiftExtras {
    /// Names of members that are used.
    var names: Set<String>
    /// The names of constants, by their contents.
    var constantNames: [String: String] = [:]
    var functions = TextBuffer()
    var operatorFunctions = TextBuffer()
    var constants = TextBuffer()

    /// Returns a name for a member that no other has.
    mutating func makeName(_ name: String) -> String {
        SwiftIdentifier.unique(name, used: &names)
    }
}
