// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
import FXNN
public import FXTensor
import Synchronization

/// A graph made ready to be run often: values in slots, operators found once, constants bound.
///
///     let plan = try traced.plan()
///     let y = try plan.run([.leaf(x)])
///
/// Steps run in the order of the nodes, so that writes and random numbers come out as they do node
/// by node. Values are let go after their last use. Which overload and kernel an operator means is
/// found when its values are first seen, and found anew when their kinds change.
///
/// A plan is of the graph and the table of state as they were; `GraphModule.plan()` makes another
/// when they change. Tensors inside modules of the table are read in each run.
///
/// Any number of tasks may run one plan at once. Where the graph writes to state that lasts, they
/// run one after the other.
public final class ExecutionPlan: Sendable {
    /// Everything that runs share is constant, but for modules that write to their own state: these
    /// run under the lock.
    private struct Content: @unchecked Sendable {
        let body: PlanBody
    }

    /// Frames belong to one run at a time.
    private struct Frames: @unchecked Sendable {
        var idle: [PlanFrame] = []
    }

    private let content: Content
    private let frames = Mutex(Frames())
    private let writer = Mutex(())

    /// Whether runs write to parameters, buffers or modules, and so run one after the other.
    public let writesState: Bool

    /// - Parameters:
    ///   - module: The module that has the state and, unless another is given, the graph.
    ///   - graph: The program, where it is not the module's own.
    /// - Throws: `ModuleError` where a path of the graph leads nowhere;
    ///   ``InterpreterError/missingValue(_:of:)`` for a graph that is out of order.
    public init(_ module: GraphModule, graph: Graph? = nil) throws {
        let graph = graph ?? module.graph
        content = Content(body: try PlanBuilder.build(module, graph))
        writesState = graph.writesState(schema: module.stateSchema())
    }

    /// Runs the graph.
    ///
    /// - Parameters:
    ///   - inputs: One argument for each placeholder; those with a default may be missing.
    ///   - keywords: Values of placeholders by name.
    /// - Returns: What the output node gives; `.none` where there is none.
    /// - Throws: ``InterpreterError``.
    public func run(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
    ) throws -> Argument<Tensor> {
        var bound = try content.body.parameters.bind(inputs, keywords)
        return try run(bound: &bound)
    }

    /// Runs the graph on inputs that it takes over: each is let go after its last use.
    ///
    /// - Parameter inputs: Empty afterwards.
    /// - Throws: ``InterpreterError``.
    public func run(consuming inputs: inout [Argument<Tensor>]) throws -> Argument<Tensor> {
        var bound = try content.body.parameters.bind(inputs, [:])
        inputs = []
        return try run(bound: &bound)
    }

    private func run(bound: inout [Argument<Tensor>?]) throws -> Argument<Tensor> {
        guard writesState else { return try runFrame(&bound) }
        var inputs = bound
        bound = []
        return try writer.withLock { _ in try runFrame(&inputs) }
    }

    private func runFrame(_ inputs: inout [Argument<Tensor>?]) throws -> Argument<Tensor> {
        let frame = frames.withLock { Frame($0.idle.popLast()) }.value ?? PlanFrame(content.body)
        defer {
            let idle = Frame(frame)
            frames.withLock { frames in
                if let frame = idle.value { frames.idle.append(frame) }
            }
        }
        return try inErrorScope { try frame.run(&inputs) }
    }

    /// Carries a frame in and out of the lock.
    private struct Frame: @unchecked Sendable {
        let value: PlanFrame?

        init(_ value: PlanFrame?) { self.value = value }
    }
}

extension ExecutionPlan {
    /// The number of steps of one run, without those of subgraphs.
    public var stepCount: Int { content.body.steps.count }

    /// The number of places for values: as many as are needed at once, and one for each parameter
    /// and constant.
    public var slotCount: Int { content.body.slotCount }
}

extension Graph {
    /// Whether a run may write to what outlives it; drawing random numbers does not count.
    fileprivate func writesState(schema: StateSchema) -> Bool {
        nodes.contains { node in
            switch node.operation {
            case .placeholder, .output, .getAttribute: return false
            case .callModule: return node.isImpure(schema: schema)
            case .callFunction, .callMethod:
                guard node.isImpure(schema: schema), let callee = node.operation.callee else {
                    return false
                }
                let overloads = OperatorTable.current.overloads(of: callee)
                return overloads.isEmpty
                    || !overloads.allSatisfy { $0.isRandom && $0.mutatedParameters.isEmpty }
            }
        } || subgraphs.contains { $0.graph.writesState(schema: schema) }
    }
}
