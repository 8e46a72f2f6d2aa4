// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphVerifier {
    /// Elements taken from operators that have fewer results.
    func resultIssues(_ graph: Graph) -> [GraphIssue] {
        graph.nodes(calling: .operator.getitem).compactMap { node in
            let arguments = node.arguments
            guard arguments.count == 2, let source = arguments[0].leaf,
                let index = arguments[1].int, let call = resolve(source),
                call.schema.results.count > 1
            else { return nil }
            let count = call.schema.results.count
            if (-count..<count).contains(index) { return nil }
            return GraphIssue(
                .results, NodeSnapshot(node),
                "takes result \(index) of %\(source.name), which has \(count)")
        }
    }

    /// Nodes whose noted spec is not what their operator gives for their inputs' specs.
    func specIssues(_ graph: Graph) -> [GraphIssue] {
        if graph.storage.metadata.isEmpty { return [] }
        return graph.nodes.compactMap { node in
            guard let noted = node.specs, let call = resolveWithSpecs(node),
                let rule = call.schema.rule
            else { return nil }
            do {
                let expected = try rule.specs(for: call)
                if expected.agrees(with: noted) { return nil }
                return GraphIssue(
                    .specs, NodeSnapshot(node),
                    "is noted as \(noted.specText), \(call.schema.name) gives \(expected.specText)",
                    suggestion: "Infer shapes again, or correct the inputs' ones.")
            } catch ShapeError.unknown {
                // The shape depends on elements: what is noted is all that is known.
                return nil
            } catch {
                return GraphIssue(
                    .specs, NodeSnapshot(node), "has inputs that do not go together: \(error)")
            }
        }
    }

    /// The operator that a node calls, with the arguments as they are.
    func resolve(_ node: Node) -> OperatorCall<Node>? {
        guard let callee = node.operation.callee, operators.contains(callee) else { return nil }
        return try? operators.resolve(callee, node.arguments, node.keywordArguments) { _ in nil }
    }

    /// The operator that a node calls, with specs for the inputs; nil where one is not known.
    private func resolveWithSpecs(_ node: Node) -> OperatorCall<TensorSpec>? {
        struct Unknown: Error {}
        guard let callee = node.operation.callee, operators.contains(callee) else { return nil }
        let spec = { (input: Node) throws(Unknown) -> Argument<TensorSpec> in
            guard let spec = input.specs else { throw Unknown() }
            return spec
        }
        guard let arguments = try? node.arguments.map({ try $0.flatMap(spec) }),
            let keywords = try? node.keywordArguments.entries.map({
                ArgumentEntry($0.key, try $0.value.flatMap(spec))
            })
        else { return nil }
        return try? operators.resolve(callee, arguments, KeywordArguments(keywords)) { _ in
            .tensor
        }
    }
}

extension Argument<TensorSpec> {
    /// Whether dtypes and shapes are the same; the memory order does not matter, and a dimension
    /// that is symbolic on one side only may be anything.
    fileprivate func agrees(with other: Argument<TensorSpec>) -> Bool {
        switch (self, other) {
        case (.leaf(let a), .leaf(let b)):
            a.dtype == b.dtype && a.shape.rank == b.shape.rank
                && zip(a.shape, b.shape).allSatisfy {
                    ($0.value == nil) != ($1.value == nil) || $0.coincides(with: $1)
                }
        default:
            if let a = items, let b = other.items {
                a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
            } else {
                true
            }
        }
    }

    fileprivate var specText: String { pythonRepr(\.description) }
}
