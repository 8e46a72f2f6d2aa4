// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTestSupport
import Testing

/// Edits a graph at random, and keeps its order in a plain array beside it.
private struct RandomEditor {
    let graph = Graph()
    var order: [Node] = []
    var random: TestGenerator
    var refused = 0

    init(seed: UInt64) { random = TestGenerator(seed: seed) }

    mutating func step() {
        let revision = graph.revision
        // Comparing texts costs more than the edit, so not every step does.
        let text = Int.random(in: 0..<8, using: &random) == 0 ? graph.description : nil
        do {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...3: try order.count < 120 ? insert() : erase()
            case 4...5: try erase()
            case 6...7: try setArguments()
            case 8: try replaceUses()
            case 9: try move()
            case 10: try pick()?.setOperation(operation())
            default: try rename()
            }
        } catch {
            refused += 1
            #expect(graph.revision == revision)
            if let text { #expect(graph.description == text) }
        }
    }

    private mutating func pick() -> Node? { order.randomElement(using: &random) }

    private mutating func operation() -> FXIR.Operation {
        let all: [FXIR.Operation] = [
            .callFunction(.torch.add), .callMethod("relu"), .callModule("a.0"), .getAttribute("w"),
        ]
        return all[Int.random(in: 0..<all.count, using: &random)]
    }

    private mutating func argument(depth: Int = 0) -> Argument<Node> {
        switch Int.random(in: 0..<(depth < 2 ? 8 : 5), using: &random) {
        case 0...2: return pick().map { .leaf($0) } ?? 1
        case 3: return 1.5
        case 4: return "text"
        case 5: return .list([argument(depth: depth + 1), argument(depth: depth + 1)])
        case 6: return .slice(start: argument(depth: depth + 1), stop: .none, step: 2)
        default: return ["k": argument(depth: depth + 1)]
        }
    }

    private mutating func arguments() -> [Argument<Node>] {
        var result: [Argument<Node>] = []
        for _ in 0..<Int.random(in: 0...3, using: &random) { result.append(argument()) }
        return result
    }

    private mutating func insert() throws {
        let index = Int.random(in: 0...order.count, using: &random)
        let point: InsertionPoint = index < order.count ? .before(order[index]) : .end
        let node = try graph.makeBuilder(at: point).insert(operation(), arguments(), [:], name: nil)
        order.insert(node, at: index)
    }

    private mutating func erase() throws {
        guard let node = pick() else { return }
        try graph.erase(node)
        order.removeAll { $0 == node }
    }

    private mutating func setArguments() throws {
        guard let node = pick() else { return }
        let keyword = ArgumentEntry("key", argument())
        try node.setArguments(arguments(), KeywordArguments([keyword]))
    }

    private mutating func replaceUses() throws {
        guard let node = pick(), let other = pick() else { return }
        if Bool.random(using: &random) {
            try node.replaceAllUses(with: other)
        } else {
            try node.replaceInput(other, with: pick() ?? other)
        }
    }

    private mutating func move() throws {
        guard let node = pick(), let other = pick() else { return }
        let isAfter = Bool.random(using: &random)
        try graph.move(node, to: isAfter ? .after(other) : .before(other))
        guard node != other, let from = order.firstIndex(of: node) else { return }
        order.remove(at: from)
        guard let to = order.firstIndex(of: other) else { return }
        order.insert(node, at: isAfter ? to + 1 : to)
    }

    private mutating func rename() throws {
        let candidate = ["a", "a_1", "sum", "x y"][Int.random(in: 0..<4, using: &random)]
        try pick()?.rename(candidate)
    }
}

@Suite struct `Random edits` {
    /// A hundred thousand where the code is optimised; debug builds are much slower.
    private let count = _isDebugAssertConfiguration() ? 20_000 : 100_000

    @Test func `keep order, uses, names and lists right`() throws {
        var editor = RandomEditor(seed: 7)
        for step in 0..<count {
            editor.step()
            if step.isMultiple(of: 16) { check(editor) }
        }
        #expect(editor.refused > 1_000)
        #expect(editor.order.count > 20)
    }

    private func check(_ editor: RandomEditor) {
        let nodes = Array(editor.graph.nodes)
        #expect(nodes == editor.order)
        #expect(Array(editor.graph.nodes.reversed()) == nodes.reversed())
        #expect(editor.graph.nodes.count == nodes.count)
        #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $0 < $1 && $0.next == $1 })
        var isOrdered = true
        var users: [Node: Set<Node>] = [:]
        var useCounts: [Node: Int] = [:]
        for node in nodes {
            let leaves =
                node.arguments.flatMap(\.leaves)
                + node.keywordArguments.entries.flatMap(\.value.leaves)
            for input in leaves {
                users[input, default: []].insert(node)
                useCounts[input, default: 0] += 1
                isOrdered = isOrdered && input < node
            }
        }
        #expect(isOrdered)
        #expect(
            nodes.allSatisfy { node in
                Set(node.users) == users[node] ?? [] && node.uses.count == useCounts[node] ?? 0
                    && node.userCount == node.users.count
            })
        #expect(Set(nodes.map(\.name)).count == nodes.count)
        let byOperation = Dictionary(grouping: nodes, by: \.operation)
        for (operation, expected) in byOperation {
            #expect(editor.graph.nodes(of: operation) == expected)
        }
        #expect(
            GraphVerifier().issues(in: editor.graph).allSatisfy {
                $0.rule == .arguments || $0.rule == .output
            })
    }
}
