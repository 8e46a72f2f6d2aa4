// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The stored properties of a generated class, and how code reaches what a graph's paths name.
struct SwiftState {
    private struct Wrapper {
        var name: String
        var arguments: String
    }

    private struct Property {
        var name: String
        /// Declaration without the name: a wrapper and `var`, or `let`.
        var introducer: String
        var typeName: String
        var source: String
        /// What wraps the value, where it is told more than the value.
        var wrapper: Wrapper?

        var assignment: String {
            guard let wrapper else { return "\(name) = try \(source)" }
            let bare = name.filter { $0 != "`" }
            return "_\(bare) = \(wrapper.name)(wrappedValue: try \(source), \(wrapper.arguments))"
        }
    }

    private var properties: [Property] = []
    private var expressions: [ModulePath: String] = [:]
    /// Names that members of the class have or must not have.
    private(set) var usedNames: Set<String> = []

    /// Members of a module that a property must not be called.
    private static let reserved: Set<String> = [
        "forward", "callAsFunction", "invoke", "call", "apply", "placeholderNames", "inputNames",
        "training", "isTraining", "state", "members", "children", "configuration", "summary",
        "schema", "isPure", "typeName", "description", "train", "eval", "init", "self",
        "callDynamically", "inputDescriptions", "member", "module", "namedModules",
        "namedTensors", "replace", "stateDictionary", "loadStateDictionary", "stateSchema",
        "tensor",
    ]

    /// Layers whose weight is a plain tensor, so that code can read it where it is.
    private static let weighted: Set<String> = [
        "Linear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d",
        "ConvTranspose3d", "Embedding",
    ]

    init(_ graph: Graph, schema: StateSchema) throws(CodegenError) {
        var stored: Set<ModulePath> = []
        var borrowed: [ModulePath: ModulePath] = [:]
        for node in Self.firstNodes(graph) {
            guard let path = try Self.path(of: node, in: schema) else { continue }
            if let owner = Self.owner(ofWeight: path, in: schema) {
                borrowed[path] = owner
                stored.insert(owner)
            } else {
                stored.insert(path)
            }
        }
        var used = Self.reserved
        for path in schema.paths where stored.contains(path) {
            try add(path, schema, used: &used)
        }
        usedNames = used
        for (path, owner) in borrowed { expressions[path] = (expressions[owner] ?? "") + ".weight" }
    }

    /// The first node of each operation, in the graph and its subgraphs.
    private static func firstNodes(_ graph: Graph) -> [Node] {
        let reader = GraphReader(graph)
        var isSeen = [Bool](repeating: false, count: reader.operations.count)
        var result: [Node] = []
        var id = reader.first
        while id >= 0 {
            let operation = reader.operationIndex(of: id)
            if !isSeen[operation] { result.append(reader.node(id)) }
            isSeen[operation] = true
            id = reader.next(after: id)
        }
        return result + graph.subgraphs.flatMap { firstNodes($0.graph) }
    }

    /// The types of the modules that are stored.
    var typeNames: Set<String> { Set(properties.map(\.typeName)) }

    /// What stands at a path, as an expression.
    func expression(of path: ModulePath) -> String { expressions[path] ?? "" }

    /// The path that a node reads, checked to lead to something of the right kind.
    private static func path(
        of node: Node, in schema: StateSchema
    ) throws(CodegenError) -> ModulePath? {
        let path: ModulePath
        switch node.operation {
        case .getAttribute(let target), .callModule(let target): path = target
        default: return nil
        }
        if path.atoms.isEmpty || path.atoms.contains("") {
            throw .illegalPath(NodeSnapshot(node), path)
        }
        let isThere =
            node.opcode == .callModule ? schema.module(at: path) != nil : schema[path] != nil
        if !isThere { throw .missingState(NodeSnapshot(node), path) }
        return path
    }

    private static func owner(
        ofWeight path: ModulePath, in schema: StateSchema
    ) -> ModulePath? {
        guard path.name == "weight", let owner = path.parent, schema.tensor(at: path) != nil,
            let module = schema.module(at: owner), weighted.contains(module.typeName)
        else { return nil }
        return owner
    }

    private mutating func add(
        _ path: ModulePath, _ schema: StateSchema, used: inout Set<String>
    ) throws(CodegenError) {
        let name = SwiftIdentifier.escaped(SwiftIdentifier.unique(path.text, used: &used))
        let key = SwiftText.literal(path.text)
        let isOwn = name == path.text
        expressions[path] = "self." + name
        switch schema[path] {
        case .module(let module):
            let atoms = module.typeName.split(separator: ".", omittingEmptySubsequences: false)
            guard atoms.allSatisfy(SwiftIdentifier.isLegal) else {
                throw .illegalTypeName(module.typeName)
            }
            let typeName = atoms.map { SwiftIdentifier.escaped(String($0)) }.joined(separator: ".")
            properties.append(
                Property(
                    name: name, introducer: isOwn ? "public let" : "@Child public var",
                    typeName: typeName, source: "state.module(\(key))",
                    wrapper: isOwn ? nil : .init(name: "Child", arguments: "path: " + key)))
        case .buffer(_, let isPersistent):
            let persistence = isPersistent ? [] : ["isPersistent: false"]
            addTensor(name, "Buffer", persistence + (isOwn ? [] : ["path: " + key]), key)
        case .parameter, nil:
            addTensor(name, "Parameter", isOwn ? [] : ["path: " + key], key)
        }
    }

    private mutating func addTensor(
        _ name: String, _ wrapper: String, _ arguments: [String], _ key: String
    ) {
        let list = arguments.joined(separator: ", ")
        properties.append(
            Property(
                name: name, introducer: "@\(wrapper) public var", typeName: "Tensor",
                source: "state.tensor(\(key))",
                wrapper: list.isEmpty ? nil : .init(name: wrapper, arguments: list)))
    }
}

// MARK: - Text

extension SwiftState {
    var declarations: String {
        properties.map { "    \($0.introducer) \($0.name): \($0.typeName)" }.joined(separator: "\n")
    }

    var initializer: String {
        let lines = properties.map { "        \($0.assignment)\n" }.joined()
        let body = lines.isEmpty ? "{}" : "{\n\(lines)    }"
        return "    public init(_ state: ModuleState) throws \(body)"
    }
}
