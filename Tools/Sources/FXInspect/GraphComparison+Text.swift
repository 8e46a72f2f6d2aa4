// SPDX-License-Identifier: Apache-2.0

public import FX

extension GraphComparison: Inspection {
    public func text(_ style: TextStyle) -> String {
        var text = changes.map { Self.text($0, style) }.joined()
        if !state.isEmpty {
            text += style.marked("state", .bold) + "\n"
            for entry in state { text += "~ \(entry.part): \(entry.old) -> \(entry.new)\n" }
        }
        return text + subgraphText(style) + style.marked(totals, .bold) + "\n"
    }

    /// The changes of the graphs inside, and of those inside them.
    private func subgraphText(_ style: TextStyle) -> String {
        var text = ""
        for (name, comparison) in subgraphs where !comparison.isEqual {
            text += style.marked("in \(name):", .bold) + "\n"
            text += comparison.changes.map { Self.text($0, style) }.joined()
            text += comparison.subgraphText(style)
        }
        return text
    }

    /// How much is the same and how much is not, in a line.
    public var totals: String {
        if isEqual { return "the graphs are equal: \(equalCount) nodes" }
        var (changed, added, removed) = (0, 0, 0)
        for change in changes {
            switch change {
            case .changed: changed += 1
            case .added: added += 1
            case .removed: removed += 1
            }
        }
        var parts = ["\(changed) changed", "\(added) added", "\(removed) removed"]
        parts.append("\(equalCount) equal")
        let inner = subgraphs.count { !$0.comparison.isEqual }
        if inner > 0 { parts.append("\(inner) graphs inside differ") }
        if !state.isEmpty { parts.append("\(state.count) of the state differ") }
        return parts.joined(separator: ", ")
    }

    private static func text(_ change: Change, _ style: TextStyle) -> String {
        switch change {
        case .added(let node): return style.marked("+ \(node.text)", .green) + "\n"
        case .removed(let node): return style.marked("- \(node.text)", .red) + "\n"
        case .changed(let old, let new, let differences):
            let name = old.name == new.name ? "%\(old.name)" : "%\(old.name) -> %\(new.name)"
            let lines = differences.map { "    \($0.part): \($0.old) -> \($0.new)\n" }
            return style.marked("~ \(name) (\(new.target))", .yellow) + "\n" + lines.joined()
        }
    }

    public var json: Literal {
        [
            "old": .string(sources.old), "new": .string(sources.new), "equal": .bool(isEqual),
            "equal_nodes": .int(equalCount), "changes": .list(changes.map(Self.json)),
            "state": .list(state.map(Self.json)),
            "subgraphs": .dictionary(
                subgraphs.map { ArgumentEntry($0.name, $0.comparison.json) }),
        ]
    }

    private static func json(_ difference: Difference) -> Literal {
        [
            "part": .string(difference.part), "old": .string(difference.old),
            "new": .string(difference.new),
        ]
    }

    private static func json(_ change: Change) -> Literal {
        switch change {
        case .added(let node): return ["change": "added", "node": node.json]
        case .removed(let node): return ["change": "removed", "node": node.json]
        case .changed(let old, let new, let differences):
            return [
                "change": "changed", "old": .string(old.name), "new": .string(new.name),
                "differences": .list(differences.map(json)),
            ]
        }
    }
}
