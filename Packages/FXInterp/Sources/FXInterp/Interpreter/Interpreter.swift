// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
public import FXTensor

/// Runs a graph node by node.
///
/// A subclass overrides the method named as an opcode to change what such nodes do, or
/// ``run(_:)-(Node)`` to see every node:
///
///     final class Counting: Interpreter {
///         var calls: [String] = []
///         override func run(_ node: Node) throws -> Argument<Tensor> {
///             calls.append(node.name)
///             return try super.run(node)
///         }
///     }
///
/// The methods get values, not nodes. Nodes of subgraphs pass through the same methods. Each run
/// starts with the graph as it is then.
///
/// - SeeAlso: `torch.fx.Interpreter`
open class Interpreter {
    /// The module that has the state.
    public final let module: GraphModule

    /// The program.
    public final let graph: Graph

    /// Whether a value is let go after its last use.
    public final let freesValues: Bool

    private final var programs: [ObjectIdentifier: GraphProgram] = [:]
    @exclusivity(unchecked) final var frame: InterpreterFrame

    /// - Parameters:
    ///   - module: The module that has the state and, unless another is given, the graph.
    ///   - graph: The program, where it is not the module's own.
    ///   - freesValues: Whether a value is let go after its last use.
    public init(_ module: GraphModule, graph: Graph? = nil, freesValues: Bool = true) {
        self.module = module
        self.graph = graph ?? module.graph
        self.freesValues = freesValues
        frame = InterpreterFrame(
            GraphProgram(self.graph, freesValues: freesValues), freesValues: freesValues)
    }

    // MARK: - Running

