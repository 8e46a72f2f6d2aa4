// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

extension Node {
    /// What is known of the node's value.
    var valueSpec: Argument<ValueSpec>? {
        metadata[.value] ?? metadata[.spec].map { $0.map(ValueSpec.tensor) }
    }
}

/// Writes the nodes and values of one graph of a program.
final class ProgramGraphEncoder {
    let graph: Graph
    let source: String
    /// The paths of state that is a constant, and neither parameter nor buffer.
    var constantPaths: Set<ModulePath> = []
    /// What the graph can read.
    private let schema: StateSchema
    /// Tensors that stand in arguments, which a program passes as inputs.
    private(set) var lifted: [(name: String, tensor: Tensor)] = []
    /// What is known of the graph's values.
    let values: ProgramValueEncoder

    private var names: [Node: String] = [:]
    private let isInner: Bool

    init(
        _ graph: Graph, _ schema: StateSchema, _ signature: ExportSignature?, source: String,
        around values: ProgramValueEncoder? = nil
    ) {
        self.graph = graph
        self.schema = schema
        self.source = source
        isInner = values != nil
        self.values = ProgramValueEncoder(symbols: values?.symbols ?? .init(graph, signature))
        nameInputs()
    }

    /// The bounds of symbols that no file has given some.
    var ranges: Literal { values.symbols.ranges }

    // MARK: - Names

    /// Placeholders are called by their targets, as in a program; other nodes as they are.
    private func nameInputs() {
        let taken = Set(graph.nodes.lazy.filter { $0.opcode != .placeholder }.map(\.name))
        for node in graph.placeholders {
            let target = node.operation.targetText
            names[node] = taken.contains(target) ? node.name : target
        }
        // Two nodes that take the same element have one value.
        for node in graph.nodes(calling: .operator.getitem) {
            guard let producer = node.arguments.first?.leaf else { continue }
            let first = producer.users.first {
                $0.operation == node.operation && $0.arguments.count == 2
                    && $0.arguments[1].int == node.arguments[1].int
            }
            if let first, first != node { names[node] = first.name }
        }
    }

    func name(of node: Node) -> String { names[node] ?? node.name }

    /// Lets a node stand for the value of another one.
    func rename(_ node: Node, as other: Node) { names[node] = name(of: other) }

    /// Whether all values that a call's signature names are there.
    func defines(_ call: Literal?) -> Bool {
        for value in (call?["inputs"]?.items ?? []) + (call?["outputs"]?.items ?? []) {
            guard let content = value.tagged?.value else { continue }
            guard let name = (content["name"] ?? content["as_name"])?.string else { continue }
            if !values.names.contains(name) { return false }
        }
        return true
    }

    func refusal(_ node: Node, _ reason: String) -> ArchiveError {
        .notExportable(source, node: node.name, reason: reason)
    }

    // MARK: - The graph

    /// Writes nodes and values; inputs and outputs are the caller's.
    func encode(except left: Set<Node> = []) throws(ArchiveError) -> Literal {
        var encoded: [Literal] = []
        for node in graph.nodes {
            switch node.operation {
            case .placeholder: try noteInput(node)
            case .getAttribute(let path):
                if isInner {
                    throw refusal(
                        node, "it reads '\(path)' inside of a body; pass it as an operand")
                }
                if names[node] == nil { try noteInput(node, isParameter: isParameter(path)) }
            case .output: break
            case .callFunction(let function):
                if left.contains(node) || isElement(node) { continue }
                encoded.append(try self.encoded(node, function))
            case .callMethod, .callModule:
                throw refusal(
                    node,
                    "it is a \(node.opcode.rawValue) of '\(node.operation.targetText)', and "
                        + "programs have calls of ATen only; lower the graph first")
            }
        }
        return values.encoded(nodes: encoded)
    }

