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

    /// What a node computes from.
    fileprivate struct Key: Hashable {
        var operation: Operation
        var arguments: [Argument<Node>]
        var keywords: KeywordArguments<Node>
        /// The number of writes to each input so far.
        var versions: [Int]
    }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let graph = module.graph
        let context = MatchContext(graph) { module.stateSchema() }
        let memory = MemoryModel(context)
        var purity = Purity(module)
        var versions = MemoryVersions(memory)
        var known = [Key: Node](minimumCapacity: graph.nodes.count)
        var count = 0
        for node in graph.nodes {
            versions.visit(node)
            let opcode = node.opcode
            guard opcode != .placeholder, opcode != .output, purity.isPure(node) else { continue }
            let key = Key(
                operation: node.operation, arguments: node.arguments,
                keywords: node.keywordArguments, versions: versions.versions(of: node))
            guard !key.hasNegativeZero else { continue }
            guard let first = known[key] else {
                known[key] = node
                continue
            }
            let needsOwn = memory.hasWrites && opcode != .getAttribute
            if needsOwn, !memory.writers(to: node).isEmpty || !memory.writers(to: first).isEmpty {
                continue
            }
            try node.replaceAllUses(with: first)
            try graph.erase(node)
            count += 1
        }
        return count
    }
}

extension EliminateCommonSubexpressions.Key {
    /// Whether a number is -0.0, which equals 0.0 and is another one.
    fileprivate var hasNegativeZero: Bool {
        arguments.contains(where: \.hasNegativeZero)
            || keywords.entries.contains { $0.value.hasNegativeZero }
    }
}

extension Argument {
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
        for target in memory.writtenValues(of: node) {
            counts[memory.memoryClass(of: target), default: 0] += 1
        }
    }

    /// The versions of what a node reads, the state of a module included.
    func versions(of node: Node) -> [Int] {
        guard memory.hasWrites else { return [] }
        let read = node.opcode == .getAttribute ? [node] : node.inputs
        return read.map { counts[memory.memoryClass(of: $0)] ?? 0 }
    }
}
