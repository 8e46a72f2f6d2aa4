// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Graph {
    /// Whether another graph does the same in the same order; names of nodes do not matter.
    ///
    /// Operations, arguments and declared types are compared, metadata is not. Doubles are the same
    /// when their bits are.
    ///
    /// - Complexity: O(nodes + uses).
    public func isStructurallyEqual(to other: Graph) -> Bool {
        guard nodes.count == other.nodes.count else { return false }
        var partners: [Int32: Int32] = [:]
        for (own, theirs) in zip(nodes, other.nodes) {
            let same = { (a: Argument<Node>, b: Argument<Node>) in
                a.isIdentical(to: b, { partners[$0.id] == $1.id }) { name, otherName in
                    guard let a = self.subgraph(named: name),
                        let b = other.subgraph(named: otherName)
                    else { return false }
                    return a.isStructurallyEqual(to: b)
                }
            }
            let (keywords, others) = (
                own.keywordArguments.entries, theirs.keywordArguments.entries
            )
            let (arguments, otherArguments) = (own.arguments, theirs.arguments)
            guard own.operation == theirs.operation, own.type == theirs.type,
                arguments.count == otherArguments.count,
                zip(arguments, otherArguments).allSatisfy(same),
                keywords.map(\.key) == others.map(\.key),
                zip(keywords, others).allSatisfy({ same($0.value, $1.value) })
            else { return false }
            partners[own.id] = theirs.id
        }
        return true
    }

    /// A hash of what the graph does, the same in every process: equal for structurally equal
    /// graphs, whatever their nodes are called.
    ///
    /// - Complexity: O(nodes + uses).
    public var structuralHash: UInt64 {
        var hash = StableHash()
        var positions: [Int32: UInt64] = [:]
        for (position, node) in nodes.enumerated() {
            hash.combine(node.operation.opcode.rawValue)
            hash.combine(node.operation.targetText)
            hash.combine(node.type?.text ?? "")
            let arguments = Argument.tuple(node.arguments)
            let keywords = Argument.dictionary(node.keywordArguments.entries)
            for argument in [arguments, keywords] {
                hash.combine(withHashedSubgraphs(argument)) { hash, input in
                    hash.combine(positions[input.id] ?? .max)
                }
            }
            positions[node.id] = UInt64(position)
        }
        return hash.value
    }
}

extension Graph {
    /// An argument in which each subgraph is called by what it does.
    private func withHashedSubgraphs(_ argument: Argument<Node>) -> Argument<Node> {
        if subgraphs.isEmpty { return argument }
        return argument.mapSubgraphs { name in
            SubgraphName(subgraph(named: name).map { String($0.structuralHash) } ?? name.text)
        }
    }
}

extension Argument {
    /// Whether a tree is the same, with leaves compared by a closure and doubles by their bits.
    func isIdentical<Other>(
        to other: Argument<Other>, _ sameLeaf: (Leaf, Other) -> Bool,
        _ sameSubgraph: (SubgraphName, SubgraphName) -> Bool
    ) -> Bool {
        func same(_ a: [Argument], _ b: [Argument<Other>]) -> Bool {
            a.count == b.count
                && zip(a, b).allSatisfy { $0.isIdentical(to: $1, sameLeaf, sameSubgraph) }
        }
        switch (self, other) {
        case (.leaf(let a), .leaf(let b)): return sameLeaf(a, b)
        case (.subgraph(let a), .subgraph(let b)): return sameSubgraph(a, b)
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)): return same(a, b)
        case (.slice(let a, let b, let c), .slice(let d, let e, let f)):
            return same([a, b, c], [d, e, f])
        case (.dictionary(let a), .dictionary(let b)):
            return a.map(\.key) == b.map(\.key) && same(a.map(\.value), b.map(\.value))
        case (.double(let a), .double(let b)): return a.bitPattern == b.bitPattern
        case (.complex(let a, let b), .complex(let c, let d)):
            return a.bitPattern == c.bitPattern && b.bitPattern == d.bitPattern
        default:
            guard let a: Literal = literal(), let b: Literal = other.literal() else { return false }
            return a == b
        }
    }
}
