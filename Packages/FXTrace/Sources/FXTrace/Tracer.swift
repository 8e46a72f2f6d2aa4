// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor

/// Runs a module once with symbolic inputs and records what it does.
///
///     let graph = try Tracer().trace(model)
///
/// A subclass decides which modules are leaves (``isLeaf(_:at:)``) and sees every node before it
/// is made (``makeNode(_:_:_:location:)``). Nothing in the program is patched: the traced values
/// know their tracer, and a task-local value tells the modules that are called.
///
/// A tracer is used by one task at a time; traces in other tasks have tracers of their own.
///
/// - SeeAlso: `torch.fx.Tracer`
open class Tracer: ModuleRecorder {
    /// The graph that is recorded.
    public private(set) final var graph = Graph()

    /// Tensors that the trace met and that are not part of the root, by the path that
    /// `get_attr` nodes give them: `_tensor_constant0` and so on.
    public private(set) final var constants: [(path: ModulePath, tensor: Tensor)] = []

    /// Where nodes are made: the end of ``graph``, or a place in a graph that exists.
    final var nodes: any NodeCreating

    private final var index = ModuleIndex(nil)
    private final var parameterValues: [ModulePath: Tensor] = [:]
    private final var frames: [ModuleFrame] = []
    private final var dummies = DummySource()
    final var failure: TraceError?

    public init() { nodes = graph }

    init(_ nodes: any NodeCreating, in graph: Graph) {
        self.graph = graph
        self.nodes = nodes
    }

    // MARK: - What subclasses decide

    /// Whether calls of a module are recorded as one node, instead of what its `forward` does.
    ///
    /// By default the layers of this library are leaves, except Sequential.
    ///
    /// - SeeAlso: `torch.fx.Tracer.is_leaf_module`
    open func isLeaf(_ module: Module, at path: ModulePath) -> Bool {
        !(module is Sequential) && LayerTypes.contains(type(of: module))
    }

    /// Makes a node of the graph.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_node`
    open func makeNode(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        location: SourceLocation?
    ) throws(GraphError) -> Node {
        let node = try nodes.insert(operation, arguments, keywords, name: nil)
        if location != nil || !frames.isEmpty {
            node.provenance = Provenance(location: location, modules: frames)
        }
        return node
    }

    /// Returns how a tensor that is not part of the root enters the graph.
    ///
    /// By default it becomes one of the ``constants``, under a new name.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_arg`
    open func argument(forConstant tensor: Tensor) throws(GraphError) -> Argument<Node> {
        let known = constants.first { $0.tensor.identity == tensor.identity }?.path
        let path = known ?? freshPath("_tensor_constant")
        if known == nil { constants.append((path, tensor)) }
        return .leaf(try makeNode(.getAttribute(path), [], [:], location: nil))
    }

    // MARK: - Tracing

    /// Records a module.
    ///
    /// - Returns: The graph; tensors it met on the way are in ``constants``.
    /// - Throws: ``TraceError``: the first misuse of a traced value, wherever it happened.
    /// - SeeAlso: `torch.fx.Tracer.trace`
    open func trace(_ root: Module) throws(TraceError) -> Graph {
        guard let callable = root as? any Callable else {
            throw TraceError(.notCallable(type: root.typeName))
        }
        return try record(names: callable.placeholderNames, root: root) { inputs in
            try callable.invoke(inputs.map(Argument.leaf))
        }
    }

