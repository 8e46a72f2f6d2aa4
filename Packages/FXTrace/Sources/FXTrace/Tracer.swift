// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor
import Synchronization

/// Runs a module or function once with symbolic inputs and records what it does.
///
///     let graph = try Tracer().trace(model)
///
/// A subclass decides what is recorded, and how: which modules are leaves (``isLeaf(_:at:)``), what
/// becomes of a module call (``call(_:at:_:_:location:)``), how values enter the graph
/// (``makeArgument(_:)``, ``argument(forConstant:)``, ``value(ofParameter:at:)``), what is known of
/// them (``value(of:)``), and every node (``makeNode(_:_:_:location:)``). Nothing in the program is
/// patched: traced values know their tracer, and a task-local value tells the modules that are called.
///
/// A tracer traces one program at a time; traces in other tasks have tracers of their own.
///
/// - SeeAlso: `torch.fx.Tracer`
open class Tracer: ModuleRecorder {
    /// What is recorded beside the operations.
    public final let options: TraceOptions

    /// The graph that is recorded.
    public internal(set) final var graph = Graph()

    /// Tensors that the trace met and that are not part of the root, by the path that
    /// `get_attr` nodes give them: `_tensor_constant0` and so on.
    public internal(set) final var constants: [(path: ModulePath, tensor: Tensor)] = []

    /// Where nodes are made: the end of ``graph``, a place in a graph that exists, or a body.
    @exclusivity(unchecked) final var nodes: any NodeCreating

    /// The modules and tensors of the root.
    final var index = ModuleIndex(nil)
    final var constantPaths: [ObjectIdentifier: ModulePath] = [:]
    /// For each prefix, the first number that ``freshPath(_:)`` has not given.
    final var nextNumbers: [String: Int] = [:]
    /// What stands for parameters that were read; each is read once.
    final var readValues: [ObjectIdentifier: Tensor] = [:]

    // No access of what nodes need reaches another one of the same before it ends: checking that at
    // run time costs a twentieth of a node.
    @exclusivity(unchecked) final var frames = FrameStack()
    /// The bodies of branches and loops that are being recorded, outermost first.
    @exclusivity(unchecked) final var bodies: [Body] = []
    /// The number of the graph that is being recorded; 0 for ``graph`` itself.
    @exclusivity(unchecked) final var scope: Int32 = 0
    final var scopeCount: Int32 = 0

    final var dummies = DummySource()
    final var failure: TraceError? { didSet { hasFailed = failure != nil } }
    @exclusivity(unchecked) final var hasFailed = false
    /// A failure noted from another thread, which may touch nothing else.
    final let remoteFailure = Mutex<TraceError?>(nil)
    /// The thread that may record; nil where none may.
    @exclusivity(unchecked) final var thread: ThreadIdentity?
    final let isInUse = Atomic<Bool>(false)
    /// The highest address of the stack of the thread, where call stacks are wanted.
    final var stackEnd: UInt = 0

    public init(_ options: TraceOptions = TraceOptions()) {
        self.options = options
        nodes = graph
    }

