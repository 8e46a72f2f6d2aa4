// SPDX-License-Identifier: Apache-2.0

import FX

/// Which node of one graph is which of another.
struct NodeAlignment {
    enum Step {
        case both(Node, Node)
        case old(Node)
        case new(Node)
    }

    private(set) var steps: [Step] = []
    /// By number in the old graph, the partner.
    private var partners: [Int32: Node] = [:]

    init(_ old: Graph, _ new: Graph) {
        let (first, second) = (Array(old.nodes), Array(new.nodes))
        let (a, b) = (first.map(Self.signature), second.map(Self.signature))
        var pairs = Self.commonRuns(a, b)
        addByName(first, second, &pairs)
        var (i, j) = (0, 0)
        for (x, y) in pairs {
            steps += first[i..<x].map(Step.old) + second[j..<y].map(Step.new)
            steps.append(.both(first[x], second[y]))
            partners[first[x].id] = second[y]
            (i, j) = (x + 1, y + 1)
        }
        steps += first[i...].map(Step.old) + second[j...].map(Step.new)
    }

    /// What a node of the old graph is called in the new one.
    func partnerName(ofOld node: Node) -> String {
        partners[node.id]?.name ?? "(gone) \(node.name)"
    }

    /// A number that is equal for nodes that do the same, whatever their inputs are called.
    private static func signature(_ node: Node) -> Int {
        var hasher = Hasher()
        hasher.combine(node.operation)
        for argument in node.arguments { hasher.combine(argument.map { _ in 0 }) }
        for entry in node.keywordArguments.entries {
            hasher.combine(entry.key)
            hasher.combine(entry.value.map { _ in 0 })
        }
        return hasher.finalize()
    }

    /// The places of equal elements, in the order of both: a longest common subsequence.
    private static func commonRuns(_ a: [Int], _ b: [Int]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (start, ends) = (0, (a.count, b.count))
        while start < ends.0, start < ends.1, a[start] == b[start] {
            pairs.append((start, start))
            start += 1
        }
        var tail: [(Int, Int)] = []
        while ends.0 > start, ends.1 > start, a[ends.0 - 1] == b[ends.1 - 1] {
            ends = (ends.0 - 1, ends.1 - 1)
            tail.append(ends)
        }
        let (middle, other) = (Array(a[start..<ends.0]), Array(b[start..<ends.1]))
        // The search takes time by differences: graphs that have little in common go by name.
        if middle.count <= 5000, other.count <= 5000, !middle.isEmpty, !other.isEmpty {
            let difference = other.difference(from: middle)
            let removed = Set(difference.removals.map(\.offset))
            let inserted = Set(difference.insertions.map(\.offset))
            let kept = middle.indices.filter { !removed.contains($0) }
            let there = other.indices.filter { !inserted.contains($0) }
            pairs += zip(kept, there).map { ($0 + start, $1 + start) }
        }
        return pairs + tail.reversed()
    }

    /// Pairs what is left between two pairs and has one name.
    private func addByName(
        _ first: [Node], _ second: [Node], _ pairs: inout [(Int, Int)]
    ) {
        var result: [(Int, Int)] = []
        var (i, j) = (0, 0)
        for (x, y) in pairs + [(first.count, second.count)] {
            var names: [String: Int] = [:]
            for index in j..<y { names[second[index].name] = index }
            var last = j - 1
            for index in i..<x {
                guard let found = names[first[index].name], found > last else { continue }
                result.append((index, found))
                last = found
            }
            if x < first.count, y < second.count { result.append((x, y)) }
            (i, j) = (x + 1, y + 1)
        }
        pairs = result
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
