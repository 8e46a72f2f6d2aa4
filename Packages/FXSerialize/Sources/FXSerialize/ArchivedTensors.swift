// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// How the tensors of a model stand in its weights: which of them, and which under another's name.
enum ArchivedTensors {
    /// The paths that need a tensor: all but buffers that are not saved and that a module around
    /// them makes anew.
    static func paths(_ schema: StateSchema) -> [ModulePath] {
        schema.paths.filter { path in
            switch schema[path] {
            case .parameter, .buffer(_, isPersistent: true): true
            case .buffer(_, isPersistent: false): !schema.isInsideModule(path)
            default: false
            }
        }
    }

    /// Throws unless the tensors are those that the schema asks for.
    static func check(
        _ tensors: [ModulePath: Tensor], _ schema: StateSchema, source: String
    ) throws(ArchiveError) {
        for path in paths(schema) where tensors[path] == nil {
            throw .missingTensor(source, path: path)
        }
        for path in tensors.keys.sorted(by: { $0.text < $1.text }) {
            guard let expected = schema.tensor(at: path) else {
                throw .unexpectedTensor(source, path: path)
            }
            guard let tensor = tensors[path] else { continue }
            guard tensor.storage != nil else {
                throw .notSafetensors(source, .notConcrete(tensor: path.text))
            }
            let found = tensor.spec
            if found.dtype != expected.dtype || found.shape != expected.shape {
                throw .wrongTensor(source, path: path, expected: expected, found: found)
            }
        }
    }

    /// The weights of a model; nil where there are none.
    ///
    /// A tensor of several paths is stored at the first one; the metadata have the others, each
    /// with the first, as Hugging Face's `save_model` writes it.
    static func contents(
        _ tensors: [ModulePath: Tensor], _ schema: StateSchema, source: String
    ) throws(ArchiveError) -> SafetensorsContents? {
        if tensors.isEmpty { return nil }
        var stored: [String: Tensor] = [:]
        var shared: [String: String] = [:]
        var names: [ObjectIdentifier: String] = [:]
        for path in schema.paths {
            guard let tensor = tensors[path] else { continue }
            if let first = names[tensor.identity] {
                shared[path.text] = first
            } else {
                names[tensor.identity] = path.text
                stored[path.text] = tensor
            }
        }
        return try SafetensorsContents(stored, metadata: shared, source: source)
    }

    /// The tensors of a file by path, those under another's name included.
    static func read(
        _ file: SafetensorsFile, _ schema: StateSchema
    ) throws(ArchiveError) -> [ModulePath: Tensor] {
        var tensors: [ModulePath: Tensor] = [:]
        for name in file.names { tensors[ModulePath(name)] = try file.tensor(name) }
        for path in schema.paths where tensors[path] == nil && schema.tensor(at: path) != nil {
            guard let first = file.metadata[path.text] else { continue }
            tensors[path] = tensors[ModulePath(first)]
        }
        return tensors
    }
}

extension StateSchema {
    /// Whether a module stands on the way to a path.
    fileprivate func isInsideModule(_ path: ModulePath) -> Bool {
        var text = path.text[...]
        while let dot = text.lastIndex(of: ".") {
            text = text[..<dot]
            if module(at: ModulePath(String(text))) != nil { return true }
        }
        return false
    }
}
