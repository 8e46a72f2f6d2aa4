// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension ShapeDomain {
    /// What a function gives that runs subgraphs.
    mutating func infer(
        _ function: HigherOrderFunction, _ arguments: [Argument<ValueSpec>],
        _ keywords: KeywordArguments<ValueSpec>
    ) throws -> Argument<ValueSpec>? {
        let bound = function.bind(arguments, keywords)
        switch function {
        case .cond: return try inferBranches(bound)
        case .whileLoop: return try inferLoop(bound)
        case .scan: return try inferScan(bound)
        case .map: return try inferMap(bound)
        default:
            guard let (name, inputs) = function.wrapped(bound) else {
                throw function.failure("a subgraph", bound)
            }
            return try infer(.subgraph(name), inputs)
        }
    }

    private mutating func infer(
        _ subgraph: Argument<ValueSpec>, _ inputs: [Argument<ValueSpec>]
    ) throws -> Argument<ValueSpec>? {
        guard let name = subgraph.subgraph, let body = graph.subgraph(named: name) else {
            throw InterpreterError.noSuchSubgraph(subgraph.subgraph ?? SubgraphName("?"))
        }
        var domain = ShapeDomain(module, body, missingRules, symbols: symbols)
        domain.subgraphs = subgraphs + [name]
        domain.notesResults = notesResults
        domain.traces = traces
        domain.meanings = meanings
        domain.costs = costs == nil ? nil : [:]
        let result = try domain.run(inputs)
        issues += domain.issues
        for cost in (domain.costs ?? [:]).values { addCost(cost) }
        return result
    }

    /// Both branches: what they agree on, and a new symbol for each extent on which they do not.
    private mutating func inferBranches(
        _ arguments: [Argument<ValueSpec>]
    ) throws -> Argument<ValueSpec>? {
        guard arguments.count >= 3 else {
            throw HigherOrderFunction.cond.failure("(pred, true_fn, false_fn, ...)", arguments)
        }
        let operands = arguments.count > 3 ? arguments[3].items ?? [] : []
        guard let one = try infer(arguments[1], operands),
            let other = try infer(arguments[2], operands)
        else { return nil }
        guard let result = one.joined(with: other, symbols) else {
            throw ShapeError.mismatch(
                operation: "cond",
                expected: "branches of one dtype and rank, not \(one.text) and \(other.text)",
                found: [])
        }
        return result
    }

    /// The carried values, which each round must give anew.
    private mutating func inferLoop(
        _ arguments: [Argument<ValueSpec>]
    ) throws -> Argument<ValueSpec>? {
        guard arguments.count >= 3, let carried = arguments[2].items else {
            throw HigherOrderFunction.whileLoop.failure("(cond, body, carried, ...)", arguments)
        }
        let inputs = carried + (arguments.count > 3 ? arguments[3].items ?? [] : [])
        _ = try infer(arguments[0], inputs)
        guard let result = try infer(arguments[1], inputs) else { return nil }
        guard let joined = Argument.tuple(carried).joined(with: result.asTuple, symbols) else {
            throw ShapeError.mismatch(
                operation: "while_loop",
                expected: "a body that gives what it takes, not \(result.text)", found: [])
        }
        return joined
    }

    private mutating func inferScan(
        _ arguments: [Argument<ValueSpec>]
    ) throws -> Argument<ValueSpec>? {
        guard arguments.count >= 3, let carry = arguments[1].items, let xs = arguments[2].items
        else { throw HigherOrderFunction.scan.failure("(combine, init, xs, ...)", arguments) }
        let additional = arguments.count > 3 ? arguments[3].items ?? [] : []
        guard let count = xs.first?.firstExtent,
            let results = try infer(arguments[0], carry + xs.map(\.row) + additional)?.items
        else { return nil }
        let rows = results.dropFirst(carry.count).map { $0.stacked(count) }
        return .tuple(Array(results.prefix(carry.count)) + rows)
    }

    private mutating func inferMap(
        _ arguments: [Argument<ValueSpec>]
    ) throws -> Argument<ValueSpec>? {
        guard arguments.count >= 2 else {
            throw HigherOrderFunction.map.failure("(f, xs, pos_args)", arguments)
        }
        let xs = arguments[1].items ?? [arguments[1]]
        let additional = arguments.count > 2 ? arguments[2].items ?? [] : []
        guard let count = xs.first?.firstExtent,
            let result = try infer(arguments[0], xs.map(\.row) + additional)
        else { return nil }
        return .tuple((result.items ?? [result]).map { $0.stacked(count) })
    }
}

extension Argument<ValueSpec> {
    fileprivate var text: String { pythonRepr(\.description) }

    fileprivate var asTuple: Self { items.map { .tuple($0) } ?? .tuple([self]) }

    /// The first extent of a tensor.
    fileprivate var firstExtent: Dimension? { leaf?.tensor?.shape.first }

    /// A tensor without its first dimension.
    fileprivate var row: Self {
        map { value in
            guard let spec = value.tensor else { return value }
            return .tensor(TensorSpec(spec.dtype, Shape(spec.shape.dropFirst())))
        }
    }

    /// Tensors with one more dimension in front.
    fileprivate func stacked(_ count: Dimension) -> Self {
        map { value in
            guard let spec = value.tensor else { return value }
            return .tensor(TensorSpec(spec.dtype, Shape([count] + spec.shape.dimensions)))
        }
    }

    /// What is true of two values; nil where they are of different kinds.
    fileprivate func joined(with other: Self, _ symbols: SymbolSource) -> Self? {
        switch (self, other) {
        case (.leaf(.tensor(let a)), .leaf(.tensor(let b))):
            guard a.dtype == b.dtype, a.shape.rank == b.shape.rank else { return nil }
            let dimensions = zip(a.shape, b.shape).map {
                $0 == $1 ? $0 : .symbolic(symbols.next())
            }
            return .leaf(.tensor(TensorSpec(a.dtype, Shape(dimensions))))
        case (.tuple(let a), .tuple(let b)), (.list(let a), .list(let b)):
            guard a.count == b.count else { return nil }
            let parts = zip(a, b).compactMap { $0.joined(with: $1, symbols) }
            return parts.count == a.count ? .tuple(parts) : nil
        case (.int, .int), (.leaf(.int), .int), (.int, .leaf(.int)), (.leaf(.int), .leaf(.int)):
            return self == other ? self : .leaf(.int(.symbolic(symbols.next())))
        default: return self == other ? self : nil
        }
    }
}
