// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Normalises each channel over batch, height and width, then scales and shifts it.
///
/// In training the batch's own mean and variance are used and the running ones updated; in
/// inference the running ones are used.
///
/// - Shapes: `x: [n, c, h, w]` → the same
/// - SeeAlso: `torch.nn.BatchNorm2d`
public final class BatchNorm2d: Module, Layer {
    public let featureCount: Int
    public let eps: Double
    public let momentum: Double
    @Parameter public var weight: Tensor?
    @Parameter public var bias: Tensor?
    @Buffer public var runningMean: Tensor?
    @Buffer public var runningVar: Tensor?
    @Buffer public var numBatchesTracked: Tensor?

    public init(
        _ featureCount: Int, eps: Double = 1e-5, momentum: Double = 0.1, isAffine: Bool = true,
        tracksRunningStats: Bool = true
    ) {
        self.featureCount = featureCount
        self.eps = eps
        self.momentum = momentum
        _weight = Parameter(wrappedValue: isAffine ? .ones([featureCount]) : nil)
        _bias = Parameter(wrappedValue: isAffine ? .zeros([featureCount]) : nil)
        _runningMean = Buffer(wrappedValue: tracksRunningStats ? .zeros([featureCount]) : nil)
        _runningVar = Buffer(wrappedValue: tracksRunningStats ? .ones([featureCount]) : nil)
        _numBatchesTracked = Buffer(wrappedValue: tracksRunningStats ? Tensor(0) : nil)
    }

    public func forward(_ x: Tensor) -> Tensor {
        if isTraining, let numBatchesTracked { numBatchesTracked.add_(Tensor(1)) }
        return torch.batchNorm(
            x, weight, bias, runningMean, runningVar, isTraining || runningMean == nil, momentum,
            eps)
    }

    /// Training changes the running statistics.
    public override var isPure: Bool { !isTraining || runningMean == nil }

    /// torch's names, which files use.
    public override var members: [ModuleMember] {
        super.members.map { member in
            var member = member
            member.name = Self.torchNames[member.name] ?? member.name
            return member
        }
    }

    private static let torchNames = [
        "runningMean": "running_mean", "runningVar": "running_var",
        "numBatchesTracked": "num_batches_tracked",
    ]

    public override var configuration: [ArgumentEntry<Never>] {
        [
            ArgumentEntry("num_features", .int(featureCount)),
            ArgumentEntry("eps", .double(eps)),
            ArgumentEntry("momentum", .double(momentum)),
            ArgumentEntry("affine", .bool(weight != nil)),
            ArgumentEntry("track_running_stats", .bool(runningMean != nil)),
        ]
    }

    public override var summary: String {
        "\(featureCount), " + Array(configuration.dropFirst()).torchText
    }
}
