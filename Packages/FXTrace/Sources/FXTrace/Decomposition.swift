// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
public import FXTensor

/// What calls of a function are to be expressed by.
///
///     let rules: [Callee: DecompositionRule] = [
///         .function(.functional.relu): DecompositionRule { (x: Tensor) in (x > 0) * x }
///     ]
///     let simple = try graph.decomposed(by: rules)
///
/// - SeeAlso: `decomposition_table` of `make_fx`
public struct DecompositionRule {
    fileprivate let body: ([Argument<Tensor>], KeywordArguments<Tensor>) throws -> Argument<Tensor>

    /// A rule that gets the arguments of a call as they are.
    public init(
        untyped body:
            @escaping ([Argument<Tensor>], KeywordArguments<Tensor>) throws -> Argument<Tensor>
    ) {
        self.body = body
    }

    /// A rule written as a function of the positional arguments and of named ones.
    ///
    /// - Parameters:
    ///   - names: The names of the last parameters, where calls give them by name. Others that a
    ///     call gives must be `False` or `None`: not asked for.
    ///   - function: Computes what the call does.
    public init<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        keywords names: [String] = [], _ function: @escaping (repeat each Input) -> Output
    ) {
        body = { arguments, keywords in
            try Module().apply(function, arguments + Self.bind(keywords, names))
        }
    }

    /// A rule for a call that gives several values.
    @_disfavoredOverload
    public init<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
        keywords names: [String] = [],
        _ function: @escaping (repeat each Input) -> (repeat each Output)
    ) {
        body = { arguments, keywords in
            try Module().apply(function, arguments + Self.bind(keywords, names))
        }
    }

    /// The values of named parameters. What else a call gives must be false or nothing.
    private static func bind(
        _ keywords: KeywordArguments<Tensor>, _ names: [String]
    ) throws -> [Argument<Tensor>] {
        for entry in keywords.entries where !names.contains(entry.key) {
            guard entry.value.isNone || entry.value.bool == false else {
                throw ModuleError.wrongArguments(
                    module: "the rule", expected: names.joined(separator: ", "),
                    found: entry.key)
            }
        }
        return names.map { keywords[$0] ?? .none }
    }
}

extension Graph {
    /// Returns a graph in which calls are expressed by others, as rules say.
    ///
    /// What a rule gives is expressed by others in turn. Other nodes are copied with all that is
    /// known of them. Bodies of branches and loops are decomposed, too.
    ///
    /// - Throws: ``TraceError``, and what rules throw. This graph never changes.
    /// - Complexity: O(nodes) for each depth to which rules lead to rules.
    public func decomposed(by rules: [Callee: DecompositionRule]) throws -> Graph {
        let graph = try decomposedOutside(by: rules)
        guard graph.subgraphs.contains(where: { $0.graph.calls(anyOf: rules) }) else {
            return graph
        }
        return try graph.withBodies { body in
            body.calls(anyOf: rules) ? try body.decomposed(by: rules) : body.copy()
        }
    }

    /// Decomposes the calls of this graph, but not those of bodies.
    private func decomposedOutside(by rules: [Callee: DecompositionRule]) throws -> Graph {
        var graph = self
        for _ in 0..<32 {
            guard graph.firstCall(of: rules) != nil else { return graph }
            graph = try graph.decomposedOnce(by: rules)
        }
        guard let callee = graph.firstCall(of: rules) else { return graph }
        throw TraceError(.endlessDecomposition(callee.description))
    }

    /// Whether a rule has something to say of this graph or of a body.
    private func calls(anyOf rules: [Callee: DecompositionRule]) -> Bool {
        firstCall(of: rules) != nil || subgraphs.contains { $0.graph.calls(anyOf: rules) }
    }

    /// Returns a copy with other bodies, under the names of the old ones.
    private func withBodies(_ transform: (Graph) throws -> Graph) throws -> Graph {
        let result = Graph()
        var names: [SubgraphName: SubgraphName] = [:]
        var copies: [Node: Node] = [:]
        func copy(of name: SubgraphName) throws -> SubgraphName {
            if let known = names[name] { return known }
            guard let body = subgraph(named: name) else { throw GraphError.unknownSubgraph(name) }
            let new = try result.addSubgraph(transform(body), name: name.text)
            names[name] = new
            return new
        }
        func convert(_ argument: Argument<Node>) throws -> Argument<Node> {
            try argument.mapSubgraphs(copy).map { input in
                guard let copy = copies[input] else {
                    throw GraphError.foreignNode(NodeSnapshot(input))
                }
                return copy
            }
        }
        for node in nodes {
            let keywords = try node.keywordArguments.entries.map {
                ArgumentEntry($0.key, try convert($0.value))
            }
            let copy = try result.insert(
                node.operation, try node.arguments.map(convert), KeywordArguments(keywords),
                name: node.name)
            if let type = node.type { copy.type = type }
            copy.provenance = node.provenance
            copy.metadata = node.metadata
            copies[node] = copy
        }
        return result
    }

    private func firstCall(of rules: [Callee: DecompositionRule]) -> Callee? {
        rules.keys.first { callee in
            switch callee {
            case .function(let function): !nodes(of: .callFunction(function)).isEmpty
            case .method(let method): !nodes(of: .callMethod(method)).isEmpty
            }
        }
    }

    private func decomposedOnce(by rules: [Callee: DecompositionRule]) throws -> Graph {
        let result = Graph()
        let tracer = GraphAppendingTracer(result)
        var values: [Node: Argument<Node>] = [:]
        func value(of node: Node) throws(GraphError) -> Argument<Node> {
            guard let value = values[node] else { throw .foreignNode(NodeSnapshot(node)) }
            return value
        }
        for node in nodes {
            if let callee = node.operation.callee, let rule = rules[callee] {
                values[node] = try tracer.apply(rule, to: node, value)
            } else if let element = try node.element(value) {
                values[node] = element
            } else {
                values[node] = .leaf(try result.insert(copyOf: node, mapping: value))
            }
        }
        return result
    }
}

extension GraphAppendingTracer {
    /// Records what a rule makes of a call; new nodes note where the call was from.
    fileprivate final func apply(
        _ rule: DecompositionRule, to node: Node,
        _ value: (Node) throws(GraphError) -> Argument<Node>
    ) throws -> Argument<Node> {
        func convert(_ argument: Argument<Node>) throws -> Argument<Tensor> {
            try argument.flatMap { try value($0).map { self.value(of: $0) } }
        }
        let last = graph.nodes.last
        let arguments = try node.arguments.map(convert)
        let keywords = try node.keywordArguments.entries.map {
            ArgumentEntry($0.key, try convert($0.value))
        }
        let result = try recordArgument {
            try rule.body(arguments, KeywordArguments(keywords))
        }
        var next = last.map(\.next) ?? graph.nodes.first
        while let new = next {
            let own = new.provenance
            new.provenance = Provenance(
                location: own.location ?? node.provenance.location,
                modules: node.provenance.modules,
                steps: node.provenance.steps + ["decompose \(node.operation.targetText)"])
            next = new.next
        }
        return result
    }
}

extension Node {
    /// The element that the node takes from a value that has become several.
    fileprivate func element(
        _ value: (Node) throws(GraphError) -> Argument<Node>
    ) throws -> Argument<Node>? {
        guard operation == .callFunction(.operator.getitem), arguments.count == 2,
            let source = arguments[0].leaf, let index = arguments[1].int,
            let items = try value(source).items, items.indices.contains(index)
        else { return nil }
        return items[index]
    }
}
