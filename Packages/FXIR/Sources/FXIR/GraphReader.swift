// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Reads a graph as it was when the reader was made, straight from its tables: what writes text of a
/// million nodes has no time for a tree an argument.
///
/// Nodes are numbers here, ``Node/id``; arguments are runs of ``ArgumentSlot``s in depth-first
/// order.
///
///     var id = reader.first
///     while id >= 0 {
///         let run = reader.arguments(of: id)
///         var index = run.start
///         while index < run.end { ... reader.slot(at: index) ... }
///         id = reader.next(after: id)
///     }
public struct GraphReader {
    /// The graph; it may have changed since.
    public let graph: Graph
    private let storage: GraphStorage

    /// The distinct operations of the nodes, some of which no node may have any more.
    public let operations: [Operation]

    /// Creates a reader of a graph as it is.
    public init(_ graph: Graph) {
        self.graph = graph
        storage = graph.storage
        operations = storage.operations.entries.map(\.operation)
    }

    /// The number of nodes.
    public var count: Int { storage.count }

    /// A number that is greater than those of all nodes.
    public var idLimit: Int { storage.rows.count }

    /// The first node; -1 where there is none.
    public var first: Int32 { storage.first }

    /// The last node; -1 where there is none.
    public var last: Int32 { storage.last }

    /// The node that runs after one; -1 behind the last.
    public func next(after id: Int32) -> Int32 { storage[id].next }

    /// The node that runs before one; -1 before the first.
    public func previous(of id: Int32) -> Int32 { storage[id].previous }

    /// The index of a node's operation in ``operations``.
    public func operationIndex(of id: Int32) -> Int { Int(storage[id].operation) }

    /// Whether nobody uses a node's value.
    public func isUnused(_ id: Int32) -> Bool { storage[id].firstUse < 0 }

    /// The declared type of a node's value.
    public func type(of id: Int32) -> ValueType? {
        storage.types.isEmpty ? nil : storage.types[id]
    }

    /// What analyses know of a node.
    public func metadata(of id: Int32) -> NodeMetadata { storage.metadata(of: id) }

    /// The node of a number.
    public func node(_ id: Int32) -> Node { Node(graph, id) }
}

// MARK: - Names

extension GraphReader {
    /// A name in two parts: `add_12` is 12 on `add`; -1 on `add` is `add`.
    public struct Name: Hashable, Sendable {
        /// The index of the base in ``GraphReader/nameBases``.
        public var base: Int
        /// The number behind the underscore; -1 where there is none.
        public var number: Int
    }

    /// The distinct bases of the names; names of nodes are equal where their parts are.
    public var nameBases: [String] { storage.names.baseTexts }

    /// The name of a node in its parts.
    public func name(of id: Int32) -> Name {
        let name = storage[id].name
        return Name(base: Int(name.base), number: Int(name.number))
    }

    /// Appends the name of a node.
    public func appendName(of id: Int32, to text: inout TextBuffer) {
        storage.names.append(storage[id].name, to: &text)
    }

    /// Whether a node has or had a name.
    public func hasName(_ text: String) -> Bool { storage.names.existing(text) != nil }
}

// MARK: - Arguments

/// One piece of a node's arguments, in depth-first order: a value, or the head of a container that
/// its parts follow.
public enum ArgumentSlot {
    case node(Int32)
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    /// The name of the keyword or entry whose value follows.
    case key(String)
    case list(count: Int)
    case tuple(count: Int)
    /// So many pairs of key and value follow.
    case dictionary(count: Int)
    /// Start, stop and step follow.
    case slice
    case literal(Literal)
}

/// Where the arguments of a node are: positional ones first, then pairs of key and value.
public struct ArgumentRun: Hashable, Sendable {
    public var start: Int
    public var keywordStart: Int
    public var end: Int
}

extension GraphReader {
    /// Where the arguments of a node are.
    public func arguments(of id: Int32) -> ArgumentRun {
        let range = storage[id].operands
        return ArgumentRun(
            start: Int(range.start), keywordStart: Int(range.keywordStart), end: Int(range.end))
    }

    /// What is at an index of a run.
    public func slot(at index: Int) -> ArgumentSlot {
        let slot = storage.pool.slots[index]
        switch slot.kind {
        case .node: return .node(slot.node)
        case .none: return .none
        case .bool: return .bool(slot.payload != 0)
        case .int: return .int(Int(slot.payload))
        case .double: return .double(slot.double)
        case .string: return .string(storage.pool.text(slot.payload))
        case .key: return .key(storage.pool.text(slot.payload))
        case .list: return .list(count: Int(slot.payload))
        case .tuple: return .tuple(count: Int(slot.payload))
        case .dictionary: return .dictionary(count: Int(slot.payload))
        case .slice: return .slice
        case .literal: return .literal(storage.pool.literal(slot.payload))
        }
    }

    /// The node that an index of a run names; -1 where it is something else.
    public func nodeID(at index: Int) -> Int32 {
        let slot = storage.pool.slots[index]
        return slot.kind == .node ? slot.node : -1
    }

    /// The index behind the value that begins at one.
    public func end(ofValueAt index: Int) -> Int {
        let slot = storage.pool.slots[index]
        var next = index + 1
        switch slot.kind {
        case .list, .tuple: for _ in 0..<slot.payload { next = end(ofValueAt: next) }
        case .slice: for _ in 0..<3 { next = end(ofValueAt: next) }
        case .dictionary: for _ in 0..<slot.payload { next = end(ofValueAt: next + 1) }
        default: break
        }
        return next
    }

    /// The value that begins at an index, as a tree.
    public func tree(at index: Int) -> Argument<Node> {
        var index = index
        return storage.pool.argument(at: &index) { Node(graph, $0) }
    }
}
