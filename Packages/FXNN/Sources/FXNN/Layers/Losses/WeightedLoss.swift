// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// What losses share that weigh classes.
///
/// - SeeAlso: `torch.nn.modules.loss._WeightedLoss`
public class WeightedLoss: Module, Layer2, StandardLayer {
    public let reduction: Reduction
    @Buffer public var weight: Tensor?

    static var torchInputs: [String] { ["input", "target"] }

    /// - Parameter weight: The weight of each class or element.
    init(weight: Tensor?, reduction: Reduction) {
        self.reduction = reduction
        _weight = Buffer(wrappedValue: weight)
    }

    public required init(configuration: ModuleConfiguration) throws {
        reduction = try configuration.choice("reduction", default: .mean)
        _weight = Buffer(wrappedValue: try configuration.weight("weight"))
    }

    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor { x }

    /// torch's names, which files use.
    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["reduction": reduction.rawValue]) + Self.entry("weight", weight)
    }

    /// The shape of a weight, where there is one: all that is needed to make room for it.
    static func entry(_ key: String, _ weight: Tensor?) -> [ArgumentEntry<Never>] {
        weight.map { .of([key: $0.extents]) } ?? []
    }
}

extension ModuleConfiguration {
    /// A weight of the shape that stands under a key.
    func weight(_ key: String) throws(ModuleError) -> Tensor? {
        guard let value = given(key), !value.isNone else { return nil }
        let shape = try ints(key)
        try require(shape.allSatisfy { $0 >= 0 }, key)
        return .initial(shape, filledWith: 1)
    }
}
