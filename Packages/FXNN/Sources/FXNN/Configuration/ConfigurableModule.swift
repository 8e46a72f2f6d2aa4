// SPDX-License-Identifier: Apache-2.0

import FXCore

/// A module that its configuration describes whole, so that it can be built from a schema.
///
///     final class Scale: Module, Layer, ConfigurableModule {
///         let factor: Double
///         init(_ factor: Double) { self.factor = factor }
///         init(configuration: ModuleConfiguration) throws {
///             factor = try configuration.double("factor")
///         }
///         override var configuration: [ArgumentEntry<Never>] {
///             [ArgumentEntry("factor", .double(factor))]
///         }
///         func forward(_ x: Tensor) -> Tensor { x * factor }
///     }
///     ModuleRegistry.register(Scale.self)
public protocol ConfigurableModule: Module, SendableMetatype {
    /// Builds a module from what ``Module/configuration`` of another one said.
    ///
    /// - Throws: ``ModuleError/wrongConfiguration(type:key:)``: numbers from a file are checked here.
    init(configuration: ModuleConfiguration) throws
}

/// A layer of torch.nn.
protocol StandardLayer: ConfigurableModule {
    /// The names of the inputs of `forward` in torch.
    static var torchInputs: [String] { get }
}

extension StandardLayer {
    static var torchInputs: [String] { ["input"] }
}

extension [ArgumentEntry<Never>] {
    /// The entries of a configuration: `.of(["eps": eps, "affine": isAffine])`.
    static func of(_ values: KeyValuePairs<String, any ConfigurationValue>) -> Self {
        values.map { ArgumentEntry($0.key, $0.value.configured) }
    }

    /// The entries as torch's `extra_repr` writes them; the first ones without their keys.
    func torchText(unnamed: Int = 0) -> String {
        enumerated().map { index, entry in
            let value = entry.value.pythonRepr
            return index < unnamed ? value : "\(entry.key)=\(value)"
        }.joined(separator: ", ")
    }
}
