// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXIR

/// The part of a graph that is drawn.
public enum DotSelection: Hashable, Sendable {
    case all
    /// The nodes that were recorded in a module or in those inside, and calls of it.
    case module(ModulePath)
    /// A node, and those that are so many arrows away at most.
    case around(String, hops: Int)

    /// Whether each node of a graph belongs to the part, by number; nil where all do.
    func members(of reader: GraphReader) -> [Bool]? {
        switch self {
        case .all: return nil
        case .module(let path):
            var members = [Bool](repeating: false, count: reader.idLimit)
            var id = reader.first
            while id >= 0 {
                members[Int(id)] = Self.isInside(reader, id, path)
                id = reader.next(after: id)
            }
            return members
        case .around(let name, let hops):
            var members = [Bool](repeating: false, count: reader.idLimit)
            guard let start = reader.graph.node(named: name) else { return members }
            members[Int(start.id)] = true
            var frontier = [start]
            for _ in 0..<max(hops, 0) {
                if frontier.isEmpty { break }
                let reached = frontier.flatMap { $0.inputs + $0.users }
                frontier = reached.filter { node in
                    defer { members[Int(node.id)] = true }
                    return !members[Int(node.id)]
                }
            }
            return members
        }
    }

    private static func isInside(_ reader: GraphReader, _ id: Int32, _ path: ModulePath) -> Bool {
        if case .callModule(let called) = reader.operations[reader.operationIndex(of: id)],
            called == path || called.text.hasPrefix(path.text + ".")
        {
            return true
        }
        let frames = reader.metadata(of: id)[.provenance]?.modules ?? []
        return frames.contains { $0.path == path }
    }
}
