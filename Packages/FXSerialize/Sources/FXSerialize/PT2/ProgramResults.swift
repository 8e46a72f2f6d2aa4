// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Writes the results of one node: under its own name, or under those of the nodes that take them
/// apart.
struct ProgramResults {
    private let node: Node
    private let encoder: ProgramGraphEncoder

    init(_ node: Node, _ encoder: ProgramGraphEncoder) {
        self.node = node
        self.encoder = encoder
    }

    /// The results, and whether they are one value that is no tuple.
    func encoded() throws(ArchiveError) -> ([Literal], isSingle: Bool) {
        if let schema, schema.results.isEmpty { return ([], false) }
        guard let spec = node.valueSpec else {
            if node.isUnused { return ([], false) }
            throw encoder.refusal(
                node, "its dtype and shape are not known; run shape inference first")
        }
        switch spec {
        case .leaf, .int, .double, .bool: return ([try result(node, spec)], true)
        case .none: return ([], false)
        case .list(let items):
            return ([["as_tensors": .list(try named(items, of: node))]], false)
        case .tuple(let items): return (try tuple(items), false)
        default: throw encoder.refusal(node, "it gives \(spec.pythonRepr(\.description))")
        }
    }

    private var schema: OperatorSchema? {
        guard case .callFunction(let function) = node.operation,
            !ProgramTarget.isHigherOrder(function.qualifiedName)
        else { return nil }
        return OperatorTable.current.overloads(of: .function(function)).first
    }

    private func tuple(_ items: [Argument<ValueSpec>]) throws(ArchiveError) -> [Literal] {
        // Shape inference gives a tuple for what ATen calls a list.
        if case .list? = schema?.results.first?.kind, schema?.results.count == 1 {
            return [["as_tensors": .list(try named(items, of: node))]]
        }
        var results: [Literal] = []
        for (index, item) in items.enumerated() {
            if let inner = item.items {
                guard let list = element(index, of: node) else {
                    throw encoder.refusal(node, "nobody takes its list of tensors")
                }
                results.append(["as_tensors": .list(try named(inner, of: list))])
            } else if item.isNone {
                results.append(["as_none": true])
            } else {
                results.append(try element(index, of: node, item))
            }
        }
        return results
    }

    /// The names of a list's items.
    private func named(
        _ items: [Argument<ValueSpec>], of list: Node
    ) throws(ArchiveError) -> [Literal] {
        var result: [Literal] = []
        for (index, item) in items.enumerated() {
            let encoded = try element(index, of: list, item)
            guard let name = encoded["as_tensor"] else {
                throw encoder.refusal(node, "it gives a list of what is no tensor")
            }
            result.append(name)
        }
        return result
    }

    private func element(
        _ index: Int, of producer: Node, _ spec: Argument<ValueSpec>
    ) throws(ArchiveError) -> Literal {
        if let element = element(index, of: producer) {
            return try result(element, element.valueSpec ?? spec)
        }
        // Every result has a name, also one that nobody asks for.
        let name = "\(producer.name)_unused_\(index)"
        guard case .leaf(let value) = spec else { return ["as_none": true] }
        encoder.values.note(value, name: name)
        return Self.tagged(value, name)
    }

    private func element(_ index: Int, of producer: Node) -> Node? {
        producer.users.first { user in
            user.operation == .callFunction(.operator.getitem)
                && user.arguments.count == 2 && user.arguments[1].int == index
        }
    }

    private func result(
        _ node: Node, _ spec: Argument<ValueSpec>
    ) throws(ArchiveError) -> Literal {
        let value: ValueSpec
        switch spec {
        case .leaf(let leaf): value = leaf
        // A number that is known is one that the graph computes, all the same.
        case .int(let number): value = .int(.known(number))
        case .double: value = .double
        case .bool: value = .bool
        default: throw encoder.refusal(node, "it gives \(spec.pythonRepr(\.description))")
        }
        let name = encoder.name(of: node)
        encoder.values.note(value, name: name, original: node.metadata[.exported]?["value"])
        return Self.tagged(value, name)
    }

    private static func tagged(_ value: ValueSpec, _ name: String) -> Literal {
        switch value {
        case .tensor: ["as_tensor": ["name": .string(name)]]
        case .int: ["as_sym_int": ["as_name": .string(name)]]
        case .double: ["as_sym_float": ["as_name": .string(name)]]
        case .bool: ["as_sym_bool": ["as_name": .string(name)]]
        }
    }
}