    /// Records a function of any number of inputs.
    ///
    ///     let graph = try Tracer().trace { (x: Tensor, y: Tensor) in x + y }
    ///
    /// - Parameter names: The names of the placeholders.
    /// - Throws: ``TraceError``.
    /// - SeeAlso: `torch.fx.symbolic_trace`
    public final func trace<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        names: [String] = Module.inputNames, _ function: (repeat each Input) -> Output
    ) throws(TraceError) -> Graph {
        var count = 0
        for _ in repeat (each Input).self { count += 1 }
        let missing = (names.count..<max(count, names.count)).map { "input_\($0)" }
        return try record(names: Array((names + missing).prefix(count)), root: nil) { inputs in
            try Module().apply(function, inputs.map(Argument.leaf))
        }
    }

    /// Makes the placeholders, runs a body on them and makes the output.
    private func record(
        names: [String], root: Module?, _ body: ([Tensor]) throws -> Argument<Tensor>
    ) throws(TraceError) -> Graph {
        reset(root)
        do {
            let inputs = try names.map { name in
                value(of: try makeNode(.placeholder(name), [], [:], location: nil))
            }
            let result = try Tracing.withRecorder(self) {
                try withTensorErrors { try body(inputs) }
            }
            let output = try lower(result)
            if failure == nil { _ = try makeNode(.output, [output], [:], location: nil) }
        } catch let error as GraphError {
            fail(.graph(error), location: nil)
        } catch let error as ModuleError {
            fail(.wrongArguments(error), location: nil)
        } catch let error as TensorError {
            fail(.misuse(.failedTensor(error)), location: nil)
        } catch {
            if failure == nil { fail(.misuse(.unknownQuery("\(error)")), location: nil) }
        }
        if let failure { throw failure }
        return graph
    }

    private func reset(_ root: Module?) {
        graph = Graph()
        nodes = graph
        constants = []
        index = ModuleIndex(root)
        parameterValues = [:]
        frames = []
        failure = nil
    }

    // MARK: - Paths

    /// The path of a module below the root; the first where there are several.
    ///
    /// - SeeAlso: `torch.fx.Tracer.path_of_module`
    public final func path(of module: Module) -> ModulePath? { index.path(of: module) }

    /// Returns a name that no state of the root and no constant has: the prefix and a number.
    ///
    /// - SeeAlso: `torch.fx.Tracer.get_fresh_qualname`
    public final func freshPath(_ prefix: String) -> ModulePath {
        var number = 0
        while true {
            let path = ModulePath("\(prefix)\(number)")
            if !index.contains(path), !constants.contains(where: { $0.path == path }) {
                return path
            }
            number += 1
        }
    }

    // MARK: - Values and arguments

    /// The traced value that stands for a node.
    public final func value(of node: Node) -> Tensor {
        Tensor(TracedValue(recorder: self, id: node.id))
    }

    /// Returns an argument of the graph for one of the program: traced values become their nodes,
    /// tensors of the root `get_attr` nodes.
    public final func lower(_ argument: Argument<Tensor>) throws(GraphError) -> Argument<Node> {
        try argument.flatMap { tensor throws(GraphError) in try lower(tensor) }
    }

    private func lower(_ tensor: Tensor) throws(GraphError) -> Argument<Node> {
        if let traced = tensor.handle as? TracedValue {
            guard traced.recorder === self else {
                fail(.misuse(.foreignValue), location: nil)
                return .none
            }
            return traced.id < 0 ? .none : .leaf(graph.node(withID: traced.id))
        }
        if let path = index.path(of: tensor) {
            return .leaf(try makeNode(.getAttribute(path), [], [:], location: nil))
        }
        return try argument(forConstant: tensor)
    }

    // MARK: - Recorder

    public final func record(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: SourceLocation?
    ) -> Tensor {
        switch callee {
        case .function(let function):
            record(.callFunction(function), arguments, keywords, location: location)
        case .method(let method):
            record(.callMethod(method), arguments, keywords, location: location)
        }
    }

    /// Records an operation and returns the value that stands for its result.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_proxy`
    public final func record(
        _ operation: Operation, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>, location: SourceLocation? = nil
    ) -> Tensor {
        if failure != nil { return dummy }
        do throws(GraphError) {
            var lowered: [Argument<Node>] = []
            lowered.reserveCapacity(arguments.count)
            for argument in arguments { lowered.append(try lower(argument)) }
            var entries: [ArgumentEntry<Node>] = []
            for entry in keywords.entries {
                entries.append(ArgumentEntry(entry.key, try lower(entry.value)))
            }
            if failure != nil { return dummy }
            return value(
                of: try makeNode(operation, lowered, KeywordArguments(entries), location: location))
        } catch {
            fail(.graph(error), location: location)
            return dummy
        }
    }

    public final func read(_ parameter: Tensor) -> Tensor {
        guard failure == nil, let path = index.path(of: parameter) else { return parameter }
        if let value = parameterValues[path] { return value }
        let value = record(.getAttribute(path), [], [:])
        parameterValues[path] = value
        return value
    }

    public final func begin(
        _ module: Module, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) -> ModuleCall {
        guard let path = path(of: module) else {
            fail(.moduleOutsideRoot(type: module.typeName), location: nil)
            return .recorded(dummy)
        }
        if !isLeaf(module, at: path) {
            frames.append(ModuleFrame(path: path, typeName: module.typeName))
            return .entered
        }
        frames.append(ModuleFrame(path: path, typeName: module.typeName))
        defer { frames.removeLast() }
        return .recorded(record(.callModule(path), arguments, keywords))
    }

    public final func end(_ module: Module) { frames.removeLast() }

    public final func poison(_ misuse: TraceMisuse, location: SourceLocation?) {
        fail(.misuse(misuse), location: location)
    }

    public final func nextDummyBool() -> Bool { dummies.nextBool() }
    public final func nextDummyInt() -> Int { dummies.nextInt() }
    public final func nextDummyDouble() -> Double { dummies.nextDouble() }

    /// What stands for a value once the trace has failed: symbolic, so that no kernel sees it.
    private var dummy: Tensor { Tensor(TracedValue(recorder: self, id: -1)) }

    /// Notes the first failure; those after it mostly follow from it.
    private func fail(_ kind: TraceError.Kind, location: SourceLocation?) {
        guard failure == nil else { return }
        failure = TraceError(kind, location: location, modulePath: frames.last?.path ?? "")
    }
}
