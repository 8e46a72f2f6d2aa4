// SPDX-License-Identifier: Apache-2.0

extension Argument {
    /// Returns the tree with each leaf replaced, in order, depth first.
    ///
    /// - SeeAlso: `torch.fx.map_arg`
    @inlinable
    public func map<Other, Failure: Error>(
        _ transform: (Leaf) throws(Failure) -> Other
    ) throws(Failure) -> Argument<Other> {
        try flatMap { leaf throws(Failure) in .leaf(try transform(leaf)) }
    }

    /// Returns the tree with each leaf replaced by a tree.
    @inlinable
    public func flatMap<Other, Failure: Error>(
        _ transform: (Leaf) throws(Failure) -> Argument<Other>
    ) throws(Failure) -> Argument<Other> {
        switch self {
        case .leaf(let leaf): return try transform(leaf)
        case .none: return .none
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .double(let value): return .double(value)
        case .complex(let real, let imaginary): return .complex(real: real, imaginary: imaginary)
        case .string(let value): return .string(value)
        case .dtype(let value): return .dtype(value)
        case .device(let value): return .device(value)
        case .memoryFormat(let value): return .memoryFormat(value)
        case .layout(let value): return .layout(value)
        case .ellipsis: return .ellipsis
        case .constant(let value): return .constant(value)
        case .function(let value): return .function(value)
        case .subgraph(let value): return .subgraph(value)
        case .range(let start, let stop, let step):
            return .range(start: start, stop: stop, step: step)
        case .slice(let start, let stop, let step):
            return .slice(
                start: try start.flatMap(transform), stop: try stop.flatMap(transform),
                step: try step.flatMap(transform))
        case .list(let items): return .list(try Self.flatMap(items, transform))
        case .tuple(let items): return .tuple(try Self.flatMap(items, transform))
        case .dictionary(let entries):
            var result: [ArgumentEntry<Other>] = []
            result.reserveCapacity(entries.count)
            for entry in entries {
                result.append(ArgumentEntry(entry.key, try entry.value.flatMap(transform)))
            }
            return .dictionary(result)
        }
    }

    @inlinable
    static func flatMap<Other, Failure: Error>(
        _ items: [Argument], _ transform: (Leaf) throws(Failure) -> Argument<Other>
    ) throws(Failure) -> [Argument<Other>] {
        var result: [Argument<Other>] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try item.flatMap(transform)) }
        return result
    }

    /// Calls a closure with each leaf, in order, depth first.
    @inlinable
    public func forEachLeaf<Failure: Error>(
        _ body: (Leaf) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .leaf(let leaf): try body(leaf)
        case .slice(let start, let stop, let step):
            try start.forEachLeaf(body)
            try stop.forEachLeaf(body)
            try step.forEachLeaf(body)
        case .list(let items), .tuple(let items):
            for item in items { try item.forEachLeaf(body) }
        case .dictionary(let entries):
            for entry in entries { try entry.value.forEachLeaf(body) }
        default: break
        }
    }

    /// Calls a closure with each subgraph that the tree names, in order, depth first.
    @inlinable
    public func forEachSubgraph<Failure: Error>(
        _ body: (SubgraphName) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .subgraph(let name): try body(name)
        case .slice(let start, let stop, let step):
            try start.forEachSubgraph(body)
            try stop.forEachSubgraph(body)
            try step.forEachSubgraph(body)
        case .list(let items), .tuple(let items):
            for item in items { try item.forEachSubgraph(body) }
        case .dictionary(let entries):
            for entry in entries { try entry.value.forEachSubgraph(body) }
        default: break
        }
    }

    /// Returns the tree with each subgraph named otherwise.
    public func mapSubgraphs<Failure: Error>(
        _ transform: (SubgraphName) throws(Failure) -> SubgraphName
    ) throws(Failure) -> Argument {
        switch self {
        case .subgraph(let name): return .subgraph(try transform(name))
        case .slice(let start, let stop, let step):
            return .slice(
                start: try start.mapSubgraphs(transform), stop: try stop.mapSubgraphs(transform),
                step: try step.mapSubgraphs(transform))
        case .list(let items): return .list(try Self.mapSubgraphs(items, transform))
        case .tuple(let items): return .tuple(try Self.mapSubgraphs(items, transform))
        case .dictionary(let entries):
            let values = try Self.mapSubgraphs(entries.map(\.value), transform)
            return .dictionary(zip(entries, values).map { ArgumentEntry($0.key, $1) })
        default: return self
        }
    }

    private static func mapSubgraphs<Failure: Error>(
        _ items: [Argument], _ transform: (SubgraphName) throws(Failure) -> SubgraphName
    ) throws(Failure) -> [Argument] {
        var result: [Argument] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try item.mapSubgraphs(transform)) }
        return result
    }

    /// The leaves in order, depth first; a leaf that stands twice is listed twice.
    @inlinable
    public var leaves: [Leaf] {
        var result: [Leaf] = []
        forEachLeaf { result.append($0) }
        return result
    }

    /// Whether a leaf satisfies a predicate.
    @inlinable
    public func containsLeaf(where predicate: (Leaf) -> Bool = { _ in true }) -> Bool {
        var found = false
        forEachLeaf { found = found || predicate($0) }
        return found
    }
}

extension Argument {
    /// The tree as a value of another kind of leaf, or nil where it has a leaf of its own.
    @inlinable
    public func literal<Other>(as _: Other.Type = Other.self) -> Argument<Other>? {
        try? flatMap { _ throws(HasLeaf) -> Argument<Other> in throw HasLeaf() }
    }
}

@usableFromInline
struct HasLeaf: Error {
    @usableFromInline
    init() {}
}

extension Literal {
    /// The literal as a tree whose leaves may be of any kind.
    @inlinable
    public func widened<Other>(to _: Other.Type = Other.self) -> Argument<Other> {
        literal() ?? .none  // there is no leaf that could fail
    }
}
