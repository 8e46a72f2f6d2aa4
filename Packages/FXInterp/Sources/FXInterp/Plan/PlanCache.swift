// SPDX-License-Identifier: Apache-2.0

import FXIR
import Synchronization

/// The plan of a graph module, for as long as its graph and table stay as they are.
final class PlanCache: Sendable {
    private struct Entry: Sendable {
        let plan: ExecutionPlan
        let graphRevision: UInt64
        let tableRevision: Int
    }

    private let entry = Mutex<Entry?>(nil)

    /// The plan of a module's graph and table as they are now.
    ///
    /// - Throws: What making one throws.
    func plan(for module: GraphModule) throws -> ExecutionPlan {
        let (graph, table) = (module.graph.revision, module.state.revision)
        let known = entry.withLock { entry in
            entry?.graphRevision == graph && entry?.tableRevision == table ? entry?.plan : nil
        }
        if let known { return known }
        let plan = try ExecutionPlan(module)
        entry.withLock { entry in
            entry = Entry(plan: plan, graphRevision: graph, tableRevision: table)
        }
        return plan
    }

    /// Lets go of the plan.
    func forget() { entry.withLock { $0 = nil } }
}