    init(_ nodes: any NodeCreating, in graph: Graph) {
        options = TraceOptions()
        self.graph = graph
        self.nodes = nodes
        thread = .any
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

    /// The path of a module below the root, the first where there are several; nil outside of it.
    ///
    /// - SeeAlso: `torch.fx.Tracer.path_of_module`
    open func path(of module: Module) -> ModulePath? { index.frame(of: module)?.path }

    /// Decides what becomes of a module call.
    ///
    /// By default a leaf becomes one node, and other modules are entered. In the body of a branch or
    /// loop all modules are entered: a body has no state but what it is passed.
    ///
    /// - SeeAlso: `torch.fx.Tracer.call_module`
    open func call(
        _ module: Module, at path: ModulePath, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>, location: SourceLocation?
    ) -> ModuleCall {
        guard bodies.isEmpty, isLeaf(module, at: path) else { return .entered }
        return .recorded(record(.callModule(path), arguments, keywords, location: location))
    }

    /// Makes a node of the graph.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_node`
    open func makeNode(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>,
        location: SourceLocation?
    ) throws(GraphError) -> Node {
        let node = try nodes.insert(operation, arguments, keywords, name: nil)
        if let provenance = frames.provenance(at: location) { node.provenance = provenance }
        if options.recordsCallStacks, location == nil {
            node.metadata[.callStack] = CallStack.capture(below: stackEnd)
        }
        return node
    }

    /// Returns an argument of the graph for one of the program: traced values become their nodes,
    /// tensors of the root `get_attr` nodes, other tensors constants.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_arg`
    open func makeArgument(_ argument: Argument<Tensor>) throws(GraphError) -> Argument<Node> {
        try lower(argument)
    }

    /// Returns the traced value that stands for a node; a subclass may say more of it.
    ///
    /// - SeeAlso: `torch.fx.Tracer.proxy`
    open func value(of node: Node) -> Tensor {
        Tensor(TracedValue(recorder: self, id: node.id, scope: scope(of: node)))
    }

    /// Returns what stands for a parameter of the root where a program reads it.
    ///
    /// By default the value of a `get_attr` node.
    ///
    /// - SeeAlso: `torch.fx.Tracer.getattr`
    open func value(ofParameter tensor: Tensor, at path: ModulePath) -> Tensor {
        record(.getAttribute(path), [], [:])
    }

    /// Returns how a tensor that is not part of the root enters the graph.
    ///
    /// By default it becomes one of the `constants`, under a new name.
    open func argument(forConstant tensor: Tensor) throws(GraphError) -> Argument<Node> {
        let known = constantPaths[tensor.identity]
        let path = known ?? freshPath("_tensor_constant")
        if known == nil {
            constants.append((path, tensor))
            constantPaths[tensor.identity] = path
        }
        return .leaf(try makeNode(.getAttribute(path), [], [:], location: nil))
    }

    /// Makes the nodes of an input and returns what is passed to the program.
    ///
    /// - Parameters:
    ///   - input: What is known of the input beside its type.
    ///   - concrete: Its value or form, where one was given.
    /// - SeeAlso: `torch.fx.Tracer.create_args_for_root`
    open func makeInput(
        _ input: InputDescription, _ concrete: ConcreteArgument?
    ) throws(GraphError) -> Argument<Tensor> {
        try makePlaceholders(input, concrete)
    }

    // MARK: - Tracing

    /// Records a module.
    ///
    /// - Parameters:
    ///   - root: The module.
    ///   - concreteArguments: The inputs that are known before tracing, by name.
    /// - Returns: The graph; tensors it met on the way are in `constants`.
    /// - Throws: ``TraceError``: the first misuse of a traced value, wherever it happened.
    /// - SeeAlso: `torch.fx.Tracer.trace`
    open func trace(
        _ root: Module, concreteArguments: [String: ConcreteArgument] = [:]
    ) throws(TraceError) -> Graph {
        guard let callable = root as? any Callable else {
            throw TraceError(.notCallable(type: root.typeName))
        }
        return try trace(
            callable.inputDescriptions, concreteArguments, root: root, callable.invoke)
    }

    /// Records a function of any number of inputs.
    ///
    ///     let graph = try Tracer().trace { (x: Tensor, y: Tensor) in x + y }
    ///
    /// - Parameters:
    ///   - inputs: The names of the inputs; types and defaults where they have some.
    ///   - concreteArguments: The inputs that are known before tracing, by name.
    ///   - root: The module whose layers and parameters the function uses.
    ///   - function: What is recorded.
    /// - Throws: ``TraceError``.
    /// - SeeAlso: `torch.fx.symbolic_trace`
    public final func trace<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        names inputs: [InputDescription] = Tracer.defaultNames,
        concreteArguments: [String: ConcreteArgument] = [:], root: Module? = nil,
        _ function: (repeat each Input) throws -> Output
    ) throws(TraceError) -> Graph {
        let inputs = inputs.padded(to: torch.count(repeat (each Input).self))
        return try trace(inputs, concreteArguments, root: root) { arguments in
            try Module().apply(function, arguments)
        }
    }

    /// Records a function that gives several values, or none.
    ///
    ///     let graph = try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in (x, -x) }
    ///
    /// - Throws: ``TraceError``.
    @_disfavoredOverload
    public final func trace<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        names inputs: [InputDescription] = Tracer.defaultNames,
        concreteArguments: [String: ConcreteArgument] = [:], root: Module? = nil,
        _ function: (repeat each Input) throws -> (repeat each Output)
    ) throws(TraceError) -> Graph {
        let inputs = inputs.padded(to: torch.count(repeat (each Input).self))
        return try trace(inputs, concreteArguments, root: root) { arguments in
            try Module().apply(function, arguments)
        }
    }

    /// The names of a function's inputs where none are given: `x, y, z, w`.
    public static var defaultNames: [InputDescription] {
        Module.inputNames.map { InputDescription($0) }
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

    public final func poison(
        _ misuse: TraceMisuse, of value: TracedValue?, location: SourceLocation?
    ) {
        fail(.misuse(misuse), location: location, of: value)
    }

    public final func nextDummyBool() -> Bool { isHere ? dummies.nextBool() : true }
    public final func nextDummyInt() -> Int { isHere ? dummies.nextInt() : 1 }
    public final func nextDummyDouble() -> Double { isHere ? dummies.nextDouble() : .nan }
}
