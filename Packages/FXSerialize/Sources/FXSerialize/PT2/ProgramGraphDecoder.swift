// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Builds a graph from a program's part for it, through the graph's public methods.
///
/// Values have names in a program, and results of one node several of them: nodes that take an
/// element are made as `torch.export.load` makes them.
final class ProgramGraphDecoder {
    /// What the graphs of one program share.
    final class Shared {
        let origins = ProgramOrigins()
        let expressions = ProgramValues.ExpressionCache()
        private var operations: [String: Operation] = [:]

        func operation(_ target: String) -> Operation {
            if let known = operations[target] { return known }
            let operation = Operation.callFunction(ProgramTarget.function(target))
            operations[target] = operation
            return operation
        }
    }

    let graph = Graph()
    let shared: Shared
    let values: ProgramValues
    private var names: [String: Argument<Node>] = [:]
    /// Results of which nobody is expected to ask, by name: their node, and the way to them.
    private var unused: [String: (node: Node, path: [Int])] = [:]

    /// - Parameter tensors: What the file says of tensors, where that is not part of `value`.
    init(_ value: JSONCursor, _ shared: Shared, _ tensors: TensorMetas? = nil) {
        self.shared = shared
        values = ProgramValues(value, tensors, shared.expressions)
    }

    /// Reads a graph inside another one: all its inputs are placeholders.
    static func subgraph(_ value: JSONCursor, _ shared: Shared) throws(ArchiveError) -> Graph {
        let decoder = ProgramGraphDecoder(value, shared)
        for input in try value.required("inputs").items() { try decoder.addInput(input) }
        for node in try value.required("nodes").items() { try decoder.add(node) }
        let arguments = decoder.arguments
        var results: [Argument<Node>] = []
        let outputs = try value.required("outputs")
        for output in try outputs.items() { results.append(try arguments.argument(output)) }
        let isSingle = value.optional("is_single_tensor_return")?.bool ?? false
        let result = isSingle && results.count == 1 ? results[0] : .tuple(results)
        try decoder.insert(.output, [result], at: outputs)
        return decoder.graph
    }

    /// Reads what nodes are given; used up before the decoder is.
    private var arguments: ProgramArguments {
        ProgramArguments(
            value: { [unowned self] name, place throws(ArchiveError) in
                try value(named: name, place)
            },
            subgraph: { [unowned self] value throws(ArchiveError) in try addSubgraph(value) })
    }

    // MARK: - Values

    /// What a name stands for.
    func value(named name: String, _ place: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        if let value = names[name] { return value }
        guard let (node, path) = unused.removeValue(forKey: name) else {
            throw .danglingReference(place.source, at: place.place, name: name)
        }
        let value = try values.value(named: name)
        var result = node
        do throws(GraphError) {
            for index in path {
                let builder = try graph.makeBuilder(at: .after(result))
                result = try builder.insert(
                    .callFunction(.operator.getitem), [.leaf(result), .int(index)],
                    name: index == path.last ? name : nil)
            }
        } catch { throw .refusedNode(place.source, at: place.place, error) }
        note(value, name, of: result, provenance: node.provenance)
        names[name] = .leaf(result)
        return .leaf(result)
    }

    func define(
        _ name: String, _ value: Argument<Node>, _ place: JSONCursor
    ) throws(ArchiveError) {
        if names.updateValue(value, forKey: name) != nil {
            throw .duplicateName(place.source, at: place.place, name: name)
        }
    }

    /// Makes a placeholder of a value.
    private func addInput(_ input: JSONCursor) throws(ArchiveError) {
        guard let name = Self.name(of: input) else {
            throw .unsupportedPart(
                input.source, at: input.place,
                what: "an input of kind '\(input.tagged?.keyText ?? "")'")
        }
        let node = try insert(.placeholder(name), [], name: name, at: input)
        note(try values.value(named: name), name, of: node, provenance: nil)
        try define(name, .leaf(node), input)
    }

    /// The name of the one value that an input or output is.
    static func name(of value: JSONCursor) -> String? {
        guard let content = value.tagged else { return nil }
        return (content.optional("name") ?? content.optional("as_name"))?.string
    }

    @discardableResult
    func insert(
        _ operation: Operation, _ arguments: [Argument<Node>],
        _ keywords: [ArgumentEntry<Node>] = [], name: String? = nil, at place: JSONCursor
    ) throws(ArchiveError) -> Node {
        do throws(GraphError) {
            return try graph.insert(operation, arguments, KeywordArguments(keywords), name: name)
        } catch { throw .refusedNode(place.source, at: place.place, error) }
    }

    private func addSubgraph(_ value: JSONCursor) throws(ArchiveError) -> SubgraphName {
        let name = try value.required("name").getString()
        let subgraph = try Self.subgraph(value.required("graph"), shared)
        do throws(GraphError) {
            return try graph.addSubgraph(subgraph, name: name)
        } catch { throw .refusedNode(value.source, at: value.place, error) }
    }

    // MARK: - Nodes

