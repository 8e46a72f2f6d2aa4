// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Checks that a graph is well formed.
///
/// The rules are those of ``GraphRule``. All issues are found at once, none is fixed.
///
///     let issues = GraphVerifier(schema: module.stateSchema()).issues(in: graph)
///
/// - SeeAlso: `torch.fx.Graph.lint`
public struct GraphVerifier: Sendable {
    let schema: StateSchema?
    let operators: OperatorTable

    /// - Parameters:
    ///   - schema: What paths lead to; without it they are not checked.
    ///   - operators: The known operators; calls of others are not checked.
    public init(schema: StateSchema? = nil, operators: OperatorTable = .current) {
        self.schema = schema
        self.operators = operators
    }

    /// Throws all issues of a graph, where it has any.
    ///
    /// - Throws: ``InvalidGraphError``.
    public func verify(_ graph: Graph) throws(InvalidGraphError) {
        let issues = issues(in: graph)
        if !issues.isEmpty { throw InvalidGraphError(issues) }
    }

    /// Returns all issues of a graph, in the order of the rules.
    ///
    /// - Complexity: O(nodes + uses).
    public func issues(in graph: Graph) -> [GraphIssue] {
        outputIssues(graph) + placeholderIssues(graph) + orderIssues(graph) + useIssues(graph)
            + nameIssues(graph) + stateIssues(graph) + argumentIssues(graph)
            + resultIssues(graph) + specIssues(graph) + effectIssues(graph) + subgraphIssues(graph)
    }

    /// The issues of the graphs inside, with their names, and of arguments that name none.
    private func subgraphIssues(_ graph: Graph) -> [GraphIssue] {
        var issues: [GraphIssue] = []
        for node in graph.nodes where graph.storage.mayNameSubgraphs(node.id) {
            node.forEachSubgraph { name in
                if graph.subgraph(named: name) == nil {
                    issues.append(
                        GraphIssue(
                            .subgraphs, NodeSnapshot(node),
                            "names the subgraph '\(name)', which the graph does not have"))
                }
            }
        }
        for subgraph in graph.subgraphs {
            for var issue in self.issues(in: subgraph.graph) {
                issue.subgraph.insert(subgraph.name, at: 0)
                issues.append(issue)
            }
        }
        return issues
    }

    private func outputIssues(_ graph: Graph) -> [GraphIssue] {
        let outputs = graph.nodes(of: .output)
        guard let first = outputs.first else {
            return [
                GraphIssue(
                    .output, nil, "has no output", suggestion: "End it: graph.output(value).")
            ]
        }
        var issues = outputs.dropFirst().map {
            GraphIssue(.output, NodeSnapshot($0), "is a second output")
        }
        if let follower = first.next {
            issues.append(GraphIssue(.output, NodeSnapshot(follower), "comes after the output"))
        }
        return issues
    }

    private func placeholderIssues(_ graph: Graph) -> [GraphIssue] {
        var issues: [GraphIssue] = []
        var targets: Set<String> = []
        var isPastInputs = false
        for node in graph.nodes {
            guard node.opcode == .placeholder, case .placeholder(let target) = node.operation else {
                isPastInputs = isPastInputs || !node.isInputCheck
                continue
            }
            if isPastInputs {
                issues.append(
                    GraphIssue(
                        .placeholders, NodeSnapshot(node), "comes after a computation",
                        suggestion: "Move it to the start: graph.move(node, to: .start)."))
            }
            if !targets.insert(target).inserted {
                issues.append(
                    GraphIssue(
                        .placeholders, NodeSnapshot(node), "has the target of an earlier one"))
            }
        }
        return issues
    }

    private func orderIssues(_ graph: Graph) -> [GraphIssue] {
        let storage = graph.storage
        return graph.nodes.filter { !storage.usesEarlierNodes($0.id) }.flatMap { node in
            node.inputs.filter { $0.isErased || !($0 < node) }.map { input in
                GraphIssue(
                    .order, NodeSnapshot(node),
                    "uses %\(input.name), which \(input.isErased ? "was erased" : "runs later")")
            }
        }
    }

    private func useIssues(_ graph: Graph) -> [GraphIssue] {
        if graph.storage.hasExactUseLists { return [] }
        var mentions: [Int32: Set<Int32>] = [:]
        for node in graph.nodes {
            for input in node.inputs { mentions[input.id, default: []].insert(node.id) }
        }
        return graph.nodes.filter { node in
            Set(graph.storage.users(of: node.id)) != mentions[node.id] ?? []
        }.map { GraphIssue(.uses, NodeSnapshot($0), "has users that differ from its uses") }
    }

    private func nameIssues(_ graph: Graph) -> [GraphIssue] {
        let storage = graph.storage
        var seen = Set<NodeName>(minimumCapacity: storage.count)
        return graph.nodes.filter { !seen.insert(storage[$0.id].name).inserted }
            .map { GraphIssue(.names, NodeSnapshot($0), "has the name of an earlier node") }
    }

    private func stateIssues(_ graph: Graph) -> [GraphIssue] {
        guard let schema else { return [] }
        return graph.nodes.compactMap { node in
            switch node.operation {
            case .getAttribute(let path) where schema[path] == nil:
                GraphIssue(.state, NodeSnapshot(node), "'\(path)' is not in the module's state")
            case .callModule(let path) where schema.module(at: path) == nil:
                GraphIssue(
                    .state, NodeSnapshot(node),
                    schema[path] == nil ? "there is no module '\(path)'" : "'\(path)' is no module")
            default: nil
            }
        }
    }

    private func argumentIssues(_ graph: Graph) -> [GraphIssue] {
        let storage = graph.storage
        // By operation, arguments found right: a call of the same form is right, too.
        var accepted = [OperandRange?](repeating: nil, count: storage.operations.entries.count)
        return graph.nodes.compactMap { node in
            let row = storage[node.id]
            let operation = Int(row.operation)
            if let form = accepted[operation], storage.pool.haveSameForm(form, row.operands) {
                return nil
            }
            guard let callee = node.operation.callee, operators.contains(callee) else { return nil }
            do throws(OperatorError) {
                _ = try operators.resolve(
                    callee, node.arguments, node.keywordArguments, leafKind: { _ in nil })
                accepted[operation] = row.operands
                return nil
            } catch {
                // A check compares values of any kind.
                if node.isInputCheck { return nil }
                return GraphIssue(.arguments, NodeSnapshot(node), error.description)
            }
        }
    }
}