    /// Runs the graph.
    ///
    /// - Parameters:
    ///   - inputs: The values of the placeholders, in order; those with a default may be missing.
    ///   - keywords: Values of placeholders by name.
    ///   - environment: Values of nodes that are known already; these nodes are not run.
    /// - Returns: The value of the output node; `.none` where there is none.
    /// - Throws: ``InterpreterError``.
    /// - SeeAlso: `torch.fx.Interpreter.run`
    open func run(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:],
        environment: [Node: Argument<Tensor>] = [:]
    ) throws -> Argument<Tensor> {
        try start(inputs, keywords, environment: environment)
        return try inErrorScope { try runFrame() }
    }

    /// Runs the graph on inputs that it takes over: each is let go after its last use.
    ///
    /// - Parameter inputs: Empty afterwards.
    /// - Throws: ``InterpreterError``.
    /// - SeeAlso: `torch.fx.Interpreter.boxed_run`
    public final func run(consuming inputs: inout [Argument<Tensor>]) throws -> Argument<Tensor> {
        try start(inputs)
        inputs = []
        return try inErrorScope { try runFrame() }
    }

    /// Prepares a run that ``runNext()`` carries out, one node at a time.
    ///
    /// - Throws: ``InterpreterError`` where the inputs do not fit the placeholders.
    public final func start(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:],
        environment: [Node: Argument<Tensor>] = [:]
    ) throws {
        frame = InterpreterFrame(program(of: graph), freesValues: freesValues)
        try frame.start(inputs, keywords, environment)
    }

    /// Runs the next node.
    ///
    /// - Returns: The node and its value; nil where the run is over.
    /// - Throws: ``InterpreterError``.
    public final func runNext() throws -> (node: Node, value: Argument<Tensor>)? {
        if frame.isFinished { return nil }
        let position = frame.next
        let value = try inErrorScope { try runNode(at: position) }
        return (frame.program.entries[position].node, value)
    }

    /// The value of the output node, once a run is over.
    public final var result: Argument<Tensor>? { frame.result }

    /// The value of a node in the last run, where it is still kept.
    public final func value(of node: Node) -> Argument<Tensor>? {
        frame.program.position(of: node).flatMap { frame.values[$0] }
    }

    /// The values of the last run that are still kept.
    ///
    /// - SeeAlso: `torch.fx.Interpreter.env`
    public final var environment: [Node: Argument<Tensor>] {
        var result: [Node: Argument<Tensor>] = [:]
        for (entry, value) in zip(frame.program.entries, frame.values) {
            if let value { result[entry.node] = value }
        }
        return result
    }

    /// Runs one node: fetches its arguments and calls the method named as its opcode.
    ///
    /// - SeeAlso: `torch.fx.Interpreter.run_node`
    open func run(_ node: Node) throws -> Argument<Tensor> {
        let (operation, arguments, keywords) = try fetch(node)
        switch operation {
        case .placeholder(let name): return try placeholder(name, defaultValue: arguments.first)
        case .getAttribute(let path): return try getAttribute(path)
        case .callFunction(let function): return try callFunction(function, arguments, keywords)
        case .callMethod(let method): return try callMethod(method, arguments, keywords)
        case .callModule(let path): return try callModule(path, arguments, keywords)
        case .output: return try output(arguments.first ?? .none)
        }
    }

    // MARK: - One method an opcode

    /// Takes the next input, or the default value.
    ///
    /// - Throws: ``InterpreterError/missingInput(_:)``.
    open func placeholder(
        _ name: String, defaultValue: Argument<Tensor>?
    ) throws -> Argument<Tensor> {
        guard let value = frame.takeInput() ?? defaultValue else {
            throw InterpreterError.missingInput(name)
        }
        return value
    }

    /// Reads the tensor at a path.
    open func getAttribute(_ path: ModulePath) throws -> Argument<Tensor> {
        let content = try module.content(at: path)
        guard let tensor = content.tensor else {
            throw ModuleError.wrongKind(path, expected: "a tensor")
        }
        // A parameter that is read in a trace is one node, however often it is used.
        if case .parameter = content, Tracing.isActive, let recorder = Tracing.recorder {
            return .leaf(recorder.read(tensor))
        }
        return .leaf(tensor)
    }

    /// Runs a function through the operator table, or one that runs subgraphs.
    open func callFunction(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        if !frame.program.graph.subgraphs.isEmpty,
            let operation = HigherOrderFunction(function)
        {
            return try operation.call(arguments, keywords, in: frame.program.graph) {
                try callSubgraph($0, $1)
            }
        }
        return try frame.program.call(.function(function), at: frame.current, arguments, keywords)
    }

    /// Runs a method of the first argument through the operator table.
    open func callMethod(
        _ method: MethodName, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        try frame.program.call(.method(method), at: frame.current, arguments, keywords)
    }

    /// Calls the module at a path.
    open func callModule(
        _ path: ModulePath, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        let target = try module.target(at: path)
        guard let callable = target as? any Callable else {
            throw ModuleError.wrongKind(path, expected: "a module that conforms to Callable")
        }
        return try withTensorErrors { try callable.call(arguments, keywords) }
    }

    /// Runs a subgraph of the graph that is running, on values of its own.
    open func callSubgraph(
        _ name: SubgraphName, _ inputs: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        guard let subgraph = frame.program.graph.subgraph(named: name) else {
            throw InterpreterError.noSuchSubgraph(name)
        }
        let outer = frame
        frame = InterpreterFrame(program(of: subgraph), freesValues: freesValues)
        defer { frame = outer }
        do {
            try frame.start(inputs, [:], [:])
            return try runFrame()
        } catch InterpreterError.failed(var failure) {
            failure.subgraphs.insert(name, at: 0)
            throw InterpreterError.failed(failure)
        }
    }

    /// Gives the result.
    open func output(_ value: Argument<Tensor>) throws -> Argument<Tensor> { value }

    // MARK: - The loop

    private func program(of graph: Graph) -> GraphProgram {
        if frame.program.graph === graph, frame.program.isCurrent { return frame.program }
        let key = ObjectIdentifier(graph)
        if let known = programs[key], known.isCurrent { return known }
        let program = GraphProgram(graph, freesValues: freesValues)
        programs[key] = program
        return program
    }

    private func runFrame() throws -> Argument<Tensor> {
        let frame = frame
        while frame.next < frame.program.entries.count {
            let value = try runNode(at: frame.next)
            if frame.result != nil { return value }
        }
        return .none
    }

    /// Runs the node at a position, keeps its value and lets go of what is not needed any more.
    private func runNode(at position: Int) throws -> Argument<Tensor> {
        let frame = frame
        frame.next = position + 1
        let value: Argument<Tensor>
        if !frame.isGiven.isEmpty, frame.isGiven[position], let given = frame.values[position] {
            value = given
        } else {
            frame.current = position
            let node = frame.program.entries[position].node
            do {
                value = try run(node)
                try value.checkTensors()
            } catch {
                throw describe(error, at: position)
            }
            frame.values[position] = value
            if case .output = node.opcode { frame.result = value }
        }
        if freesValues { frame.freeValues(after: position) }
        return value
    }
}
