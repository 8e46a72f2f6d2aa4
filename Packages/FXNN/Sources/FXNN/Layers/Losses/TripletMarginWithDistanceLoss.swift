// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What an anchor's negative lacks to a margin further away than its positive, by any distance.
///
/// A function that measures does not stand in files: a layer built from a schema has a
/// ``PairwiseDistance``.
///
/// - SeeAlso: `torch.nn.TripletMarginWithDistanceLoss`
public final class TripletMarginWithDistanceLoss: Module, Layer3, StandardLayer {
    public let margin: Double
    public let swap: Bool
    public let reduction: Reduction

    /// The module that measures; nil where a function does.
    @Child public var distanceFunction: (any Layer2<Tensor, Tensor, Tensor>)?
    private let function: ((Tensor, Tensor) -> Tensor)?

    static var torchInputs: [String] { ["anchor", "positive", "negative"] }

    public init(
        margin: Double = 1, swap: Bool = false, reduction: Reduction = .mean,
        distanceFunction: any Layer2<Tensor, Tensor, Tensor> = PairwiseDistance()
    ) {
        self.margin = margin
        self.swap = swap
        self.reduction = reduction
        self.distanceFunction = distanceFunction
        function = nil
    }

    /// Creates a loss that measures with a function.
    public init(
        margin: Double = 1, swap: Bool = false, reduction: Reduction = .mean,
        distance: @escaping (Tensor, Tensor) -> Tensor
    ) {
        self.margin = margin
        self.swap = swap
        self.reduction = reduction
        distanceFunction = nil
        function = distance
    }

    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(
            margin: try configuration.double("margin", default: 1),
            swap: try configuration.bool("swap", default: false),
            reduction: try configuration.choice("reduction", default: .mean))
    }

    public func forward(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor {
        let distance = { [self] (x: Tensor, y: Tensor) in
            function?(x, y) ?? distanceFunction?(x, y) ?? F.pairwiseDistance(x, y)
        }
        let near = distance(x, y)
        var far = distance(x, z)
        if swap { far = torch.minimum(far, distance(y, z)) }
        let loss = (near - far + margin).clamp(min: 0)
        switch reduction {
        case .none: return loss
        case .mean: return loss.mean()
        case .sum: return loss.sum()
        }
    }

    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["margin": margin, "swap": swap, "reduction": reduction.rawValue])
    }
}