    private func noteInput(_ node: Node, isParameter: Bool = false) throws(ArchiveError) {
        if isLiteral(node) { return }
        guard case .leaf(let value)? = spec(of: node) else {
            throw refusal(node, "its dtype and shape are not known; run shape inference first")
        }
        values.note(
            value, name: name(of: node), original: node.metadata[.exported]?["value"],
            isParameter: isParameter)
    }

    /// Whether a placeholder stands for a literal, which is its default value.
    func isLiteral(_ node: Node) -> Bool {
        if node.arguments.isEmpty { return false }
        if case .leaf? = node.valueSpec { return false }
        return true
    }

    private func isParameter(_ path: ModulePath) -> Bool {
        if case .parameter(let spec) = schema[path] { spec.dtype.isFloatingPoint } else { false }
    }

    /// What is known of a node's value.
    func spec(of node: Node) -> Argument<ValueSpec>? {
        if let known = node.valueSpec { return known }
        guard case .getAttribute(let path) = node.operation else { return nil }
        return schema.tensor(at: path).map { .leaf(.tensor($0)) }
    }

    /// Whether a node takes one of several results, which programs have no node for.
    private func isElement(_ node: Node) -> Bool {
        guard node.operation == .callFunction(.operator.getitem), let producer = node.inputs.first,
            node.arguments.count == 2, node.arguments[1].int != nil
        else { return false }
        if isElement(producer) { return true }
        guard case .callFunction(let function) = producer.operation else { return false }
        let name = function.qualifiedName
        if ProgramTarget.isHigherOrder(name) { return true }
        guard name.hasPrefix("torch.ops."),
            let schema = OperatorTable.current.overloads(of: .function(function)).first
        else { return false }
        if schema.results.count > 1 { return true }
        if case .list? = schema.results.first?.kind { return true }
        return false
    }

    private func encoded(
        _ node: Node, _ function: FunctionTarget
    ) throws(ArchiveError) -> Literal {
        let isHigherOrder = ProgramTarget.isHigherOrder(function.qualifiedName)
        if function.qualifiedName == "torch.ops.higher_order.with_effects" {
            throw refusal(node, "effects that are kept in order by tokens are not written")
        }
        let inputs = try isHigherOrder ? plainInputs(node) : boundInputs(node, function)
        let (outputs, isSingle) = try ProgramResults(node, self).encoded()
        var entries: [ArgumentEntry<Never>] = [
            ArgumentEntry("target", .string(ProgramTarget.text(function))),
            ArgumentEntry("inputs", .list(inputs)), ArgumentEntry("outputs", .list(outputs)),
            ArgumentEntry("metadata", metadata(of: node)),
            ArgumentEntry(
                "is_hop_single_tensor_return", isHigherOrder ? .bool(isSingle) : Literal.none),
            ArgumentEntry("name", .string(node.name)),
        ]
        entries += node.metadata[.exported]?["node"]?.entries ?? []
        return .dictionary(entries)
    }

    private func metadata(of node: Node) -> Literal {
        if let known = node.metadata[.exported]?["metadata"] { return known }
        var metadata = Literal.dictionary([])
        guard let origin = node.metadata[.provenance] else { return metadata }
        if let location = origin.location {
            metadata["stack_trace"] = .string(ProgramOrigins.trace(location))
        }
        if !origin.modules.isEmpty {
            metadata["nn_module_stack"] = .string(ProgramOrigins.moduleStack(origin.modules))
        }
        return metadata
    }

    // MARK: - Inputs of nodes

    private func input(_ name: String, _ argument: Literal, isKeyword: Bool) -> Literal {
        .dictionary([
            ArgumentEntry("name", .string(name)), ArgumentEntry("arg", argument),
            ArgumentEntry("kind", .int(isKeyword ? 2 : 1)),
        ])
    }

    private func plainInputs(_ node: Node) throws(ArchiveError) -> [Literal] {
        var result: [Literal] = []
        for argument in node.arguments {
            result.append(input("", try encoded(argument, as: nil, for: node), isKeyword: false))
        }
        for entry in node.keywordArguments.entries {
            result.append(
                input(entry.key, try encoded(entry.value, as: nil, for: node), isKeyword: true))
        }
        return result
    }

