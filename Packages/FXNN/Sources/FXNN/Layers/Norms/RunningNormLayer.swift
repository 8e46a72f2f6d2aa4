// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What layers share that normalise channels and may keep running statistics.
///
/// - SeeAlso: `torch.nn.modules.batchnorm._NormBase`
public class RunningNormLayer: Module, Layer, StandardLayer {
    public let featureCount: Int
    public let eps: Double

    /// How far the running statistics move in a step; nil for the mean of all batches.
    public let momentum: Double?
    @Parameter public var weight: Tensor?
    @Parameter public var bias: Tensor?
    @Buffer public var runningMean: Tensor?
    @Buffer public var runningVar: Tensor?
    @Buffer public var numBatchesTracked: Tensor?

    /// - Precondition: The count is positive.
    init(
        _ featureCount: Int, _ eps: Double, _ momentum: Double?, _ isAffine: Bool, _ bias: Bool,
        _ tracks: Bool
    ) {
        precondition(featureCount > 0, "a norm needs a positive number of features")
        self.featureCount = featureCount
        self.eps = eps
        self.momentum = momentum
        let shape = [featureCount]
        _weight = Parameter(wrappedValue: isAffine ? .initial(shape, filledWith: 1) : nil)
        _bias = Parameter(wrappedValue: isAffine && bias ? .initial(shape, filledWith: 0) : nil)
        _runningMean = Buffer(wrappedValue: tracks ? .initial(shape, filledWith: 0) : nil)
        _runningVar = Buffer(wrappedValue: tracks ? .initial(shape, filledWith: 1) : nil)
        _numBatchesTracked = Buffer(wrappedValue: tracks ? Tensor(0) : nil)
    }

    /// Whether the layer is affine and tracks statistics unless its configuration says.
    class var isAffineAndTracksByDefault: Bool { true }

    public required convenience init(configuration c: ModuleConfiguration) throws {
        let momentum =
            c.given("momentum") == nil
            ? 0.1
            : try c.optional("momentum") { key throws(ModuleError) in try c.double(key) }
        let byDefault = Self.isAffineAndTracksByDefault
        self.init(
            try c.count("num_features"), try c.double("eps", default: 1e-5), momentum,
            try c.bool("affine", default: byDefault), try c.bool("bias", default: true),
            try c.bool("track_running_stats", default: byDefault))
    }

    public func forward(_ x: Tensor) -> Tensor { x }

    /// Training changes the running statistics.
    public override var isPure: Bool { !isTraining || runningMean == nil }

    /// torch's names, which files use.
    public override var members: [ModuleMember] {
        .of([
            "weight": _weight, "bias": _bias, "running_mean": _runningMean,
            "running_var": _runningVar, "num_batches_tracked": _numBatchesTracked,
        ])
    }

    public override var configuration: [ArgumentEntry<Never>] {
        let lacksBias = weight != nil && bias == nil
        return .of([
            "num_features": featureCount, "eps": eps, "momentum": momentum,
            "affine": weight != nil, "track_running_stats": runningMean != nil,
        ]) + (lacksBias ? .of(["bias": false]) : [])
    }

    public override var summary: String {
        let printed: [ArgumentEntry<Never>] = .of([
            "num_features": featureCount, "eps": eps, "momentum": momentum,
            "affine": weight != nil, "bias": bias != nil,
            "track_running_stats": runningMean != nil,
        ])
        return printed.torchText(unnamed: 1)
    }
}
