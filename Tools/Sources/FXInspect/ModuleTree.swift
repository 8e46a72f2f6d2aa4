// SPDX-License-Identifier: Apache-2.0

public import FX

/// The modules of a model as a tree: those that nodes were recorded in or call, and those that
/// hold parameters.
public struct ModuleTree: Sendable {
    public struct Module: Sendable {
        public let path: ModulePath
        /// The name of its type; empty where the file does not say.
        public internal(set) var typeName: String
        /// What it was configured with, where the file says.
        public internal(set) var summary = ""
        /// The index of the module around it; -1 for the root.
        public internal(set) var parent = -1
        public internal(set) var depth = 0
        /// The modules in it, in the order in which they first ran.
        public internal(set) var children: [Int] = []
        /// The number of nodes in it and inside.
        public internal(set) var nodeCount = 0

        /// The path as seen from the module around it.
        public internal(set) var name = ""
    }

    /// All modules, each behind the one around it; the first is the root.
    public private(set) var modules: [Module]

    private var indices: [ModulePath: Int] = ["": 0]

    /// - Parameters:
    ///   - schema: What paths lead to.
    ///   - rootName: The name of the root's type.
    public init(_ graph: Graph, schema: StateSchema, rootName: String?) {
        modules = [Module(path: "", typeName: rootName ?? "")]
        var types: [ModulePath: String] = [:]
        var order: [ModulePath] = []
        var known: Set<ModulePath> = [""]
        func note(_ path: ModulePath, _ typeName: String) {
            if !typeName.isEmpty, types[path] == nil { types[path] = typeName }
            if known.insert(path).inserted { order.append(path) }
        }
        var frames: [ModuleFrame] = []
        for node in graph.nodes {
            let own = node.metadata[.provenance]?.modules ?? []
            if own != frames {
                for frame in own { note(frame.path, Self.shortened(frame.typeName)) }
                frames = own
            }
            if case .callModule(let path) = node.operation { note(path, "") }
        }
        for path in schema.paths {
            if let module = schema.module(at: path) {
                note(path, module.typeName)
            } else if let parent = path.parent {
                note(parent, "")
            }
        }
        insert(order, types, schema)
    }

    /// Puts each module below the nearest one whose path its own begins with.
    private mutating func insert(
        _ order: [ModulePath], _ types: [ModulePath: String], _ schema: StateSchema
    ) {
        let known = Set(order)
        func add(_ path: ModulePath) -> Int {
            if let index = indices[path] { return index }
            var above = path.parent ?? ""
            while !above.isRoot, !known.contains(above) { above = above.parent ?? "" }
            let parent = add(above)
            var module = Module(path: path, typeName: types[path] ?? "")
            module.summary = schema.module(at: path)?.summary ?? ""
            module.parent = parent
            module.depth = modules[parent].depth + 1
            module.name =
                above.isRoot ? path.text : String(path.text.dropFirst(above.text.count + 1))
            modules.append(module)
            modules[parent].children.append(modules.count - 1)
            indices[path] = modules.count - 1
            return modules.count - 1
        }
        for path in order { _ = add(path) }
        if let name = types[""], modules[0].typeName.isEmpty { modules[0].typeName = name }
    }

    /// The module at a path.
    public func index(of path: ModulePath) -> Int? { indices[path] }

    /// The module that a node calls, or that recorded it.
    public func owner(of node: Node) -> Int {
        if case .callModule(let path) = node.operation { return indices[path] ?? 0 }
        guard let frame = node.metadata[.provenance]?.modules.last else { return 0 }
        return indices[frame.path] ?? 0
    }

    /// The module that holds a parameter or buffer.
    public func owner(of path: ModulePath) -> Int {
        var above = path.parent
        while let candidate = above {
            if let index = indices[candidate] { return index }
            above = candidate.parent
        }
        return 0
    }

    /// The module that a node is shown in: a parameter stands with the only node that uses it.
    func place(of node: Node) -> Int {
        guard case .getAttribute(let path) = node.operation else { return owner(of: node) }
        return node.onlyUser.map(owner) ?? owner(of: path)
    }

    /// Whether a module is another one or inside it.
    func contains(_ module: Int, in outer: Int) -> Bool {
        var index = module
        while modules[index].depth > modules[outer].depth { index = modules[index].parent }
        return index == outer
    }

    /// Counts a node in a module and all around it.
    mutating func count(nodeIn module: Int) {
        var index = module
        while index >= 0 {
            modules[index].nodeCount += 1
            index = modules[index].parent
        }
    }

    /// The modules in the order of a walk that visits each before those inside.
    var preorder: [Int] {
        var result: [Int] = []
        var stack = [0]
        while let index = stack.popLast() {
            result.append(index)
            stack += modules[index].children.reversed()
        }
        return result
    }

    /// The name of a type without what is before its last point: PyTorch notes
    /// `torch.nn.modules.conv.Conv2d`.
    static func shortened(_ typeName: String) -> String {
        typeName.split(separator: ".").last.map(String.init) ?? typeName
    }
}
