// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor

/// A graph that takes the place of matches, made ready for being copied many times.
final class Replacement {
    private struct Step {
        var operation: Operation
        /// Leaves are positions among the values: inputs, then steps.
        var arguments: [Argument<Int>]
        var keywords: KeywordArguments<Int>
        var name: String
    }

    private let source: GraphModule
    private let inputNames: [String]
    private var steps: [Step] = []
    private var results: [Argument<Int>] = []
    /// The inputs that are used.
    private var usedInputs: [Int] = []
    private var paths: [ModulePath: ModulePath] = [:]
    private let hasSubgraphs: Bool

    init(_ source: GraphModule) {
        self.source = source
        let graph = source.graph
        hasSubgraphs = !graph.subgraphs.isEmpty
        let placeholders = graph.placeholders
        inputNames = placeholders.map(\.name)
        var positions: [Node: Int] = [:]
        for (position, node) in placeholders.enumerated() {
            positions[node] = position
            if !node.isUnused { usedInputs.append(position) }
        }
        for node in graph.nodes where positions[node] == nil && node.opcode != .output {
            steps.append(
                Step(
                    operation: node.operation,
                    arguments: node.arguments.map { $0.map { positions[$0] ?? 0 } },
                    keywords: node.keywordArguments.map { positions[$0] ?? 0 }, name: node.name))
            positions[node] = placeholders.count + steps.count - 1
        }
        let output = graph.outputNode?.arguments.first ?? .none
        results = (output.items ?? [output]).map { $0.map { positions[$0] ?? 0 } }
    }

    var resultCount: Int { results.count }

    /// Copies the graph, and its state into the module that is rewritten.
    ///
    /// - Returns: The values that the graph returns, one by one.
    func insert(
        _ match: Match, _ rewriter: Rewriter
    ) throws -> [Argument<Node>] {
        let slots = match.program.inputs
        guard slots.count == inputNames.count else {
            throw RewriteError.placeholderCount(
                pattern: slots.count, replacement: inputNames.count)
        }
        var values: [Argument<Node>] = []
        values.reserveCapacity(slots.count + steps.count)
        for slot in slots {
            switch match.values[slot] {
            case .argument(let argument): values.append(argument)
            case .state(let path): values.append(.leaf(try rewriter.getAttribute(path)))
            case nil: values.append(.none)
            }
        }
        for input in usedInputs where match.values[slots[input]] == nil {
            throw RewriteError.unboundInput(inputNames[input])
        }
        for step in steps {
            var arguments = step.arguments.map { $0.flatMap { values[$0] } }
            var keywords = step.keywords.flatMap { values[$0] }
            if hasSubgraphs { try adoptSubgraphs(&arguments, &keywords, rewriter.graph) }
            let node = try rewriter.insert(
                try adopt(step.operation, rewriter), arguments, keywords, name: step.name)
            values.append(.leaf(node))
        }
        return results.map { $0.flatMap { values[$0] } }
    }

    private func adoptSubgraphs(
        _ arguments: inout [Argument<Node>], _ keywords: inout KeywordArguments<Node>,
        _ graph: Graph
    ) throws {
        func adopt(_ argument: Argument<Node>) throws -> Argument<Node> {
            try argument.mapSubgraphs { name in
                guard let body = source.graph.subgraph(named: name) else {
                    throw GraphError.unknownSubgraph(name)
                }
                return try graph.addSubgraph(body.copy(), name: name.text)
            }
        }
        arguments = try arguments.map(adopt)
        keywords.entries = try keywords.entries.map {
            ArgumentEntry($0.key, try adopt($0.value))
        }
    }

    private func adopt(_ operation: Operation, _ rewriter: Rewriter) throws -> Operation {
        switch operation {
        case .callModule(let path): .callModule(try adopt(path, rewriter.module))
        case .getAttribute(let path): .getAttribute(try adopt(path, rewriter.module))
        default: operation
        }
    }

    /// The path in the module that is rewritten: the same one where the same thing stands there.
    private func adopt(_ path: ModulePath, _ module: GraphModule) throws -> ModulePath {
        if let known = paths[path] { return known }
        let content = try source.member(at: path).content
        if let present = module.memberIfPresent(at: path)?.content, present.isSame(as: content) {
            paths[path] = path
            return path
        }
        let own = module.freePath(path.text)
        module.set(content, at: own)
        paths[path] = own
        return own
    }
}

extension ModuleMember.Content {
    /// Whether two contents are one, or modules of one configuration without tensors.
    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.parameter(let a), .parameter(let b)), (.buffer(let a, _), .buffer(let b, _)):
            return a.identity == b.identity
        case (.module(let a), .module(let b)):
            if a === b { return true }
            return a.schema == b.schema && a.namedTensors().isEmpty && b.namedTensors().isEmpty
        default: return false
        }
    }
}
