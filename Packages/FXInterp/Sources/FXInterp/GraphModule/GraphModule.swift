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
    public final var graph: Graph {
        // Another graph may have the place and the revision of the one before.
        didSet { plans.forget() }
    }

    /// What is known of the module beside what it computes; copies keep it.
    public final var metadata = NodeMetadata()

    private final let name: String
    final var state = StateTable()
    final let plans = PlanCache()

    /// Creates a module from a graph and the module whose state its paths lead to.
    ///
    /// - Parameters:
    ///   - root: The module that has what the graph refers to.
    ///   - constants: Tensors that a trace met outside the root, by path.
    ///   - name: The name of the type in prints and generated code.
    /// - Throws: `ModuleError` where a path of the graph leads nowhere.
    public init(
        _ root: Module, _ graph: Graph,
        constants: [(path: ModulePath, tensor: Tensor)] = [], name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        for (path, tensor) in constants { state[path] = .buffer(tensor, isPersistent: true) }
        var index = MemberIndex(root)
        for path in graph.statePaths where !contains(path) {
            state[path] = try index.member(at: path).content
        }
        isTraining = root.isTraining
    }

    /// Creates a module from a graph and what its paths lead to.
    ///
    /// - Throws: `ModuleError.noSuchPath(_:nearest:)` where the attributes lack a path.
    public init(
        attributes: [ModulePath: ModuleMember.Content], _ graph: Graph,
        name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        for (path, content) in attributes.sorted(by: { $0.key.text < $1.key.text }) {
            state[path] = content
        }
        for path in graph.statePaths { _ = try member(at: path) }
    }

    /// Creates a module from a graph and what its paths lead to, in the order of the entries.
    ///
    /// - Throws: `ModuleError.noSuchPath(_:nearest:)` where the entries lack a path.
    public init(
        entries: [(path: ModulePath, content: ModuleMember.Content)], _ graph: Graph,
        name: String = "GraphModule"
    ) throws(ModuleError) {
        self.graph = graph
        self.name = name
        super.init()
        for (path, content) in entries { state[path] = content }
        for path in graph.statePaths where state[path] == nil { _ = try member(at: path) }
    }

    /// Creates a module whose table is filled later.
    init(emptyNamed name: String, _ graph: Graph) {
        self.graph = graph
        self.name = name
        super.init()
    }

    /// Traces a module.
    ///
    /// - Parameter tracer: Decides what is a leaf.
    /// - Throws: `TraceError`.
    /// - SeeAlso: `torch.fx.symbolic_trace`
    public convenience init(tracing root: Module, with tracer: Tracer = Tracer()) throws {
        let graph = try tracer.trace(root)
        try self.init(root, graph, constants: tracer.constants, name: root.typeName)
    }

    // MARK: - Module

    public final override var typeName: String { name }

    public final override var members: [ModuleMember] {
        state.entries.map { member($0.path, $0.content) }
    }

    /// - Complexity: O(1) for the module's own entries.
    public final override func memberIfPresent(at path: ModulePath) -> ModuleMember? {
        if let content = state[path] { return member(path, content) }
        for (module, rest) in state.modules(around: path) {
            if let member = module.memberIfPresent(at: rest) { return member }
        }
        return nil
    }

    private func member(_ path: ModulePath, _ content: ModuleMember.Content) -> ModuleMember {
        ModuleMember(name: path.text, content: content) { [self] content throws(ModuleError) in
            state[path] = content
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
}
