// SPDX-License-Identifier: Apache-2.0

public import FXCore
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

    /// Returns a new module of the type and configuration of a schema; its state is initial.
    ///
    /// - Throws: ``ModuleError/unknownType(_:)``, ``ModuleError/wrongConfiguration(type:key:)``.
    public static func makeModule(_ schema: ModuleSchema) throws -> Module {
        guard let factory = factories.withLock({ $0[schema.typeName] }) else {
            throw ModuleError.unknownType(schema.typeName)
        }
        return try factory(ModuleConfiguration(schema)).train(schema.isTraining)
    }

    private static let standard: [String: Factory] = [
        "Linear": { c in
            Linear(try c.int("in_features"), try c.int("out_features"), bias: try c.bool("bias"))
        },
        "Conv2d": { c in
            Conv2d(
                try c.int("in_channels"), try c.int("out_channels"),
                kernelSize: try c.pair("kernel_size"), stride: try c.pair("stride"),
                padding: try c.pair("padding"), dilation: try c.pair("dilation"),
                groups: try c.int("groups"), bias: try c.bool("bias"))
        },
        "BatchNorm2d": { c in
            BatchNorm2d(
                try c.int("num_features"), eps: try c.double("eps"),
                momentum: try c.double("momentum"), isAffine: try c.bool("affine"),
                tracksRunningStats: try c.bool("track_running_stats"))
        },
        "ReLU": { _ in ReLU() },
        "Identity": { _ in Identity() },
    ]
}
