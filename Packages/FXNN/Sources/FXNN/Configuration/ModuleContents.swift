// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What stands directly inside a module according to a schema: what containers are built from.
public struct ModuleContents: Sendable {
    let path: ModulePath
    let schema: StateSchema

    /// The names directly below the path, in order: those of entries that stand in no module.
    var names: [String] {
        let prefix = path.isRoot ? "" : path.text + "."
        var names: [String] = []
        for text in schema.paths.lazy.map(\.text) where text.hasPrefix(prefix) {
            let name = String(text.dropFirst(prefix.count))
            let isInside = names.contains { name.hasPrefix($0 + ".") && isModule($0) }
            if !name.isEmpty, !isInside { names.append(name) }
        }
        return names
    }

    private func isModule(_ name: String) -> Bool {
        schema.module(at: path.appending(name)) != nil
    }
}

extension ModuleConfiguration {
    /// The modules inside, built anew, with their names.
    ///
    /// - Throws: ``ModuleError/wrongConfiguration(type:key:)`` with the key `modules` where the schema
    ///   does not say what stands inside.
    public func modules() throws -> [(name: String, module: Module)] {
        guard let contents else { throw wrong("modules") }
        return try contents.names.compactMap { name in
            let path = contents.path.appending(name)
            guard contents.schema.module(at: path) != nil else { return nil }
            return (name, try ModuleRegistry.build(at: path, of: contents.schema))
        }
    }

    /// The tensors directly inside, with their names.
    ///
    /// - Throws: ``ModuleError/wrongConfiguration(type:key:)`` with the key `tensors` where the schema
    ///   does not say what stands inside.
    public func tensors() throws -> [(name: String, spec: TensorSpec)] {
        guard let contents else { throw wrong("tensors") }
        return contents.names.compactMap { name in
            contents.schema.tensor(at: contents.path.appending(name)).map { (name, $0) }
        }
    }
}
