// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXTensor

/// Makes a graph of ATen's overloads from one of functions and methods whose shapes are known.
struct ATenLowering {
    private let source: Graph
    let graph = Graph()
    private var values: [Node: Argument<Node>] = [:]
    /// What kind of value each new node gives.
    private var kinds: [Node: ArgumentKind] = [:]

    /// The number of calls that were replaced.
    private(set) var count = 0

    init(_ source: Graph) { self.source = source }

    mutating func lowered() throws -> Graph {
        for subgraph in source.subgraphs {
            var inner = ATenLowering(subgraph.graph)
            try graph.addSubgraph(try inner.lowered(), name: subgraph.name.text)
            count += inner.count
        }
        for node in source.nodes {
            let value = try lower(node)
            values[node] = value
            if let leaf = value.leaf, let spec = node.valueSpec {
                kinds[leaf] = spec.leaf?.kind
                leaf.metadata = node.metadata
            }
        }
        return graph
    }

    /// What a node of the source has become.
    func value(_ argument: Argument<Node>) throws -> Argument<Node> {
        try argument.flatMap { node throws(GraphError) in
            guard let value = values[node] else { throw .foreignNode(NodeSnapshot(node)) }
            return value
        }
    }

    private mutating func lower(_ node: Node) throws -> Argument<Node> {
        let arguments = try node.arguments.map { try value($0) }
        let keywords = KeywordArguments(
            try node.keywordArguments.entries.map { ArgumentEntry($0.key, try value($0.value)) })
        guard let callee = node.operation.callee else {
            return .leaf(try graph.insert(node.operation, arguments, keywords, name: node.name))
        }
        if case .function(let function) = callee, function.qualifiedName.hasPrefix("torch.ops.") {
            return .leaf(try graph.insert(node.operation, arguments, keywords, name: node.name))
        }
        count += 1
        // What is known before the graph runs needs no node.
        if let number = node.valueSpec?.literal(as: Node.self), number.isKnownNumbers {
            return number
        }
        if let result = try structural(node, callee, arguments, keywords) { return result }
        let call: OperatorCall<Node>
        do {
            call = try OperatorTable.current.resolve(callee, arguments, keywords) { kinds[$0] }
        } catch {
            throw LoweringError.noOperator(NodeSnapshot(node), reason: "\(error)")
        }
        // What this library has as an operator of its own, and ATen by another name.
        if call.schema.name == "fx.functional_relu.default" {
            let name = call["inplace"].bool == true ? "relu_.default" : "relu.default"
            return .leaf(try self.call(name, [call.arguments[0]], for: node))
        }
        guard call.schema.name.hasPrefix("aten.") else {
            throw LoweringError.noOperator(
                NodeSnapshot(node), reason: "\(call.schema.name) is none of ATen's")
        }
        return .leaf(try insert(call, for: node))
    }

    // MARK: - Calls

    /// Makes a call of an overload.
    mutating func insert(_ call: OperatorCall<Node>, for node: Node) throws -> Node {
        var positional: [Argument<Node>] = []
        var keywords: [ArgumentEntry<Node>] = []
        var kept = 0
        for (parameter, argument) in zip(call.schema.parameters, call.arguments) {
            let isDefault =
                parameter.defaultValue.map { $0.widened(to: Node.self) == argument } ?? false
            let fitted = try fit(argument, to: parameter, call, node)
            if parameter.isKeywordOnly {
                if !isDefault { keywords.append(ArgumentEntry(parameter.name, fitted)) }
            } else {
                positional.append(fitted)
                if !isDefault { kept = positional.count }
            }
        }
        return try graph.insert(
            .callFunction(call.schema.overload), Array(positional.prefix(kept)),
            KeywordArguments(keywords), name: node.name)
    }

    /// Calls an overload by its name.
    mutating func call(
        _ name: String, _ arguments: [Argument<Node>], for node: Node
    ) throws -> Node {
        let result = try graph.insert(
            .callFunction(FunctionTarget("torch.ops.aten." + name)), arguments)
        kinds[result] = name == "sym_size.int" ? .int : .tensor
        result.metadata[.provenance] = node.metadata[.provenance]
        return result
    }

    /// Writes an argument as ATen takes it: one number for each dimension, tensors for numbers
    /// that stand for tensors.
    private func fit(
        _ argument: Argument<Node>, to parameter: OperatorParameter, _ call: OperatorCall<Node>,
        _ node: Node
    ) throws -> Argument<Node> {
        var kind = parameter.kind
        if case .optional(let wrapped) = kind { kind = wrapped }
        switch (kind, argument) {
        case (.tensor, .int), (.tensor, .double), (.tensor, .bool):
            return .constant(try constant(argument, beside: call))
        case (.list(.int, let count?), .int), (.list(.int, let count?), .leaf):
            return .list(Array(repeating: argument, count: max(count, 1)))
        case (.double, .int(let number)): return .double(Double(number))
        case (.list, .tuple(let items)): return .list(items)
        case (.scalar, .leaf(let input)) where kinds[input] == .tensor:
            throw LoweringError.noOperator(
                NodeSnapshot(node),
                reason: "\(call.schema.name) wants a number for '\(parameter.name)'")
        default: return argument
        }
    }

    /// A number as tensor; one of no dimensions does not change the dtype of what it meets.
    private func constant(
        _ number: Argument<Node>, beside call: OperatorCall<Node>
    ) throws -> ConstantValue {
        switch number {
        case .int(let value): return try Tensor(value).long().constantValue()
        case .bool(let value): return try Tensor(value).constantValue()
        default:
            let dtypes = call.arguments.compactMap { $0.leaf?.spec?.dtype }
            let value = Tensor(number.double ?? 0)
            return try (dtypes.contains(where: \.isFloatingPoint) ? value.double() : value.float())
                .constantValue()
        }
    }
}

extension Argument {
    /// Whether the tree is numbers and nothing else.
    fileprivate var isKnownNumbers: Bool {
        switch self {
        case .int, .dtype, .device, .layout: true
        case .list(let items), .tuple(let items): items.allSatisfy(\.isKnownNumbers)
        default: false
        }
    }
}
