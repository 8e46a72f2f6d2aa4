// SPDX-License-Identifier: Apache-2.0

/// One step of a pipeline: a pass, or steps that are repeated.
public indirect enum PipelineStep: Sendable {
    case once(any GraphPass)
    /// All steps in order, again and again until none changes anything.
    case untilStable([PipelineStep], limit: Int)

    /// The passes of the step, in order.
    public var passes: [any GraphPass] {
        switch self {
        case .once(let pass): [pass]
        case .untilStable(let steps, _): steps.flatMap(\.passes)
        }
    }
}

/// Passes that are run in order, as they are written down:
///
///     let pipeline = Pipeline("tidy") {
///         FoldBatchNorm()
///         UntilStable {
///             EliminateCommonSubexpressions()
///             EliminateDeadCode()
///         }
///     }
public struct Pipeline: Sendable {
    public let name: String
    public let steps: [PipelineStep]

    public init(_ name: String, @PipelineBuilder _ steps: () -> [PipelineStep]) {
        self.name = name
        self.steps = steps()
    }

    /// The passes of the pipeline, in order.
    public var passes: [any GraphPass] { steps.flatMap(\.passes) }
}

/// Steps that are repeated until none changes anything.
public struct UntilStable: Sendable {
    let step: PipelineStep

    /// - Parameter limit: The most rounds; more are an error.
    public init(limit: Int = 20, @PipelineBuilder _ steps: () -> [PipelineStep]) {
        step = .untilStable(steps(), limit: limit)
    }
}

/// Collects the steps of a pipeline.
@resultBuilder
public enum PipelineBuilder {
    public static func buildExpression(_ pass: any GraphPass) -> [PipelineStep] { [.once(pass)] }
    public static func buildExpression(_ group: UntilStable) -> [PipelineStep] { [group.step] }
    public static func buildExpression(_ pipeline: Pipeline) -> [PipelineStep] { pipeline.steps }
    public static func buildBlock(_ steps: [PipelineStep]...) -> [PipelineStep] {
        steps.flatMap(\.self)
    }
    public static func buildOptional(_ steps: [PipelineStep]?) -> [PipelineStep] { steps ?? [] }
    public static func buildEither(first: [PipelineStep]) -> [PipelineStep] { first }
    public static func buildEither(second: [PipelineStep]) -> [PipelineStep] { second }
    public static func buildArray(_ steps: [[PipelineStep]]) -> [PipelineStep] {
        steps.flatMap(\.self)
    }
}
