// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Finds dtype and shape of every value of a graph from those of its inputs, without running it.
///
///     let batch = Dimension.symbolic(.symbol("batch"))
///     let result = try ShapeInference(traced).run([.leaf(.tensor(TensorSpec(.float32, [batch, 3])))])
///     traced.graph.outputNode?.spec   // f32[batch, 10]
///
/// Extents may be symbolic; what is computed with them is noted as an expression. Modules that are
/// called are traced, and their graphs asked.
///
/// - SeeAlso: `torch.fx.passes.fake_tensor_prop.FakeTensorProp`; ``ShapePropagation`` runs kernels
public struct ShapeInference {
    /// What becomes of a node whose operator has no rule.
    public enum MissingRules: Sendable {
        /// Inference throws, naming the operator.
        case throwing
        /// The node and those that need it stay unknown and are reported.
        case reporting
        /// The operator is run on zeros of the inputs' shapes, where these are known.
        case runningKernels
    }

    /// What inference has found, beside the metadata of nodes.
    public struct Result {
        /// What is known of the output.
        public let output: Argument<ValueSpec>?
        /// The nodes of which nothing is known.
        public let issues: [ShapeIssue]
    }

    private let module: GraphModule
    private let graph: Graph
    private let missingRules: MissingRules
    private let bounds: [String: ClosedRange<Int>]

    /// - Parameters:
    ///   - module: The module that has the state and, unless another is given, the graph.
    ///   - graph: The program, where it is not the module's own.
    ///   - missingRules: What becomes of a node whose operator has no rule.
    ///   - bounds: The least and the largest value of symbols; others are at least 1.
    public init(
        _ module: GraphModule, graph: Graph? = nil, missingRules: MissingRules = .throwing,
        bounds: [String: ClosedRange<Int>] = [:]
    ) {
        self.module = module
        self.graph = graph ?? module.graph
        self.missingRules = missingRules
        self.bounds = bounds
    }

    /// Notes what is known of each node in its metadata, under `spec`, and under `value` where it
    /// is more than tensors and known numbers.
    ///
    /// - Parameter inputs: What is known of each placeholder; those that are missing have a
    ///   default, or a spec noted in their metadata.
    /// - Throws: ``ShapeInferenceError``.
    @discardableResult
    public func run(_ inputs: [Argument<ValueSpec>] = []) throws -> Result {
        var domain = ShapeDomain(module, graph, missingRules)
        let output = try SymbolBounds.with(bounds) { try domain.run(inputs) }
        return Result(output: output, issues: domain.issues)
    }

    /// Notes what is known of each node, for tensors of some specs as inputs.
    ///
    /// - Throws: ``ShapeInferenceError``.
    @discardableResult
    public func run(specs: TensorSpec...) throws -> Result {
        try run(specs.map { .leaf(.tensor($0)) })
    }

    /// Notes what is known of each node, for inputs like some examples; no kernel runs.
    ///
    /// - Throws: ``ShapeInferenceError``.
    @discardableResult
    public func run(like examples: [Argument<Tensor>]) throws -> Result {
        try run(examples.map { $0.map { .tensor($0.spec) } })
    }
}

extension MetadataKey where Value == Argument<ValueSpec> {
    /// What is known of the node's value, where it is more than tensors and known numbers: a
    /// symbolic integer, a Boolean.
    public static var value: MetadataKey { MetadataKey("value") }
}

extension Node {
    /// What is known of the node's value.
    public var valueSpec: Argument<ValueSpec>? {
        metadata[.value] ?? specs.map { $0.map(ValueSpec.tensor) }
    }
}
