// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Splits a dimension into several.
///
/// - SeeAlso: `torch.nn.Unflatten`
public final class Unflatten: Module, Layer, StandardLayer {
    public let dim: Int
    public let unflattenedSize: [Int]

    /// - Parameter unflattenedSize: The new extents; one of them may be -1.
    public init(_ dim: Int, _ unflattenedSize: [Int]) {
        self.dim = dim
        self.unflattenedSize = unflattenedSize
    }

    public init(configuration: ModuleConfiguration) throws {
        dim = try configuration.int("dim")
        unflattenedSize = try configuration.ints("unflattened_size")
    }

    public func forward(_ x: Tensor) -> Tensor { x.unflatten(dim, unflattenedSize) }

    public override var configuration: [ArgumentEntry<Never>] {
        .of(["dim": dim, "unflattened_size": unflattenedSize])
    }

    public override var summary: String { configuration.torchText() }
}
