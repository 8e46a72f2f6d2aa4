// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Computes once what is computed twice.
///
///     Before                                    After
///     %a = call_function[torch.relu](%x)        %a = call_function[torch.relu](%x)
///     %b = call_function[torch.relu](%x)        %c = call_function[torch.add](%a, %a)
///     %c = call_function[torch.add](%a, %b)     return c
///     return c
///
/// Two nodes are the same when operation and arguments are. It leaves alone: random operators,
/// writes, unknown functions and modules in training; nodes between which something writes to what
/// they read; and values that are written to later, of which each needs memory of its own.
///
/// - SeeAlso: `torch.fx.passes.dialect.common.cse_pass.CSEPass`
public struct EliminateCommonSubexpressions: GraphPass {
    public let name = "common-subexpressions"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let graph = module.graph
        let memory = MemoryModel(MatchContext(module))
        var search = EqualNodes(graph, Purity(module), memory)
        let pairs = search.pairs()
        for (node, first) in pairs {
            try node.replaceAllUses(with: first)
            try graph.erase(node)
        }
        return pairs.count
    }
}

/// Finds nodes that compute the same as earlier ones, on the graph's tables as they are.
private struct EqualNodes {
    private let graph: Graph
    private let reader: GraphReader
    private var purity: Purity
    private let memory: MemoryModel
    private var versions: MemoryVersions
    /// Whether no call of an operation does more than give a value, by its index; nil where
    /// nobody asked.
    private var isAlwaysPure: [Bool?]
    /// The node that stands for each one, by id.
    private var representative: [Int32]
    /// The last node with a hash, and the one before it with the same, by id.
    private var last: [UInt64: Int32] = [:]
    private var previous: [Int32]
    private var readVersions: [Int32: [Int]] = [:]

    init(_ graph: Graph, _ purity: Purity, _ memory: MemoryModel) {
        (self.graph, self.purity, self.memory) = (graph, purity, memory)
        reader = GraphReader(graph)
        versions = MemoryVersions(memory)
        isAlwaysPure = Array(repeating: nil, count: reader.operations.count)
        representative = (0..<Int32(reader.idLimit)).map { $0 }
        previous = Array(repeating: -1, count: reader.idLimit)
        last.reserveCapacity(reader.count)
    }

    mutating func pairs() -> [(node: Node, first: Node)] {
        var result: [(node: Node, first: Node)] = []
        var id = reader.first
        while id >= 0 {
            let node = reader.node(id)
            if memory.hasWrites { versions.visit(node) }
            if isCandidate(node), let first = first(equal: node) {
                representative[Int(id)] = first.id
                result.append((node, first))
            }
            id = reader.next(after: id)
        }
        return result
    }

    private mutating func isCandidate(_ node: Node) -> Bool {
        let index = reader.operationIndex(of: node.id)
        if let known = isAlwaysPure[index] { return known || purity.isPure(node) }
        let operation = reader.operations[index]
        switch operation.opcode {
        case .placeholder, .output: return false
        default:
            isAlwaysPure[index] = purity.isAlwaysPure(operation)
            return purity.isPure(node)
        }
    }

    private mutating func first(equal node: Node) -> Node? {
        guard let hash = hash(of: node.id) else { return nil }
        if memory.hasWrites { readVersions[node.id] = versions.versions(of: node) }
        var other = last[hash] ?? -1
        while other >= 0 {
            if isEqual(node.id, other), mayShare(node, reader.node(other)) {
                return reader.node(other)
            }
            other = previous[Int(other)]
        }
        if let before = last.updateValue(node.id, forKey: hash) {
            previous[Int(node.id)] = before
        }
        return nil
    }

    /// Whether two equal nodes read the same, and neither needs memory of its own.
    private func mayShare(_ node: Node, _ first: Node) -> Bool {
        guard memory.hasWrites else { return true }
        if readVersions[node.id] != readVersions[first.id] { return false }
        if node.opcode == .getAttribute { return true }
        return memory.writers(to: node).isEmpty && memory.writers(to: first).isEmpty
    }

