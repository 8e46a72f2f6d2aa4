// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXNN
internal import FXSerialize
internal import FXTensor

/// What a stored graph's paths lead to, made from schema and tensors.
struct StoredState {
    private let archive: ModelArchive
    /// The paths that stand in no module, in order.
    private var outer: [ModulePath] = []
    /// The paths inside of a module, by its path.
    private var inner: [ModulePath: [ModulePath]] = [:]

    init(_ archive: ModelArchive) {
        self.archive = archive
        for path in archive.schema.paths {
            if let module = outermostModule(above: path) {
                inner[module, default: []].append(path)
            } else {
                outer.append(path)
            }
        }
    }

    private func outermostModule(above path: ModulePath) -> ModulePath? {
        var dots = path.text.indices.filter { path.text[$0] == "." }[...]
        while let dot = dots.popFirst() {
            let prefix = ModulePath(String(path.text[..<dot]))
            if archive.schema.module(at: prefix) != nil { return prefix }
        }
        return nil
    }

    /// The tensors and modules that stand in no module.
    func entries() throws -> [(path: ModulePath, content: ModuleMember.Content)] {
        var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
        for path in outer {
            switch archive.schema[path] {
            case .parameter: entries.append((path, .parameter(try tensor(path))))
            case .buffer(_, let isPersistent):
                entries.append((path, .buffer(try tensor(path), isPersistent: isPersistent)))
            case .module: entries.append((path, .module(try module(path))))
            case nil: break
            }
        }
        return entries
    }

    private func tensor(_ path: ModulePath) throws(ModuleError) -> Tensor {
        guard let tensor = archive.tensors[path] else {
            throw .stateMismatch(missing: [path], unexpected: [])
        }
        return tensor
    }

    /// Makes a module with the tensors of the file.
    private func module(_ path: ModulePath) throws -> Module {
        let module = try ModuleRegistry.makeModule(
            at: path, of: archive.schema, drawsWeights: false)
        let paths = inner[path] ?? []
        try check(module, path, paths)
        var state: [ModulePath: Tensor] = [:]
        for inner in paths {
            let own = Self.path(inner, below: path)
            if let tensor = archive.tensors[inner] { state[own] = tensor }
            if let child = archive.schema.module(at: inner) {
                try module.module(at: own).isTraining = child.isTraining
            }
        }
        try module.loadStateDictionary(state)
        return module
    }

    /// Throws unless a new module has the tensors of the schema.
    private func check(
        _ module: Module, _ path: ModulePath, _ paths: [ModulePath]
    ) throws(ModuleError) {
        let made = module.stateSchema()
        for inner in paths {
            let entry = made[Self.path(inner, below: path)]
            guard let entry else { throw .stateMismatch(missing: [], unexpected: [inner]) }
            guard let stored = archive.schema.tensor(at: inner) else { continue }
            guard let spec = made.tensor(at: Self.path(inner, below: path)) else {
                throw .wrongKind(inner, expected: "a module, as \(entry)")
            }
            if spec.shape != stored.shape {
                throw .wrongShape(inner, expected: spec, found: stored)
            }
        }
        for own in made.paths where made.tensor(at: own) != nil {
            let inner = path.appending(own.text)
            if archive.schema.tensor(at: inner) == nil {
                throw .stateMismatch(missing: [inner], unexpected: [])
            }
        }
    }

    private static func path(_ path: ModulePath, below module: ModulePath) -> ModulePath {
        ModulePath(String(path.text.dropFirst(module.text.count + 1)))
    }
}