    func add(_ value: JSONCursor) throws(ArchiveError) {
        let target = try value.required("target").getString()
        let outputs = try value.required("outputs")
        let items = try outputs.items()
        let isHigherOrder = ProgramTarget.isHigherOrder(target)
        let isSingle =
            items.count == 1
            && (!isHigherOrder
                || value.optional("is_hop_single_tensor_return")?.bool ?? true)
        let result = isSingle ? Self.name(of: items[0]) : nil
        let operation = shared.operation(target)
        let (arguments, keywords) = try inputs(value, operation, isHigherOrder: isHigherOrder)
        let node = try insert(
            operation, arguments, keywords, name: value.optional("name")?.string ?? result,
            at: value)
        var details = NodeDetails(value, shared.origins)
        if let result {
            try define(result, .leaf(node), outputs)
            details.note(try values.value(named: result), result)
        } else {
            details.spec = try addResults(of: node, items, details.provenance)
        }
        details.put(into: node)
    }

    private func inputs(
        _ value: JSONCursor, _ operation: Operation, isHigherOrder: Bool
    ) throws(ArchiveError) -> ([Argument<Node>], [ArgumentEntry<Node>]) {
        let reader = arguments
        var positional: [Argument<Node>] = []
        var keywords: [ArgumentEntry<Node>] = []
        for input in try value.required("inputs").items() {
            var argument = try reader.argument(input.required("arg"))
            // What control flow passes on is a tuple in Python.
            if isHigherOrder, case .list(let items) = argument { argument = .tuple(items) }
            let kind = input.optional("kind")?.int ?? 0
            if kind == 1 {
                positional.append(argument)
                continue
            }
            let name = try input.required("name").getString()
            if kind == 0, name.isEmpty || Self.isPositional(name, operation) {
                positional.append(argument)
            } else {
                keywords.append(ArgumentEntry(name, argument))
            }
        }
        return (positional, keywords)
    }

    /// Whether an argument of which a file says nothing is passed by its place: files of 2.6 and
    /// before have only names.
    private static func isPositional(_ name: String, _ operation: Operation) -> Bool {
        guard let callee = operation.callee,
            let schema = OperatorTable.current.overloads(of: callee).first,
            let parameter = schema.parameters.first(where: { $0.name == name })
        else { return true }
        return !parameter.isKeywordOnly && parameter.defaultValue == nil
    }

    // MARK: - Several results

    /// Makes nodes for the results of a node.
    ///
    /// - Returns: What is known of all of them.
    private func addResults(
        of node: Node, _ outputs: JSONCursor.Items, _ provenance: Provenance?
    ) throws(ArchiveError) -> Argument<ValueSpec>? {
        if outputs.isEmpty { return nil }
        // One list of tensors is the result itself.
        if outputs.count == 1, let content = outputs[0].tagged, content.isTagged("as_tensors") {
            return .list(try addItems(content, of: node, [], provenance))
        }
        if outputs.count == 1, outputs[0].tagged?.isTagged("as_none") == true { return nil }
        var specs: [Argument<ValueSpec>] = []
        for (index, output) in outputs.enumerated() {
            guard let content = output.tagged else {
                throw output.wrongType("an object with one key")
            }
            if content.isTagged("as_tensors") {
                specs.append(.list(try addItems(content, of: node, [index], provenance)))
            } else if let name = Self.name(of: output) {
                specs.append(try addElement(name, of: node, [index], output, provenance))
            } else {
                specs.append(.none)
            }
        }
        return .tuple(specs)
    }

    private func addItems(
        _ content: JSONCursor, of node: Node, _ path: [Int], _ provenance: Provenance?
    ) throws(ArchiveError) -> [Argument<ValueSpec>] {
        var list = node
        if let index = path.first {
            list = try insert(
                .callFunction(.operator.getitem), [.leaf(node), .int(index)], at: content)
        }
        var specs: [Argument<ValueSpec>] = []
        for (index, item) in try content.items().enumerated() {
            let name = try item.required("name").getString()
            specs.append(try addElement(name, of: list, [index], item, provenance))
        }
        return specs
    }

    private func addElement(
        _ name: String, of node: Node, _ path: [Int], _ place: JSONCursor,
        _ provenance: Provenance?
    ) throws(ArchiveError) -> Argument<ValueSpec> {
        let value = try values.value(named: name)
        if name.contains("_unused_") {
            unused[name] = (node, path)
        } else {
            let element = try insert(
                .callFunction(.operator.getitem), [.leaf(node), .int(path[0])], name: name,
                at: place)
            try define(name, .leaf(element), place)
            note(value, name, of: element, provenance: provenance)
        }
        return value.spec.map { .leaf($0) } ?? .none
    }

    /// Notes what is known of a node that has no part of its own in the file.
    func note(
        _ value: ProgramValue, _ name: String, of node: Node, provenance: Provenance?
    ) {
        var details = NodeDetails(provenance: provenance)
        details.note(value, name)
        details.put(into: node)
    }
}
