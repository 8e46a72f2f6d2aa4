// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ModelArchive {
    /// Reads a model from a zip file, a folder, a JSON text or a `.pt2` file of PyTorch; what is
    /// there decides, not its name.
    ///
    /// The tensors' memory is the file's: a page is read when it is touched, a write stays in
    /// this process. See ``SafetensorsFile`` for what else that means.
    ///
    /// - Throws: ``ArchiveError``.
    /// - Complexity: O(bytes of the graph), whatever the size of the tensors.
    public init(contentsOf path: String) throws(ArchiveError) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            let parts = try ModelFolder.read(path)
            try self.init(graph: parts.graph, weights: parts.weights, source: path)
            return
        }
        try self.init(MappedFile(path, path: path).region, source: path)
    }

    /// Reads a model from the bytes of a file: what comes through a pipe.
    ///
    /// - Parameters:
    ///   - bytes: A zip file, a JSON text or a `.pt2` file of PyTorch.
    ///   - source: What messages call it.
    /// - Throws: ``ArchiveError``.
    public init(bytes: [UInt8], source: String = "<memory>") throws(ArchiveError) {
        try self.init(ByteBlock(bytes).region, source: source)
    }

    private init(_ region: ByteRegion, source: String) throws(ArchiveError) {
        if ZipDirectory.isZip(region.bytes) {
            let archive = try ZipArchive(region, source: source)
            if PT2Archive.isProgram(archive) {
                self = try PT2Archive(archive, source: source).model()
                return
            }
            guard let graph = try archive.contents(of: ModelFolder.graph, isChecked: true) else {
                if StateDictionaryFile.isSaved(archive) { throw .noGraph(source) }
                throw .missingPart(source, name: ModelFolder.graph)
            }
            let weights = try archive.contents(of: ModelFolder.weights, isChecked: false)
            try self.init(graph: graph, weights: weights, source: source)
        } else if SafetensorsHeader.length(region.bytes) != nil {
            throw .noGraph(source)
        } else {
            try self.init(json: region.array, source: source)
        }
    }

    /// Puts a model together from its parts, and compares them.
    private init(
        graph: ByteRegion, weights: ByteRegion?, source: String
    ) throws(ArchiveError) {
        try self.init(json: graph.array, source: "\(source)/\(ModelFolder.graph)")
        if let weights {
            let file = try SafetensorsFile(weights, source: "\(source)/\(ModelFolder.weights)")
            tensors = try ArchivedTensors.read(file, schema)
        }
        try checkTensors(source: source)
    }

    /// Throws unless the tensors are those of the schema: the same paths, dtypes and shapes.
    ///
    /// - Parameter source: What messages call the model.
    /// - Throws: ``ArchiveError/missingTensor(_:path:)``,
    ///   ``ArchiveError/unexpectedTensor(_:path:)``,
    ///   ``ArchiveError/wrongTensor(_:path:expected:found:)``.
    public func checkTensors(source: String = "<memory>") throws(ArchiveError) {
        try ArchivedTensors.check(tensors, schema, source: source)
    }

    /// Writes the model to a file or folder: the whole, or nothing.
    ///
    /// What is written goes beside the old file, which it replaces when it is safe on the disk. A
    /// folder is replaced only where it holds nothing but a model.
    ///
    /// - Parameter container: The form; nil takes that of a folder that is there, JSON for a model
    ///   without tensors, and else a zip file.
    /// - Throws: ``ArchiveError``; nothing is then left behind.
    public func write(
        to path: String, as container: ArchiveContainer? = nil
    ) throws(ArchiveError) {
        switch container ?? defaultContainer(path) {
        case .json:
            let text = try json()
            let file = try AtomicFile(replacing: path)
            try text.visitBytes { bytes throws(ArchiveError) in try file.write(bytes) }
            try file.commit()
        case .zip: try writeZip(to: path)
        case .folder: try writeFolder(to: path)
        case .pt2: try PT2Writer(self, path: path).write()
        }
    }

    private func defaultContainer(_ path: String) -> ArchiveContainer {
        var status = stat()
        let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        return isFolder ? .folder : tensors.isEmpty ? .json : .zip
    }

    private func writeZip(to path: String) throws(ArchiveError) {
        let (text, weights) = (try json(), try weights(path))
        let file = try AtomicFile(replacing: path)
        try text.visitBytes { bytes throws(ArchiveError) in
            var zip = ZipWriter()
            zip.add(ModelFolder.graph, [bytes])
            guard let weights else { return try zip.write(to: file) }
            try weights.withParts { parts throws(ArchiveError) in
                zip.add(ModelFolder.weights, parts)
                try zip.write(to: file)
            }
        }
    }

    private func writeFolder(to path: String) throws(ArchiveError) {
        let (text, weights) = (try json(), try weights(path))
        let folder = try AtomicFolder(replacing: path)
        try folder.write(ModelFolder.graph) { file throws(ArchiveError) in
            try text.visitBytes { bytes throws(ArchiveError) in try file.write(bytes) }
        }
        if let weights {
            try folder.write(ModelFolder.weights) { file throws(ArchiveError) in
                try weights.withParts { parts throws(ArchiveError) in
                    for part in parts { try file.write(part) }
                }
            }
        }
        try folder.commit()
    }

    /// The weights as they are stored; nil where the model has none.
    private func weights(_ path: String) throws(ArchiveError) -> SafetensorsContents? {
        try checkTensors(source: path)
        return try ArchivedTensors.contents(tensors, schema, source: path)
    }
}
