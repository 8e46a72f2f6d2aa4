// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor
internal import Synchronization

/// Builds layers from the entries of a state schema.
///
/// A type that stands in files is registered once, by its name:
///
///     ModuleRegistry.register("Scale") { configuration in
///         Scale(try configuration.double("factor"))
///     }
public enum ModuleRegistry {
    public typealias Factory = @Sendable (ModuleConfiguration) throws -> Module

    private static let factories = Mutex(standard)

    /// Makes a type known by name; a later registration replaces an earlier one.
    public static func register(_ typeName: String, _ factory: @escaping Factory) {
        factories.withLock { $0[typeName] = factory }
    }

    /// Returns a new module of the type and configuration of a schema.
    ///
    /// - Parameter drawsWeights: Whether weights get their initial numbers. Those that are replaced
    ///   anyhow need none: they then have a shape and hardly any memory.
    /// - Throws: ``ModuleError/unknownType(_:)``, ``ModuleError/wrongConfiguration(type:key:)``,
    ///   ``TensorError/tooLarge(bytes:)``.
    public static func makeModule(
        _ schema: ModuleSchema, drawsWeights: Bool = true
    ) throws -> Module {
        guard let factory = factories.withLock({ $0[schema.typeName] }) else {
            throw ModuleError.unknownType(schema.typeName)
        }
        // What a configuration asks for may be too large to be had.
        return try InitialWeights.$areDrawn.withValue(drawsWeights) {
            try withTensorErrors {
                try factory(ModuleConfiguration(schema)).train(schema.isTraining)
            }
        }
    }

    private static let standard: [String: Factory] = [
        "Linear": { c in
            Linear(
                try c.count("in_features"), try c.count("out_features"), bias: try c.bool("bias"))
        },
        "Conv2d": { c in
            let (inputs, outputs) = (try c.count("in_channels"), try c.count("out_channels"))
            return Conv2d(
                inputs, outputs, kernelSize: try c.size("kernel_size"),
                stride: try c.size("stride"), padding: try c.pair("padding"),
                dilation: try c.size("dilation"),
                groups: try c.count("groups", dividing: inputs, outputs), bias: try c.bool("bias"))
        },
        "BatchNorm2d": { c in
            BatchNorm2d(
                try c.count("num_features"), eps: try c.double("eps"),
                momentum: try c.double("momentum"), isAffine: try c.bool("affine"),
                tracksRunningStats: try c.bool("track_running_stats"))
        },
        "ReLU": { _ in ReLU() },
        "Identity": { _ in Identity() },
    ]
}