    // MARK: - Comparing

    /// A hash of operation and arguments; nil where some literal has a value that equals another.
    private func hash(of id: Int32) -> UInt64? {
        var hash = UInt64(truncatingIfNeeded: reader.operationIndex(of: id))
        func add(_ bits: UInt64) {
            hash = (hash ^ bits) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
        }
        func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }
        let run = reader.arguments(of: id)
        add(UInt64(truncatingIfNeeded: run.keywordStart - run.start))
        for index in run.start..<run.end {
            let input = reader.nodeID(at: index)
            if input >= 0 {
                add(UInt64(truncatingIfNeeded: representative[Int(input)]) | 1 << 40)
                continue
            }
            switch reader.slot(at: index) {
            case .node, .none: add(2 << 40)
            case .bool(let value): add(3 << 40 | (value ? 1 : 0))
            case .int(let value): add(UInt64(bitPattern: Int64(value)))
            case .double(let value): add(value.bitPattern &+ 5 << 40)
            case .string(let text), .key(let text): add(text)
            case .list(let count): add(6 << 40 | UInt64(count))
            case .tuple(let count): add(7 << 40 | UInt64(count))
            case .dictionary(let count): add(8 << 40 | UInt64(count))
            case .slice: add(9 << 40)
            case .literal(let literal):
                if literal.hasNegativeZero { return nil }
                add(10 << 40)
            }
        }
        return hash
    }

    private func isEqual(_ one: Int32, _ other: Int32) -> Bool {
        guard reader.operationIndex(of: one) == reader.operationIndex(of: other) else {
            return false
        }
        let (a, b) = (reader.arguments(of: one), reader.arguments(of: other))
        guard a.end - a.start == b.end - b.start,
            a.keywordStart - a.start == b.keywordStart - b.start
        else { return false }
        return (0..<(a.end - a.start)).allSatisfy { isEqualSlot(a.start + $0, b.start + $0) }
    }

    private func isEqualSlot(_ one: Int, _ other: Int) -> Bool {
        let (a, b) = (reader.nodeID(at: one), reader.nodeID(at: other))
        if a >= 0 || b >= 0 {
            return a >= 0 && b >= 0 && representative[Int(a)] == representative[Int(b)]
        }
        switch (reader.slot(at: one), reader.slot(at: other)) {
        case (.none, .none), (.slice, .slice): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)), (.list(let a), .list(let b)),
            (.tuple(let a), .tuple(let b)), (.dictionary(let a), .dictionary(let b)):
            return a == b
        // 0.0 is not -0.0 here.
        case (.double(let a), .double(let b)): return a.bitPattern == b.bitPattern
        case (.string(let a), .string(let b)), (.key(let a), .key(let b)): return a == b
        case (.literal(let a), .literal(let b)): return a == b
        default: return false
        }
    }
}

extension Argument {
    /// Whether a number is -0.0, which equals 0.0 and is another one.
    fileprivate var hasNegativeZero: Bool {
        switch self {
        case .double(let value): value == 0 && value.sign == .minus
        case .complex(let re, let im): re == 0 && re.sign == .minus || im == 0 && im.sign == .minus
        case .list(let items), .tuple(let items): items.contains(where: \.hasNegativeZero)
        case .dictionary(let entries): entries.contains { $0.value.hasNegativeZero }
        default: false
        }
    }
}

/// The number of writes to memory, while one goes through a graph in order.
struct MemoryVersions {
    private let memory: MemoryModel
    private var counts: [Int32: Int] = [:]

    init(_ memory: MemoryModel) { self.memory = memory }

    mutating func visit(_ node: Node) {
        guard memory.hasWrites else { return }
        for written in memory.classes(writtenBy: node) { counts[written, default: 0] += 1 }
    }

    /// The versions of what a node reads, the state of a module included.
    func versions(of node: Node) -> [Int] {
        guard memory.hasWrites else { return [] }
        return memory.classes(readBy: node).map { counts[$0] ?? 0 }
    }
}
