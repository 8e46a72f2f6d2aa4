// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// Interprets a graph with what is known of values.
struct ShapeDomain: GraphDomain {
    typealias Value = ValueSpec

    let module: GraphModule
    let graph: Graph
    let missingRules: ShapeInference.MissingRules
    let operators: OperatorTable
    var meanings: OperatorMeanings
    let symbols: SymbolSource
    /// Whether what is found is noted in the nodes; not for graphs made on the way.
    var notesResults = true
    var subgraphs: [SubgraphName] = []
    var issues: [ShapeIssue] = []
    /// By node, what its operators cost; nil where nobody asks.
    var costs: [Int32: OperatorCost]?
    /// The node whose value is inferred.
    private var current: Int32 = -1
    /// Modules that were traced.
    var traces = ModuleTraces()
    private var inputs: ArraySlice<Argument<ValueSpec>> = []

    init(
        _ module: GraphModule, _ graph: Graph, _ missingRules: ShapeInference.MissingRules,
        symbols: SymbolSource = SymbolSource()
    ) {
        self.module = module
        self.graph = graph
        self.missingRules = missingRules
        self.symbols = symbols
        operators = .current
        meanings = OperatorMeanings(operators)
    }

    /// Infers the whole graph.
    mutating func run(_ inputs: [Argument<ValueSpec>]) throws -> Argument<ValueSpec>? {
        let expected = graph.nodes.count { $0.opcode == .placeholder }
        if inputs.count > expected {
            throw ShapeInferenceError.extraInputs(given: inputs.count, expected: expected)
        }
        self.inputs = inputs[...]
        return try graph.evaluate(in: &self)
    }

    mutating func skip(_ node: Node, unknown: Node) {
        issues.append(ShapeIssue(NodeSnapshot(node), .unknownInput(unknown.name)))
    }

    mutating func evaluate(
        _ node: Node, _ arguments: [Argument<ValueSpec>], _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        let value: Argument<ValueSpec>?
        current = node.id
        do {
            value = try infer(node, arguments, keywords)
            if value?.hasLargeExtent == true {
                throw ShapeError.unknown(
                    operation: node.operation.targetText,
                    reason: "an extent follows from the symbols in more than "
                        + "\(Argument<ValueSpec>.largestExtent) steps")
            }
        } catch let error as ShapeInferenceError {
            throw error
        } catch let ShapeError.unknown(_, reason) where missingRules != .throwing {
            issues.append(ShapeIssue(NodeSnapshot(node), .undetermined(reason)))
            return nil
        } catch {
            throw ShapeInferenceError.mismatch(describe(error, node, arguments, keywords))
        }
        if let value, notesResults { note(value, at: node) }
        return value
    }

    private mutating func infer(
        _ node: Node, _ arguments: [Argument<ValueSpec>], _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        switch node.operation {
        case .placeholder(let name):
            if let given = inputs.popFirst() { return given }
            if let known = arguments.first ?? node.valueSpec { return known }
            throw ShapeInferenceError.missingInput(name)
        case .output: return arguments.first ?? Argument.none
        case .getAttribute(let path):
            return .leaf(.tensor(try module.stateTensor(at: path).spec))
        case .callModule(let path): return try inferModule(node, path, arguments, keywords)
        case .callFunction(let function):
            if !graph.subgraphs.isEmpty, let operation = HigherOrderFunction(function) {
                return try infer(operation, arguments, keywords)
            }
            return try inferOperator(node, .function(function), arguments, keywords)
        case .callMethod(let method):
            return try inferOperator(node, .method(method), arguments, keywords)
        }
    }

    // MARK: - Operators

    private mutating func inferOperator(
        _ node: Node, _ callee: Callee, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        let entry = meanings[callee]
        let isRepeatable = keywords.isEmpty && costs == nil
        if isRepeatable, let known = entry.repeatedResult(arguments) { return known }
        if entry.isStructural {
            let call = StructuralCall(
                callee, arguments, keywords, operators: operators, symbols: symbols)
            if let result = try call.result() { return result }
        }
        guard entry.isKnown else {
            return try missing(callee.description, node, callee, arguments, keywords)
        }
        let (call, rule) = try meanings.resolve(entry, arguments, keywords)
        guard let rule else {
            return try missing(call.schema.name, node, callee, arguments, keywords)
        }
        let symbolCount = symbols.count
        let result = try rule.results(for: call, symbols: symbols)
        // An extent that depends on elements is another one for each call.
        if isRepeatable, symbols.count == symbolCount { entry.keep(result, for: arguments) }
        if costs != nil { addCost(OperatorCost(of: call, result)) }
        return result
    }

    /// Adds to what the node that is looked at costs.
    mutating func addCost(_ cost: OperatorCost) {
        let former = costs?[current] ?? .zero
        costs?[current] = former + cost
    }

    /// What becomes of an operator without a rule.
    private mutating func missing(
        _ name: String, _ node: Node, _ callee: Callee, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        let issue = ShapeIssue(NodeSnapshot(node), .noRule(name))
        switch missingRules {
        case .throwing: throw ShapeInferenceError.unsupported(issue)
        case .reporting: break
        case .runningKernels:
            if let zeros = try? ZeroInputs(arguments, keywords),
                let result = try? callOperator(callee, zeros.arguments, zeros.keywords)
            {
                return result.map { .tensor($0.spec) }
            }
        }
        issues.append(issue)
        return nil
    }

    mutating func report(_ name: String, _ node: Node) throws(ShapeInferenceError) {
        let issue = ShapeIssue(NodeSnapshot(node), .noRule(name))
        if missingRules == .throwing { throw .unsupported(issue) }
        issues.append(issue)
    }

    // MARK: - Results

    /// Notes a value in the metadata: as specs where it has no symbolic numbers.
    private func note(_ value: Argument<ValueSpec>, at node: Node) {
        let specs = value.specs
        node.specs = specs
        if node.metadata.has(.value) || specs == nil {
            node.metadata[.value] = specs == nil ? value : nil
        }
    }

    private func describe(
        _ error: any Error, _ node: Node, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec>
    ) -> ShapeMismatch {
        let values = Dictionary(
            zip(node.argumentLeaves, (arguments + keywords.entries.map(\.value)).map { $0 }),
            uniquingKeysWith: { first, _ in first })
        return ShapeMismatch(
            node: NodeSnapshot(node), line: node.graph.nodes.prefix { $0 != node }.count + 2,
            provenance: node.provenance,
            inputs: node.inputs.map { input in
                let value = values[input] ?? input.valueSpec
                return ShapeMismatch.Input(
                    name: input.name, spec: value?.pythonRepr(\.description) ?? "unknown",
                    origin: input.provenance)
            }, subgraphs: subgraphs, underlying: error)
    }
}

extension Node {
    /// The nodes that stand as arguments by themselves, in order; others in place of trees.
    fileprivate var argumentLeaves: [Node] {
        (arguments + keywordArguments.entries.map(\.value)).map { $0.leaf ?? self }
    }
}

extension Argument<ValueSpec> {
    /// The value with specs alone; nil where it has numbers that are not known.
    var specs: Argument<TensorSpec>? {
        if case .leaf(.tensor(let spec)) = self { return .leaf(spec) }
        return try? flatMap { value throws(UnknownNumber) -> Argument<TensorSpec> in
            switch value {
            case .tensor(let spec): return .leaf(spec)
            case .int(.known(let value)): return .int(value)
            default: throw UnknownNumber()
            }
        }
    }
}

/// A number of which only the kind is known.
private struct UnknownNumber: Error {}
