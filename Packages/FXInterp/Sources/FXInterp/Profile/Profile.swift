// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// How long the nodes of a graph took, and what they moved and computed.
///
///     let profile = try Profiler(traced).profile([.leaf(x)])
///     print(profile)
public struct Profile: Sendable {
    /// One node, over all runs.
    public struct Entry: Sendable {
        public let node: NodeSnapshot
        /// What the node does, such as `call_function torch.relu`.
        public let operation: String
        /// The path of the module that the node calls, or that recorded it.
        public let module: ModulePath
        /// How often the node ran: once a run, more in a loop.
        public internal(set) var calls = 0
        /// The time of all calls.
        public internal(set) var time: Duration = .zero
        /// The bytes of the inputs and results of one call.
        public internal(set) var bytes = 0
        /// The multiply-adds of one call, as far as they are known.
        public internal(set) var multiplyAdds = 0
    }

    /// The nodes in the order in which they first ran.
    public let entries: [Entry]

    /// How often the graph ran.
    public let runs: Int

    /// The time of all nodes.
    public var time: Duration { entries.reduce(.zero) { $0 + $1.time } }

    /// What the nodes of each module took together, with those of the modules inside; the root is
    /// the empty path.
    public var modules: [(path: ModulePath, time: Duration, bytes: Int, multiplyAdds: Int)] {
        var order: [ModulePath] = []
        var sums: [ModulePath: (time: Duration, bytes: Int, multiplyAdds: Int)] = [:]
        for entry in entries {
            var path: ModulePath? = entry.module
            while let module = path {
                if sums[module] == nil { order.append(module) }
                let sum = sums[module] ?? (.zero, 0, 0)
                sums[module] = (
                    sum.time + entry.time, sum.bytes + entry.bytes * entry.calls,
                    sum.multiplyAdds + entry.multiplyAdds * entry.calls
                )
                path = module.parent
            }
        }
        return order.sorted { $0.text < $1.text }.compactMap { path in
            sums[path].map { (path, $0.time, $0.bytes, $0.multiplyAdds) }
        }
    }
}

extension Profile: CustomStringConvertible {
    /// A table of the nodes, the slowest first, and one of the modules.
    public var description: String {
        let nodes = entries.sorted { $0.time > $1.time }.map { entry in
            [
                entry.node.name, entry.operation, "\(entry.calls)", Self.text(entry.time),
                "\(entry.bytes)", "\(entry.multiplyAdds)",
            ]
        }
        let parts = modules.map { module in
            [
                module.path.isRoot ? "(all)" : module.path.text, "", "", Self.text(module.time),
                "\(module.bytes)", "\(module.multiplyAdds)",
            ]
        }
        let head = ["node", "operation", "calls", "ms", "bytes", "multiply-adds"]
        let rows = [head] + nodes + [["module", "", "", "ms", "bytes", "multiply-adds"]] + parts
        return Self.table(rows)
    }

    /// Milliseconds with three digits.
    private static func text(_ time: Duration) -> String {
        let microseconds = Int((time / .microseconds(1)).rounded())
        let digits = String(microseconds % 1000)
        return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func table(_ rows: [[String]]) -> String {
        let columns = rows.first?.count ?? 0
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                return column < 2 ? text + blanks : blanks + text
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
