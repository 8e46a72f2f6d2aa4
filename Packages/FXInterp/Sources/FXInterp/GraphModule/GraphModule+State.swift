// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor

extension GraphModule {
    /// Runs edits of the graph and the state table; where they throw, both are put back.
    ///
    /// - Complexity: O(entries of the table) beside the edits.
    public final func transaction<Result>(_ edits: () throws -> Result) rethrows -> Result {
        let (snapshot, former) = (graph.snapshot(), state)
        do {
            return try edits()
        } catch {
            graph.restore(snapshot)
            state.restore(former)
            throw error
        }
    }

    /// Puts a tensor or module at a path, in place of what stands there.
    ///
    /// - SeeAlso: `torch.fx.GraphModule.add_submodule`
    public final func set(_ content: ModuleMember.Content, at path: ModulePath) {
        state[path] = content
    }

    /// Adds a tensor or module at a path where nothing stands.
    ///
    /// - Throws: `ModuleError.illegalPath(_:)`; `ModuleError.pathIsTaken(_:)`, also where the
    ///   path leads through a tensor.
    /// - SeeAlso: `torch.fx.GraphModule.add_submodule`
    public final func add(
        _ content: ModuleMember.Content, at path: ModulePath
    ) throws(ModuleError) {
        guard path.isLegal else { throw .illegalPath(path) }
        if contains(path) { throw .pathIsTaken(path) }
        var parent = path.parent
        while let candidate = parent, !candidate.isRoot {
            if state[candidate]?.tensor != nil { throw .pathIsTaken(candidate) }
            parent = candidate.parent
        }
        let inside = path.text + "."
        if state.entries.contains(where: { $0.path.text.hasPrefix(inside) }) {
            throw .pathIsTaken(path)
        }
        state[path] = content
    }

    /// Adds a module at a path where nothing stands.
    public final func addModule(_ module: Module, at path: ModulePath) throws(ModuleError) {
        try add(.module(module), at: path)
    }

    /// Adds a parameter at a path where nothing stands.
    public final func addParameter(_ tensor: Tensor, at path: ModulePath) throws(ModuleError) {
        try add(.parameter(tensor), at: path)
    }

    /// Adds a buffer at a path where nothing stands.
    ///
    /// - Parameter isPersistent: Whether the buffer is part of the state dictionary.
    public final func addBuffer(
        _ tensor: Tensor, at path: ModulePath, isPersistent: Bool = true
    ) throws(ModuleError) {
        try add(.buffer(tensor, isPersistent: isPersistent), at: path)
    }

    /// Removes what stands at a path, and what was added below it.
    ///
    /// Nodes that refer to it stay; ``validate()`` names them.
    ///
    /// - Throws: `ModuleError.noSuchPath(_:nearest:)`; `ModuleError.notReplaceable(_:)` for
    ///   state of a module that is shared.
    /// - SeeAlso: `torch.fx.GraphModule.delete_submodule`
    public final func remove(at path: ModulePath) throws(ModuleError) {
        let inside = path.text + "."
        let isFound = state.entries.contains {
            $0.path == path || $0.path.text.hasPrefix(inside)
        }
        guard isFound else {
            _ = try member(at: path)
            throw .notReplaceable(path)
        }
        state.removeAll { $0 == path || $0.text.hasPrefix(inside) }
    }

    /// Removes the tensors and modules that no node refers to, in subgraphs neither.
    ///
    /// - Returns: The paths removed.
    /// - SeeAlso: `torch.fx.GraphModule.delete_all_unused_submodules`
    @discardableResult
    public final func removeUnusedMembers() -> [ModulePath] {
        var used: Set<ModulePath> = []
        for path in graph.statePaths {
            var prefix: ModulePath? = path
            while let known = prefix, !known.isRoot {
                used.insert(known)
                prefix = known.parent
            }
        }
        let removed = state.entries.map(\.path).filter { !used.contains($0) }
        if !removed.isEmpty { state.removeAll { !used.contains($0) } }
        return removed
    }

    /// A path for a new entry: the prefix, with a number where it is taken.
    public final func freshPath(_ prefix: String) -> ModulePath {
        var path = ModulePath(prefix)
        var number = 1
        while state[path] != nil {
            path = ModulePath("\(prefix)_\(number)")
            number += 1
        }
        return path
    }

    /// Throws all that is wrong with the graph and its state.
    ///
    /// - Throws: `InvalidGraphError`.
    public final func validate() throws(InvalidGraphError) {
        try GraphVerifier(schema: stateSchema()).verify(graph)
    }

    /// The module at a path.
    final func target(at path: ModulePath) throws(ModuleError) -> Module {
        if case .module(let module)? = state[path] { return module }
        return try module(at: path)
    }

    /// What stands at a path, of this module's own or inside a module.
    ///
    /// - Throws: `ModuleError.noSuchPath(_:nearest:)`.
    /// - Complexity: O(1) for the module's own entries.
    public final func content(at path: ModulePath) throws(ModuleError) -> ModuleMember.Content {
        if let content = state[path] { return content }
        return try member(at: path).content
    }

    /// The tensor at a path.
    final func stateTensor(at path: ModulePath) throws(ModuleError) -> Tensor {
        guard let tensor = try content(at: path).tensor else {
            throw .wrongKind(path, expected: "a tensor")
        }
        return tensor
    }

    final func contains(_ path: ModulePath) -> Bool { memberIfPresent(at: path) != nil }
}

extension ModuleMember.Content {
    /// The tensor, where the content is one.
    var tensor: Tensor? {
        switch self {
        case .parameter(let tensor), .buffer(let tensor, _): tensor
        case .module: nil
        }
    }
}

extension Graph {
    /// The paths that nodes refer to, here and in subgraphs, shallow ones first, each once.
    var statePaths: [ModulePath] {
        var seen: Set<ModulePath> = []
        var paths: [ModulePath] = []
        collectStatePaths(&paths, &seen)
        if paths.count < 2 { return paths }
        let depths = paths.map { $0.text.utf8.count { $0 == UInt8(ascii: ".") } }
        // Stable: paths of one depth keep the order of the nodes.
        let order = paths.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }
        return order.map { paths[$0] }
    }

    private func collectStatePaths(_ paths: inout [ModulePath], _ seen: inout Set<ModulePath>) {
        // Most graphs of a fusion refer to nothing: that is seen at the operations.
        if operations.contains(where: { $0.path != nil }) {
            for node in nodes {
                if let path = node.operation.path, seen.insert(path).inserted {
                    paths.append(path)
                }
            }
        }
        for subgraph in subgraphs { subgraph.graph.collectStatePaths(&paths, &seen) }
    }
}