    private func boundInputs(
        _ node: Node, _ function: FunctionTarget
    ) throws(ArchiveError) -> [Literal] {
        let name = function.qualifiedName
        if !name.hasPrefix("torch.ops.") { return try scalarInputs(node, function) }
        guard let schema = OperatorTable.current.overloads(of: .function(function)).first,
            schema.overload == function
        else { throw refusal(node, "'\(name)' is no operator that is known here") }
        if schema.name.hasPrefix("fx.") {
            throw refusal(
                node,
                "\(schema.name) is an operator of this library that PyTorch does not have; "
                    + "the passes 'unfuse-operators' and 'lower-to-aten' express it by ATen's")
        }
        var result: [Literal] = []
        for (index, argument) in node.arguments.enumerated() {
            guard index < schema.parameters.count else {
                throw refusal(node, "\(schema.name) takes \(schema.parameters.count) arguments")
            }
            let parameter = schema.parameters[index]
            let encoded = try encoded(argument, as: parameter.kind, for: node)
            result.append(input(parameter.name, encoded, isKeyword: parameter.isKeywordOnly))
        }
        for entry in node.keywordArguments.entries {
            guard let parameter = schema.parameters.first(where: { $0.name == entry.key }) else {
                throw refusal(node, "\(schema.name) has no parameter '\(entry.key)'")
            }
            let encoded = try encoded(entry.value, as: parameter.kind, for: node)
            result.append(input(entry.key, encoded, isKeyword: true))
        }
        return result
    }

    /// Functions of numbers that programs may call beside ATen.
    private func scalarInputs(
        _ node: Node, _ function: FunctionTarget
    ) throws(ArchiveError) -> [Literal] {
        guard let names = ScalarFunctions.parameters(of: function),
            case .leaf(let spec)? = node.valueSpec, spec.tensor == nil,
            node.keywordArguments.isEmpty, node.arguments.count <= names.count
        else {
            throw refusal(
                node, "'\(function)' is no operator of ATen; lower the graph first")
        }
        var result: [Literal] = []
        for (name, argument) in zip(names, node.arguments) {
            result.append(input(name, try encoded(argument, as: nil, for: node), isKeyword: false))
        }
        return result
    }

    /// Passes a tensor that stands in an argument as an input.
    func lift(_ constant: ConstantValue, for node: Node) throws(ArchiveError) -> Literal {
        if isInner {
            throw refusal(node, "it has a tensor as literal inside of a body; pass it as operand")
        }
        let name = "c_lifted_tensor_\(lifted.count)"
        do throws(TensorError) {
            lifted.append((name, try Tensor(constant)))
        } catch { throw .unusableTensor(source, name: name, error) }
        values.note(.tensor(constant.spec), name: name)
        return ["as_tensor": ["name": .string(name)]]
    }
}

/// Python's functions of numbers, with the names of what they take.
enum ScalarFunctions {
    private static let pairs: Set<String> = [
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "ne", "lt", "le", "gt",
        "ge", "and_", "or_", "lshift", "rshift",
    ]

    private static let others: [String: [String]] = [
        "operator.neg": ["a"], "operator.pos": ["a"], "math.ceil": ["x"], "math.floor": ["x"],
        "math.trunc": ["x"], "math.sqrt": ["x"], "torch.sym_int": ["a"], "torch.sym_float": ["a"],
        "torch.sym_not": ["a"], "torch.sym_sqrt": ["a"], "torch.sym_max": ["a", "b"],
        "torch.sym_min": ["a", "b"], "torch.sym_ite": ["b", "t", "f"],
    ]

    static func parameters(of function: FunctionTarget) -> [String]? {
        let name = function.qualifiedName
        if name.hasPrefix("operator."), pairs.contains(function.simpleName) { return ["a", "b"] }
        return others[name]
    }
}
