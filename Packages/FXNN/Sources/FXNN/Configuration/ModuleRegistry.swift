// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor
internal import Synchronization

/// Builds layers from the entries of a state schema.
///
/// A type that stands in files is registered once, by its name:
///
///     ModuleRegistry.register(Scale.self)
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

    /// Makes a type known by its own name, or by another one.
    public static func register(_ type: any ConfigurableModule.Type, as typeName: String? = nil) {
        register(typeName ?? String(describing: type)) { try type.init(configuration: $0) }
    }

    /// The names of the types that are known.
    public static var typeNames: [String] { factories.withLock { $0.keys.sorted() } }

    /// Returns a new module of the type and configuration of a schema.
    ///
    /// - Parameter drawsWeights: Whether weights get their initial numbers. Those that are replaced
    ///   anyhow need none: they then have a shape and hardly any memory.
    /// - Throws: ``ModuleError/unknownType(_:)``, ``ModuleError/wrongConfiguration(type:key:)``,
    ///   `TensorError.tooLarge(bytes:)`.
    public static func makeModule(
        _ schema: ModuleSchema, drawsWeights: Bool = true
    ) throws -> Module {
        try guarded(drawsWeights) { try build(schema, nil) }
    }

    /// Returns a new module as a schema describes it at a path, with what stands inside.
    ///
    /// - Throws: As ``makeModule(_:drawsWeights:)``; ``ModuleError/noSuchPath(_:nearest:)`` where the
    ///   path leads to no module.
    public static func makeModule(
        at path: ModulePath, of schema: StateSchema, drawsWeights: Bool = true
    ) throws -> Module {
        try guarded(drawsWeights) { try build(at: path, of: schema) }
    }

    /// Returns a new module like a given one, with initial weights.
    ///
    /// - Throws: As ``makeModule(_:drawsWeights:)``.
    public static func makeModule(like module: Module, drawsWeights: Bool = true) throws -> Module {
        try guarded(drawsWeights) {
            try build(
                module.schema, ModuleContents(path: ModulePath(""), schema: module.stateSchema()))
        }
    }

    static func build(at path: ModulePath, of schema: StateSchema) throws -> Module {
        guard let module = schema.module(at: path) else {
            throw ModuleError.noSuchPath(path, nearest: [])
        }
        return try build(module, ModuleContents(path: path, schema: schema))
    }

    private static func build(_ schema: ModuleSchema, _ contents: ModuleContents?) throws -> Module
    {
        guard let factory = factories.withLock({ $0[schema.typeName] }) else {
            throw ModuleError.unknownType(schema.typeName)
        }
        let module = try factory(ModuleConfiguration(schema, contents: contents))
        // What stands inside a container has its own mode.
        if module is any ModuleContainer {
            module.isTraining = schema.isTraining
            return module
        }
        return module.train(schema.isTraining)
    }

    /// What a configuration asks for may be too large to be had.
    private static func guarded(_ drawsWeights: Bool, _ body: () throws -> Module) throws -> Module
    {
        try InitialWeights.$areDrawn.withValue(drawsWeights) { try withTensorErrors(body) }
    }

    private static let standard: [String: Factory] = {
        var factories: [String: Factory] = [:]
        for type in StandardLayers.types {
            factories[StandardLayers.name(of: type)] = { try type.init(configuration: $0) }
        }
        return factories
    }()
}
