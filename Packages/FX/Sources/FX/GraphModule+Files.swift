// SPDX-License-Identifier: Apache-2.0

internal import FXCore
public import FXInterp
internal import FXIR
internal import FXNN
internal import FXRewrite
public import FXSerialize
internal import FXTensor

extension GraphModule {
    /// Opens a stored module: a zip file, a folder, or a `.pt2` file of PyTorch, told apart by what
    /// is there and not by name.
    ///
    ///     try traced.save(to: "model.zip")
    ///     let opened = try GraphModule(contentsOf: "model.zip")
    ///
    /// Layers are made anew by `ModuleRegistry`; nothing is traced. Tensors stay in the file: a page
    /// is read when it is touched, and a write stays in this process.
    ///
    /// - Throws: ``ArchiveError`` where the file is no whole model; ``ModuleError`` where a layer's
    ///   type is not registered or its tensors do not fit, with the path.
    /// - SeeAlso: `torch.load`, which runs code of the file
    public convenience init(contentsOf path: String) throws {
        let archive = try ModelArchive(contentsOf: path)
        // A JSON file has no tensors, whatever its graph asks for.
        try archive.checkTensors(source: path)
        try self.init(archive)
    }

    /// Creates the module of a stored model.
    ///
    /// - Throws: ``ModuleError``, as ``init(contentsOf:)``.
    public convenience init(_ archive: ModelArchive) throws {
        let state = StoredState(archive)
        try self.init(
            entries: state.entries(), archive.graph,
            name: archive.root?.typeName ?? "GraphModule")
        isTraining = archive.root?.isTraining ?? true
        metadata = archive.metadata
        if let bounds = metadata[.exportSignature]?.symbolBounds, !bounds.isEmpty {
            metadata[.symbolBounds] = bounds
        }
    }

    /// Stores the module, the whole or nothing: graph, layers and tensors in one zip file.
    ///
    /// What is there already is replaced when the new model is safe on the disk.
    ///
    /// - Parameter container: The form; nil takes that of a folder that is there, JSON for a module
    ///   without tensors, and else a zip file. JSON leaves tensors out. `.pt2` is for PyTorch, and
    ///   takes graphs whose calls are ATen's.
    /// - Throws: ``ArchiveError``; ``ShapeInferenceError`` where `.pt2` needs a shape that does not
    ///   follow from those that are noted.
    public func save(to path: String, as container: ArchiveContainer? = nil) throws {
        if container == .pt2 { try completeSpecs() }
        try archive().write(to: path, as: container)
    }

    /// Returns the module as it is stored; the tensors are shared.
    public func archive() -> ModelArchive {
        var collection = StoredTensors(schema: stateSchema())
        collection.collect(from: self)
        var archive = ModelArchive(
            graph: graph, schema: collection.schema, root: schema, tensors: collection.tensors)
        archive.metadata = metadata
        return archive
    }
}
