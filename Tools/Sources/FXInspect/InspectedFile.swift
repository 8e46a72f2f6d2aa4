// SPDX-License-Identifier: Apache-2.0

public import FX

/// A file that was opened for inspection: a graph with its state, or tensors alone.
///
///     let file = try InspectedFile(path: "model.pt2")
///     print(try Summary(of: file).text)
///
/// What is there decides how it is read, not its name: a graph as JSON, a model of this library in a
/// zip file or folder, a `.pt2` file of PyTorch of any layout, safetensors, or a state dictionary of
/// `torch.save`.
public final class InspectedFile {
    /// What messages call the file: its path, or `<standard input>`.
    public let source: String

    /// The tensors of a file that has no graph, in its order.
    public let tensors: [(name: String, spec: TensorSpec)]

    private enum Content {
        case model(ModelArchive)
        case safetensors(SafetensorsFile)
        case saved(StateDictionaryFile)
    }

    private let content: Content
    private var opened: GraphModule?

    /// Opens a file.
    ///
    /// - Parameter path: The file or folder, or `-` for standard input.
    /// - Throws: `ArchiveError`, ``InspectionError/cannotRead(_:reason:)``.
    public convenience init(path: String) throws {
        if path == "-" {
            try self.init(bytes: try StandardInput.readAll(), source: StandardInput.name)
            return
        }
        do {
            self.init(try ModelArchive(contentsOf: path), source: path)
        } catch ArchiveError.noGraph {
            let content = try Self.tensors(
                safetensors: { () throws(ArchiveError) in try SafetensorsFile(contentsOf: path) },
                saved: { () throws(ArchiveError) in try StateDictionaryFile(contentsOf: path) })
            self.init(content, source: path)
        }
    }

    /// Opens the bytes of a file.
    ///
    /// - Parameter source: What messages call it.
    /// - Throws: `ArchiveError`.
    public convenience init(bytes: [UInt8], source: String) throws {
        do {
            self.init(try ModelArchive(bytes: bytes, source: source), source: source)
        } catch ArchiveError.noGraph {
            let content = try Self.tensors(
                safetensors: { () throws(ArchiveError) in
                    try SafetensorsFile(bytes: bytes, source: source)
                },
                saved: { () throws(ArchiveError) in
                    try StateDictionaryFile(bytes: bytes, source: source)
                })
            self.init(content, source: source)
        }
    }

    /// Inspects a model that is there already.
    public convenience init(_ archive: ModelArchive, source: String) {
        self.init(.model(archive), source: source)
    }

    private init(_ content: Content, source: String) {
        self.content = content
        self.source = source
        tensors =
            switch content {
            case .model: []
            case .safetensors(let file):
                file.names.compactMap { name in file.spec(of: name).map { (name, $0) } }
            case .saved(let file):
                file.names.compactMap { name in file.tensors[name].map { (name, $0.spec) } }
            }
    }

    private static func tensors(
        safetensors: () throws(ArchiveError) -> SafetensorsFile,
        saved: () throws(ArchiveError) -> StateDictionaryFile
    ) throws(ArchiveError) -> Content {
        do throws(ArchiveError) {
            return .safetensors(try safetensors())
        } catch {
            guard case .notSafetensors = error else { throw error }
            return .saved(try saved())
        }
    }

    private var archive: ModelArchive? {
        if case .model(let archive) = content { return archive }
        return nil
    }
}

extension InspectedFile {
    /// Whether the file has a graph.
    public var hasGraph: Bool { archive != nil }

    /// The model as it is stored.
    ///
    /// - Throws: ``InspectionError/noGraph(_:)``.
    public func model() throws(InspectionError) -> ModelArchive {
        guard let archive else { throw .noGraph(source) }
        return archive
    }

    /// The graph.
    ///
    /// - Throws: ``InspectionError/noGraph(_:)``.
    public func graph() throws(InspectionError) -> Graph { try model().graph }

    /// What the graph's paths lead to; nothing where there is no graph.
    public var schema: StateSchema { archive?.schema ?? StateSchema() }

    /// What PyTorch said of the program, where the file came from it.
    public var signature: ExportSignature? { archive?.metadata[.exportSignature] }

    /// The name of the root's type, as the file or the first node has it.
    public var typeName: String? {
        if let name = archive?.root?.typeName { return name }
        let frame = archive?.graph.nodes.lazy.compactMap { node in
            node.metadata[.provenance]?.modules.first { $0.path.isRoot }
        }.first
        return frame.map { ModuleTree.shortened($0.typeName) }
    }

    /// The graph with its state, as it can be run and asked for shapes.
    ///
    /// Where the file has no numbers, as JSON has none, tensors are zeros of the recorded shapes
    /// that share one element of memory.
    ///
    /// - Throws: ``InspectionError/noGraph(_:)``; ``InspectionError/unusable(_:_:)`` where a layer's
    ///   type is not known to this process.
    public func module() throws(InspectionError) -> GraphModule {
        if let opened { return opened }
        var archive = try model()
        do {
            for path in archive.schema.paths where archive.tensors[path] == nil {
                archive.tensors[path] = try Self.zeros(archive.schema.tensor(at: path))
            }
            let module = try GraphModule(archive)
            opened = module
            return module
        } catch { throw .unusable(source, error) }
    }

    private static func zeros(_ spec: TensorSpec?) throws -> Tensor? {
        guard let spec else { return nil }
        let extents = spec.shape.compactMap(\.value)
        if extents.count != spec.shape.rank { return nil }
        return try withTensorErrors { Tensor.zeros([], dtype: spec.dtype).broadcastTo(extents) }
    }

    /// The graph with its state, where the file has all of its numbers.
    ///
    /// - Throws: ``InspectionError/noGraph(_:)``; `ArchiveError` where a tensor is missing, as all
    ///   are from JSON; ``InspectionError/unusable(_:_:)``.
    public func completeModule() throws -> GraphModule {
        try model().checkTensors(source: source)
        return try module()
    }

    /// All tensors of the file, by name or path.
    ///
    /// - Throws: `ArchiveError`.
    public func storedTensors() throws(ArchiveError) -> [String: Tensor] {
        switch content {
        case .model(let archive): return archive.tensors.byPath
        case .saved(let file): return file.tensors
        case .safetensors(let file):
            var tensors: [String: Tensor] = [:]
            for name in file.names { tensors[name] = try file.tensor(name) }
            return tensors
        }
    }

    /// The node of a name.
    ///
    /// - Throws: ``InspectionError/noSuchNode(_:name:nearest:)`` with the nearest names.
    public func node(named name: String) throws(InspectionError) -> Node {
        let graph = try graph()
        let plain = name.hasPrefix("%") ? String(name.dropFirst()) : name
        if let node = graph.node(named: plain) { return node }
        throw .noSuchNode(
            source, name: plain,
            nearest: NearestNames.names(to: plain, among: graph.nodes.lazy.map(\.name)))
    }

    /// A path of a module that nodes were recorded in.
    ///
    /// - Throws: ``InspectionError/noSuchModule(_:path:nearest:)`` with the nearest paths.
    public func modulePath(_ text: String) throws(InspectionError) -> ModulePath {
        let tree = ModuleTree(try graph(), schema: schema, rootName: typeName)
        let path = ModulePath(text)
        if tree.index(of: path) != nil { return path }
        throw .noSuchModule(
            source, path: text,
            nearest: NearestNames.names(
                to: text, among: tree.modules.dropFirst().map(\.path.text)))
    }
}
