// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphVerifier {
    /// Reads of values that an earlier write may or may not have changed.
    ///
    /// Writing through a view is fine: the memory is shared, and readers see the new numbers. But
    /// some operators give a view where they can and a copy where they must (`reshape`,
    /// `contiguous`, `to`): after a write to one side, what the other side holds depends on strides
    /// that the graph does not know.
    ///
    ///     %r = call_method[reshape](%x, [6])
    ///     %w = call_method[add_](%x, 1)
    ///     %y = call_method[relu](%r)              // issue: %r may be from before or after
    func effectIssues(_ graph: Graph) -> [GraphIssue] {
        // Writing is a matter of the operation alone: each is asked once.
        let operations = graph.storage.operations.entries
        guard operations.contains(where: { $0.first >= 0 && isWrite($0.operation) }) else {
            return []
        }
        var memory = MemoryModel()
        var issues: [GraphIssue] = []
        for node in graph.nodes {
            for input in node.inputs where memory.isUncertain(input.id) {
                issues.append(
                    GraphIssue(
                        .effects, NodeSnapshot(node),
                        "reads %\(input.name), which an earlier write may or may not have changed",
                        suggestion: "Write before the copy is made, or clone() what is written."))
            }
            guard let call = resolve(node) else { continue }
            if let index = call.schema.viewedParameter(), let base = call.arguments[index].leaf {
                let isCertain = !Self.maybeViews.contains(call.schema.baseName)
                memory.addView(node.id, of: base.id, isCertain: isCertain)
            }
            for index in call.schema.mutatedParameters {
                if let target = call.arguments[index].leaf { memory.write(to: target.id) }
            }
        }
        return issues
    }

    private func isWrite(_ operation: Operation) -> Bool {
        guard let callee = operation.callee else { return false }
        return operators.overloads(of: callee).contains { !$0.mutatedParameters.isEmpty }
    }

    /// Operators whose result is a view of the argument or a copy, as strides allow.
    private static let maybeViews: Set<String> = [
        "aten.reshape", "aten.contiguous", "aten.to", "aten.flatten", "aten.reshape_as",
        "aten.type_as", "aten.ravel",
    ]
}

extension OperatorSchema {
    /// The name without the overload, such as `aten.add`.
    fileprivate var baseName: String {
        name.split(separator: ".").prefix(2).joined(separator: ".")
    }
}

/// Which values share memory for certain, and which perhaps.
private struct MemoryModel {
    /// Values that share memory for certain have one block.
    private var blocks: [Int32: Int] = [:]
    /// Blocks that may be one memory.
    private var related: [Int: Set<Int>] = [:]
    /// Blocks that a write to a related one may have changed.
    private var uncertain: Set<Int> = []
    private var count = 0

    private mutating func block(of value: Int32) -> Int {
        if let block = blocks[value] { return block }
        count += 1
        blocks[value] = count
        return count
    }

    mutating func addView(_ value: Int32, of base: Int32, isCertain: Bool) {
        let source = block(of: base)
        if isCertain {
            blocks[value] = source
        } else {
            let own = block(of: value)
            related[own, default: []].insert(source)
            related[source, default: []].insert(own)
        }
    }

    /// Notes a write: what may share the memory is in doubt from now on.
    mutating func write(to value: Int32) {
        let written = block(of: value)
        var pending = [written]
        var seen: Set<Int> = [written]
        while let block = pending.popLast() {
            for other in related[block] ?? [] where seen.insert(other).inserted {
                uncertain.insert(other)
                pending.append(other)
            }
        }
    }

    func isUncertain(_ value: Int32) -> Bool { blocks[value].map(uncertain.contains) ?? false }
}
