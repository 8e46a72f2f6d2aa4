// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Makes a pattern of a graph.
struct GraphPatternCompiler {
    private let graph: Graph
    private let schema: StateSchema
    private let options: MatchOptions
    private let operators = OperatorTable.current
    private var slots: [Int32: Int] = [:]

    init(_ graph: Graph, _ schema: StateSchema, _ options: MatchOptions) {
        self.graph = graph
        self.schema = schema
        self.options = options
    }

    mutating func compile() throws(RewriteError) -> PatternProgram {
        let outputs = try checkedOutputs()
        var result: [PatternSlot] = []
        for node in graph.nodes where node.opcode != .output || options.matchesOutput {
            slots[node.id] = result.count
            result.append(
                PatternSlot(
                    name: node.name, text: node.line, location: node.provenance.location,
                    form: try form(of: node)))
        }
        func slot(_ node: Node) -> Int { slots[node.id] ?? 0 }
        var anchors = outputs.filter { $0.opcode != .placeholder && $0.onlyUser?.opcode == .output }
        if options.matchesOutput, let output = graph.outputNode { anchors = [output] }
        return PatternProgram(
            slots: result, inputs: graph.placeholders.map(slot), results: outputs.map(slot),
            anchors: anchors.map { .slot(slot($0)) }, options: options)
    }

    /// The nodes whose values the pattern returns, in order.
    private func checkedOutputs() throws(RewriteError) -> [Node] {
        for node in graph.nodes where node.isUnused {
            if node.opcode != .output, node.opcode != .placeholder,
                !node.isImpure(schema: schema, operators: operators)
            {
                throw .deadCodeInPattern(NodeSnapshot(node))
            }
        }
        let outputs = graph.outputNode?.inputs ?? []
        if outputs.isEmpty { throw .emptyPattern }
        if !options.matchesOutput, outputs.allSatisfy({ $0.opcode == .placeholder }) {
            throw .outputIsInput(NodeSnapshot(outputs[0]))
        }
        return outputs
    }

    private func form(of node: Node) throws(RewriteError) -> PatternSlot.Form {
        switch node.operation {
        case .placeholder: return options.matchesPlaceholders ? plain(node, .placeholder) : .input
        case .output: return plain(node, .output)
        case .getAttribute(let path): return plain(node, try attributeTest(path))
        case .callModule(let path): return plain(node, try moduleTest(path))
        case .callFunction, .callMethod:
            if options.spelling == .any, let bound = bound(node) { return .node(bound) }
            return plain(node, .operation(node.operation))
        }
    }

    /// A node whose arguments are compared as they are written.
    private func plain(_ node: Node, _ test: NodeTest) -> PatternSlot.Form {
        .node(
            NodePattern(
                test: test,
                arguments: test == .placeholder ? [] : node.arguments.map(term),
                keywords: node.keywordArguments.entries.map { ($0.key, term($0.value)) },
                isBound: false, leavesRestOpen: test == .placeholder))
    }

    private func attributeTest(_ path: ModulePath) throws(RewriteError) -> NodeTest {
        switch schema[path] {
        case .parameter: return .attribute(isParameter: true)
        case .buffer: return .attribute(isParameter: false)
        case .module: return .operation(.getAttribute(path))
        case nil: throw .unknownState(path)
        }
    }

    private func moduleTest(_ path: ModulePath) throws(RewriteError) -> NodeTest {
        if options.modules == .path { return .operation(.callModule(path)) }
        guard let module = schema.module(at: path) else { throw .unknownState(path) }
        let compares = options.modules == .configuration
        return .module(module.typeName, compares ? module.configuration : nil)
    }

    /// The call as the operator that it means; parameters at their defaults are left out.
    private func bound(_ node: Node) -> NodePattern? {
        guard let callee = node.operation.callee,
            let call = OperatorMeaning(callee, node, operators)
        else { return nil }
        var keywords: [(key: String, term: PatternTerm)] = []
        for (parameter, value) in zip(call.parameters, call.values) {
            guard let argument = value.argument else { continue }
            if let standard = parameter.defaultValue, argument.literal() == standard { continue }
            keywords.append((parameter.name, term(argument)))
        }
        return NodePattern(
            test: .operators([call.name]), arguments: [], keywords: keywords, isBound: true)
    }

    private func term(_ argument: Argument<Node>) -> PatternTerm {
        switch argument {
        case .leaf(let node): return .slot(slots[node.id] ?? 0)
        case .list(let items), .tuple(let items): return .list(items.map(term))
        case .slice(let start, let stop, let step):
            if let literal: Literal = argument.literal() { return .literal(literal) }
            return .slice(term(start), term(stop), term(step))
        case .dictionary(let entries):
            return .dictionary(entries.map { ($0.key, term($0.value)) })
        default: return .literal(argument.literal() ?? .none)
        }
    }
}
