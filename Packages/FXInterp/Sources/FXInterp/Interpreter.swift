// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
public import FXTensor
import FXTrace

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
/// The methods get values, not nodes. An interpreter runs the graph as it was when it was made.
///
/// - SeeAlso: `torch.fx.Interpreter`
open class Interpreter {
    /// The module that has the state.
    public final let module: GraphModule

    /// The program.
    public final let graph: Graph

    private final let nodes: [Node]
    /// For each node of `nodes`, the ids of the values that nobody needs after it.
    private final let lastUses: [[Int32]]
    private final let freesValues: Bool
    private final var values: [Int32: Argument<Tensor>] = [:]
    private final var inputs: ArraySlice<Argument<Tensor>> = []
    /// The interpreters of the bodies of branches and loops, made when they first run.
    private final var bodies: [SubgraphName: Interpreter] = [:]

    /// - Parameters:
    ///   - module: The module that has the state and, unless another is given, the graph.
    ///   - graph: The program, where it is not the module's own.
    ///   - freesValues: Whether a value is let go after its last use.
    public init(_ module: GraphModule, graph: Graph? = nil, freesValues: Bool = true) {
        self.module = module
        self.graph = graph ?? module.graph
        self.freesValues = freesValues
        nodes = Array(self.graph.nodes)
        lastUses = freesValues ? LastUses.compute(nodes) : []
    }

    // MARK: - Running

    /// Runs the graph.
    ///
    /// - Parameter inputs: The values of the placeholders, in order; those with a default may be
    ///   missing at the end.
    /// - Returns: The value of the output node; `.none` where there is none.
    /// - Throws: ``InterpreterError``.
    /// - SeeAlso: `torch.fx.Interpreter.run`
    open func run(_ inputs: [Argument<Tensor>]) throws -> Argument<Tensor> {
        let expected = nodes.count { $0.opcode == .placeholder }
        if inputs.count > expected {
            throw InterpreterError.extraInputs(given: inputs.count, expected: expected)
        }
        self.inputs = inputs[...]
        values = [:]
        for (index, node) in nodes.enumerated() {
            let value = try runReportingErrors(node)
            if node.opcode == .output { return value }
            values[node.id] = value
            if freesValues { for id in lastUses[index] { values[id] = nil } }
        }
        return .none
    }

    /// The value of a node in the last run, where it is still kept.
    public final func value(of node: Node) -> Argument<Tensor>? { values[node.id] }

    private func runReportingErrors(_ node: Node) throws -> Argument<Tensor> {
        do {
            return try run(node)
        } catch let error as InterpreterError {
            throw error
        } catch {
            throw InterpreterError.failed(
                NodeSnapshot(node), inputs: describeInputs(of: node), underlying: error)
        }
    }

    /// Runs one node: fetches its arguments and calls the method named as its opcode.
    ///
    /// - SeeAlso: `torch.fx.Interpreter.run_node`
    open func run(_ node: Node) throws -> Argument<Tensor> {
        let arguments = try node.arguments.map { try fetch($0, for: node) }
        let keywords = KeywordArguments(
            try node.keywordArguments.entries.map {
                ArgumentEntry($0.key, try fetch($0.value, for: node))
            })
        switch node.operation {
        case .placeholder(let name): return try placeholder(name, defaultValue: arguments.first)
        case .getAttribute(let path): return try getAttribute(path)
        case .callFunction(let function): return try callFunction(function, arguments, keywords)
        case .callMethod(let method): return try callMethod(method, arguments, keywords)
        case .callModule(let path): return try callModule(path, arguments, keywords)
        case .output: return try output(arguments.first ?? .none)
        }
    }

    private func fetch(_ argument: Argument<Node>, for node: Node) throws -> Argument<Tensor> {
        try argument.flatMap { input throws(InterpreterError) -> Argument<Tensor> in
            guard let value = values[input.id] else {
                throw .missingValue(NodeSnapshot(input), of: NodeSnapshot(node))
            }
            return value
        }
    }

    /// The specs of a node's inputs, for messages.
    private func describeInputs(of node: Node) -> [String] {
        node.inputs.map { input in
            "%\(input.name): \(values[input.id]?.pythonRepr(\.specText) ?? "no value")"
        }
    }

    // MARK: - One method an opcode

    /// Takes the next input, or the default value.
    ///
    /// - Throws: ``InterpreterError/missingInput(_:)``.
    open func placeholder(
        _ name: String, defaultValue: Argument<Tensor>?
    ) throws -> Argument<Tensor> {
        guard let value = inputs.popFirst() ?? defaultValue else {
            throw InterpreterError.missingInput(name)
        }
        return value
    }

    /// Reads the tensor at a path.
    open func getAttribute(_ path: ModulePath) throws -> Argument<Tensor> {
        let member = try module.member(at: path)
        guard let tensor = member.tensor else {
            throw ModuleError.wrongKind(path, expected: "a tensor")
        }
        // A parameter that is read in a trace is one node, however often it is used.
        if case .parameter = member.content, Tracing.isActive, let recorder = Tracing.recorder {
            return .leaf(recorder.read(tensor))
        }
        return .leaf(tensor)
    }

    /// Runs a function through the operator table.
    open func callFunction(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        if let result = try callBodies(function, arguments) { return result }
        return try callOperator(.function(function), arguments, keywords)
    }

    /// Runs a branch or loop, whose bodies are graphs inside the graph.
    private func callBodies(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>]
    ) throws -> Argument<Tensor>? {
        try ControlFlow.call(function, arguments, in: graph) { name, inputs in
            if let known = bodies[name] { return try known.run(inputs) }
            guard let body = graph.subgraph(named: name) else {
                throw GraphError.unknownSubgraph(name)
            }
            let interpreter = Interpreter(module, graph: body)
            bodies[name] = interpreter
            return try interpreter.run(inputs)
        }
    }

    /// Runs a method of the first argument through the operator table.
    open func callMethod(
        _ method: MethodName, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        try callOperator(.method(method), arguments, keywords)
    }

    /// Calls the module at a path.
    open func callModule(
        _ path: ModulePath, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        let target = try module.module(at: path)
        guard let callable = target as? any Callable else {
            throw ModuleError.wrongKind(path, expected: "a module that conforms to Callable")
        }
        return try withTensorErrors { try callable.callDynamically(arguments, keywords) }
    }

    /// Gives the result.
    open func output(_ value: Argument<Tensor>) throws -> Argument<Tensor> { value }
}
