// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Runs a pipeline of passes on a module.
///
///     var manager = try PassManager(.inference)
///     manager.onChange = { dump in print(dump.record) }
///     print(try manager.run(on: traced))
///
/// After each pass the graph is verified. A pass that throws, or leaves a graph that is not well
/// formed, leaves graph and state as they were before it; what earlier passes did stays.
///
/// - SeeAlso: `torch.fx.passes.infra.pass_manager.PassManager`
public struct PassManager {
    public let pipeline: Pipeline

    /// Whether the graph is verified after each pass that changed it.
    public var verifies = true

    /// The number of changing runs after which to stop: the search for the pass that breaks a
    /// program.
    public var stopsAfter: Int?

    /// Hears of each run of a pass, also of those that changed nothing.
    public var observers: [(PassRecord) -> Void] = []

    /// Gets the graph before and after each pass that changed it.
    public var onChange: ((PassDump) -> Void)?

    /// - Throws: ``PassError/order(pass:mustFollow:)``.
    public init(_ pipeline: Pipeline) throws(PassError) {
        self.pipeline = pipeline
        let names = pipeline.passes.map(\.name)
        for (index, pass) in pipeline.passes.enumerated() {
            for earlier in pass.runsAfter {
                let isBehind = names[index...].contains(earlier)
                if isBehind, !names[..<index].contains(earlier), earlier != pass.name {
                    throw .order(pass: pass.name, mustFollow: earlier)
                }
            }
        }
    }

    /// Runs passes as they are written down.
    ///
    /// - Throws: ``PassError/order(pass:mustFollow:)``.
    public init(@PipelineBuilder _ steps: () -> [PipelineStep]) throws(PassError) {
        try self.init(Pipeline("passes", steps))
    }

    /// Runs the pipeline.
    ///
    /// - Throws: ``PassError``.
    @discardableResult
    public func run(on module: GraphModule) throws(PassError) -> PassReport {
        var run = PassRun(self, module)
        _ = try run.run(pipeline.steps)
        return run.report
    }
}

/// One run of a pipeline.
private struct PassRun {
    private let manager: PassManager
    private let module: GraphModule
    /// The issues that the graph had from the start.
    private let known: Set<GraphIssue>
    var report = PassReport()

    init(_ manager: PassManager, _ module: GraphModule) {
        self.manager = manager
        self.module = module
        known = manager.verifies ? Set(Self.issues(in: module)) : []
    }

    private static func issues(in module: GraphModule) -> [GraphIssue] {
        GraphVerifier(schema: module.stateSchema()).issues(in: module.graph)
    }

    /// Whether a step changed something.
    mutating func run(_ steps: [PipelineStep]) throws(PassError) -> Bool {
        var hasChanged = false
        for step in steps where report.isComplete {
            switch step {
            case .once(let pass):
                if try run(pass) { hasChanged = true }
            case .untilStable(let steps, let limit):
                var rounds = 0
                while report.isComplete, try run(steps) {
                    hasChanged = true
                    rounds += 1
                    if rounds >= limit, report.isComplete {
                        throw .doesNotSettle(
                            passes: steps.flatMap(\.passes).map(\.name), limit: limit)
                    }
                }
            }
        }
        return hasChanged
    }

    private mutating func run(_ pass: any GraphPass) throws(PassError) -> Bool {
        if let limit = manager.stopsAfter, report.records.count(where: { $0.changes > 0 }) >= limit
        {
            report.isComplete = false
            return false
        }
        let index = report.records.count + 1
        let before = module.graph.snapshot()
        let start = ContinuousClock.now
        let changes = try apply(pass, index)
        let record = PassRecord(
            pass: pass.name, index: index, changes: changes, duration: start.duration(to: .now),
            nodesBefore: before.count, nodesAfter: module.graph.nodes.count)
        report.records.append(record)
        for observer in manager.observers { observer(record) }
        if changes > 0 {
            manager.onChange?(
                PassDump(record: record, before: before, after: module.graph.snapshot()))
        }
        return changes > 0
    }

    /// Runs a pass and verifies what it left; where one fails, all is put back.
    private func apply(_ pass: any GraphPass, _ index: Int) throws(PassError) -> Int {
        do {
            return try module.transaction {
                let graph = module.graph
                do {
                    let revision = graph.revision
                    let changes = try graph.edits(by: pass.name) { try pass.run(on: module) }
                    // A pass may change more than it counts.
                    let isSame = module.graph === graph && graph.revision == revision
                    guard manager.verifies, changes > 0 || !isSame else { return changes }
                    let issues = Self.issues(in: module).filter { !known.contains($0) }
                    if issues.isEmpty { return changes }
                    throw PassError.invalid(pass: pass.name, index: index, issues)
                } catch {
                    if module.graph !== graph { module.graph = graph }
                    throw error
                }
            }
        } catch let error as PassError {
            throw error
        } catch {
            throw .failed(pass: pass.name, index: index, error)
        }
    }
}
