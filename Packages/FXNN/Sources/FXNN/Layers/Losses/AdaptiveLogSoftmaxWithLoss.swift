// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The log likelihood of many classes, of which rare ones are told apart in clusters.
///
/// - Shapes: `x: [n, in]`, `target: [n]` → the target's log likelihood `[n]`, and the loss
/// - SeeAlso: `torch.nn.AdaptiveLogSoftmaxWithLoss`
public final class AdaptiveLogSoftmaxWithLoss: Module, Callable, StandardLayer {
    public let inFeatures: Int
    public let classCount: Int

    /// Where clusters begin, and the count of classes.
    public let cutoffs: [Int]

    /// By how much a cluster's width is divided, compared with the one before.
    public let divValue: Double
    @Child public var head: Linear
    @Child public var tail: ModuleList<Sequential>

    /// - Parameter cutoffs: The first class of each cluster.
    /// - Precondition: The cutoffs rise, from above 0 to below the count of classes.
    public init(
        _ inFeatures: Int, _ classCount: Int, cutoffs: [Int], divValue: Double = 4,
        headBias: Bool = false
    ) {
        precondition(
            Self.areRight(cutoffs, classCount), "cutoffs must rise and be less than the classes")
        self.inFeatures = inFeatures
        self.classCount = classCount
        self.cutoffs = cutoffs + [classCount]
        self.divValue = divValue
        head = Linear(inFeatures, cutoffs[0] + cutoffs.count, bias: headBias)
        var clusters: [Sequential] = []
        var divisor = 1.0
        for (start, end) in zip(cutoffs, self.cutoffs.dropFirst()) {
            divisor *= divValue
            let width = Self.width(inFeatures, divisor)
            clusters.append(
                Sequential(
                    Linear(inFeatures, width, bias: false),
                    Linear(width, end - start, bias: false)))
        }
        tail = ModuleList(clusters)
    }

    private static func areRight(_ cutoffs: [Int], _ classCount: Int) -> Bool {
        let isRising = zip(cutoffs, cutoffs.dropFirst()).allSatisfy { $0 < $1 }
        return !cutoffs.isEmpty && isRising && cutoffs[0] > 0
            && cutoffs[cutoffs.count - 1] < classCount
    }

    private static func width(_ inFeatures: Int, _ divisor: Double) -> Int {
        max(Int((Double(inFeatures) / divisor).rounded(.down)), 1)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let (inFeatures, classes) = (try c.count("in_features"), try c.count("n_classes"))
        let cutoffs = try c.ints("cutoffs")
        try c.require(Self.areRight(cutoffs, classes), "cutoffs")
        let divValue = try c.double("div_value", default: 4)
        try c.require(divValue >= 1, "div_value")
        self.init(
            inFeatures, classes, cutoffs: cutoffs, divValue: divValue,
            headBias: try c.bool("head_bias", default: false))
    }

    /// The log likelihood of all classes: `[n, in]` → `[n, classes]`.
    public func logProb(_ x: Tensor) -> Tensor {
        let common = cutoffs[0]
        let heads = F.logSoftmax(head(x), dim: 1)
        var parts = [heads.narrow(1, 0, common)]
        for (index, cluster) in tail.enumerated() {
            parts.append(
                F.logSoftmax(cluster(x), dim: 1) + heads.narrow(1, common + index, 1))
        }
        return torch.cat(parts, dim: 1)
    }

    public func forward(_ x: Tensor, _ target: Tensor) -> (Tensor, Tensor) {
        let lacksBatch = !target.isTraced && target.extents.isEmpty
        let all = logProb(lacksBatch ? x.unsqueeze(0) : x)
        let output = all.gather(1, (lacksBatch ? target.unsqueeze(0) : target).unsqueeze(1))
            .squeeze(1)
        return (lacksBatch ? output.squeeze(0) : output, (-output).mean())
    }

    public func callAsFunction(
        _ x: Tensor, _ target: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) { call(forward, x, target, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input", "target"] }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "in_features": inFeatures, "n_classes": classCount,
            "cutoffs": Array(cutoffs.dropLast()), "div_value": divValue,
            "head_bias": head.bias != nil,
        ])
    }
}
