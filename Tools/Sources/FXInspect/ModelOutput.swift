// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// The place that a model is stored at, whose name says the format: `.pt2` for PyTorch, `.json` for
/// the graph alone, `.safetensors` for the tensors alone, a name that ends with a slash for a
/// folder, and a zip file of our own for any other; `-` is standard output, which gets a zip file.
struct ModelOutput {
    private let name: String

    init(_ name: String) { self.name = name }

    /// Whether the place takes tensors without a graph.
    var isForTensors: Bool { name.hasSuffix(".safetensors") }

    /// Stores a model, the whole or nothing.
    ///
    /// - Throws: `ArchiveError`; ``InspectionError/shapes(_:_:)`` where `.pt2` needs those that do
    ///   not follow.
    func write(_ module: GraphModule) throws {
        if isForTensors {
            try write(module.archive().tensors.byPath)
        } else if name.hasSuffix(".pt2") {
            do {
                try module.save(to: name, as: .pt2)
            } catch let error as ShapeInferenceError { throw InspectionError.shapes(name, error) }
        } else if name.hasSuffix(".json") {
            try module.save(to: name, as: .json)
        } else if name.hasSuffix("/") {
            try module.save(to: folder, as: .folder)
        } else if name == "-" {
            try writeToStandardOutput(module)
        } else {
            try module.save(to: name, as: .zip)
        }
    }

    /// Stores tensors by name.
    func write(_ tensors: [String: Tensor]) throws(ArchiveError) {
        try SafetensorsFile.write(tensors, to: name)
    }

    /// The name without the slashes at its end; one is left of the root.
    private var folder: String {
        var folder = name[...]
        while folder.count > 1, folder.last == "/" { folder.removeLast() }
        return String(folder)
    }

    /// The parts of a zip file are written out of order, which a pipe cannot take.
    private func writeToStandardOutput(_ module: GraphModule) throws {
        let path = FileManager.default.temporaryDirectory.path + "/fx-inspect-\(UUID().uuidString)"
        defer { unlink(path) }
        try module.save(to: path, as: .zip)
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ArchiveError.cannotRead(path, reason: String(cString: strerror(errno)))
        }
        while let block = try Self.block(of: file, path), !block.isEmpty {
            try ResultFile.write(Array(block), to: STDOUT_FILENO, name: "<standard output>")
        }
    }

    private static func block(of file: FileHandle, _ path: String) throws(ArchiveError) -> Data? {
        do {
            return try file.read(upToCount: 1 << 20)
        } catch { throw .cannotRead(path, reason: error.localizedDescription) }
    }
}

extension [ModulePath: Tensor] {
    /// The tensors by the texts of their paths.
    var byPath: [String: Tensor] {
        [String: Tensor](map { ($0.key.text, $0.value) }, uniquingKeysWith: { $1 })
    }
}
