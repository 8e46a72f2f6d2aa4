// SPDX-License-Identifier: Apache-2.0

import FXIR
import Synchronization

/// The plan of a graph module, for as long as its graph and table stay as they are.
final class PlanCache: Sendable {
    private struct Entry: Sendable {
        let plan: ExecutionPlan
        let graph: ObjectIdentifier
        let graphRevision: UInt64
        let tableRevision: Int
    }

    private let entry = Mutex<Entry?>(nil)

    /// The plan of a module's graph and table as they are now.
    ///
    /// - Throws: What making one throws.
    func plan(for module: GraphModule) throws -> ExecutionPlan {
        let graph = module.graph
        let key = (ObjectIdentifier(graph), graph.revision, module.state.revision)
        let known = entry.withLock { entry in
            entry.flatMap { entry in
                (entry.graph, entry.graphRevision, entry.tableRevision) == key ? entry.plan : nil
            }
        }
        if let known { return known }
        let plan = try ExecutionPlan(module)
        entry.withLock { entry in
            entry = Entry(
                plan: plan, graph: key.0, graphRevision: key.1, tableRevision: key.2)
        }
        return plan
    }
}
