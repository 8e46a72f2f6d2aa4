// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor
public import FXTrace

/// A module whose `forward` is a graph.
///
///     let traced = try GraphModule(tracing: model)
///     let y = try traced(x)
///
/// It owns a table from paths to tensors and modules, filled with what the graph refers to. The
/// tensors and modules are shared with the module they come from; the table is not, so replacing
/// an entry leaves that module as it was. What is run is always the graph as it is now.
///
/// - SeeAlso: `torch.fx.GraphModule`
open class GraphModule: Module, Callable {
    /// The program. Edits take effect with the next run.
    public final var graph: Graph

    private final let name: String
    private final var table: [ModuleMember] = []

    /// Creates a module from a graph and the module whose state its paths lead to.
    ///
    /// - Parameters:
    ///   - root: The module that has what the graph refers to.
    ///   - constants: Tensors that a trace met outside the root, by path.
    ///   - name: The name of the type in prints and generated code.
    /// - Throws: ``ModuleError`` where a path of the graph leads nowhere.
    public init(
        _ root: Module, _ graph: Graph,
        constants: [(path: ModulePath, tensor: Tensor)] = [], name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        for (path, tensor) in constants {
            table.append(
                ModuleMember(name: path.text, content: .buffer(tensor, isPersistent: true)))
        }
        for path in graph.statePaths where try !contains(path) {
            table.append(ModuleMember(name: path.text, content: try root.member(at: path).content))
        }
        isTraining = root.isTraining
    }

    /// Creates a module from a graph and what its paths lead to.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)`` where the attributes lack a path.
    public init(
        attributes: [ModulePath: ModuleMember.Content], _ graph: Graph,
        name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        for (path, content) in attributes.sorted(by: { $0.key.text < $1.key.text }) {
            table.append(ModuleMember(name: path.text, content: content))
        }
        for path in graph.statePaths { _ = try member(at: path) }
    }

    /// Creates a module from a graph and what its paths lead to, in the order of the entries.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)`` where the entries lack a path.
    public init(
        entries: [(path: ModulePath, content: ModuleMember.Content)], _ graph: Graph,
        name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        table = entries.map { ModuleMember(name: $0.path.text, content: $0.content) }
        let paths = Set(entries.map(\.path))
        for path in graph.statePaths where !paths.contains(path) { _ = try member(at: path) }
    }

    /// Traces a module.
    ///
    /// - Parameter tracer: Decides what is a leaf.
    /// - Throws: ``TraceError``.
    /// - SeeAlso: `torch.fx.symbolic_trace`
    public convenience init(tracing root: Module, with tracer: Tracer = Tracer()) throws {
        let graph = try tracer.trace(root)
        try self.init(root, graph, constants: tracer.constants, name: root.typeName)
    }

    // MARK: - Module

    public final override var typeName: String { name }

    public final override var members: [ModuleMember] {
        table.map { member in
            ModuleMember(name: member.name, content: member.content) {
                [self] content throws(ModuleError) in
                set(content, at: ModulePath(member.name))
            }
        }
    }

    public final override var isPure: Bool {
        let schema = stateSchema()
        return graph.nodes.allSatisfy {
            $0.opcode == .placeholder || $0.opcode == .output || !$0.isImpure(schema: schema)
        }
    }

    public final var placeholderNames: [String] { graph.placeholders.map(\.name) }

    public final func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try run(arguments)
    }

    // MARK: - Running

    /// Runs the graph.
    ///
    /// - Parameter inputs: One argument for each placeholder; those with a default may be missing
    ///   at the end.
    /// - Returns: What the output node gives.
    /// - Throws: ``InterpreterError``.
    public final func run(_ inputs: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try Interpreter(self).run(inputs)
    }

    /// Runs the graph on tensors.
    ///
    /// - Throws: ``InterpreterError``; ``ModuleError/wrongArguments(module:expected:found:)``
    ///   where the output is not one tensor.
    public final func callAsFunction(_ inputs: Tensor...) throws -> Tensor {
        let result = try callDynamically(inputs.map(Argument.leaf))
        guard let tensor = Tensor(argument: result) else {
            throw ModuleError.wrongArguments(
                module: name, expected: "an output of one tensor; use run(_:)",
                found: result.pythonRepr(\.specText))
        }
        return tensor
    }

    /// Throws all that is wrong with the graph and its state.
    ///
    /// - Throws: ``InvalidGraphError``.
    public final func validate() throws {
        try GraphVerifier(schema: stateSchema()).verify(graph)
    }
}

// MARK: - State

extension GraphModule {
    /// Runs edits of the graph and the state table; where they throw, both are put back.
    ///
    /// - Complexity: O(entries of the table) beside the edits.
    public final func transaction<Result>(_ edits: () throws -> Result) rethrows -> Result {
        let (snapshot, entries) = (graph.snapshot(), table)
        do {
            return try edits()
        } catch {
            graph.restore(snapshot)
            table = entries
            throw error
        }
    }

    /// Puts a tensor or module at a path.
    ///
    /// - SeeAlso: `torch.fx.GraphModule.add_submodule`
    public final func set(_ content: ModuleMember.Content, at path: ModulePath) {
        if let index = table.firstIndex(where: { $0.name == path.text }) {
            table[index].content = content
        } else {
            table.append(ModuleMember(name: path.text, content: content))
        }
    }

    /// Removes the tensors and modules that no node refers to.
    ///
    /// - Returns: The paths removed.
    /// - SeeAlso: `torch.fx.GraphModule.delete_all_unused_submodules`
    @discardableResult
    public final func removeUnusedMembers() -> [ModulePath] {
        let used = graph.statePaths.map(\.text)
        let isUnused = { (member: ModuleMember) in
            !used.contains { $0 == member.name || $0.hasPrefix(member.name + ".") }
        }
        let removed = table.filter(isUnused).map { ModulePath($0.name) }
        table.removeAll(where: isUnused)
        return removed
    }

    /// A path for a new entry: the prefix, with a number where it is taken.
    public final func freshPath(_ prefix: String) -> ModulePath {
        var path = ModulePath(prefix)
        var number = 1
        while table.contains(where: { $0.name == path.text }) {
            path = ModulePath("\(prefix)_\(number)")
            number += 1
        }
        return path
    }

    private func contains(_ path: ModulePath) throws(ModuleError) -> Bool {
        do throws(ModuleError) {
            _ = try member(at: path)
            return true
        } catch {
            if case .noSuchPath = error { return false }
            throw error
        }
    }
}

extension Graph {
    /// The paths that nodes refer to, shallow ones first, each once.
    fileprivate var statePaths: [ModulePath] {
        var seen: Set<ModulePath> = []
        return nodes.compactMap { node in
            switch node.operation {
            case .getAttribute(let path), .callModule(let path):
                seen.insert(path).inserted ? path : nil
            default: nil
            }
        }.enumerated().sorted {
            let (a, b) = ($0.element.atoms.count, $1.element.atoms.count)
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
    }
}
