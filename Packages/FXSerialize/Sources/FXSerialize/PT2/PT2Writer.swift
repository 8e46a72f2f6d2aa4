// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Writes a model as a `.pt2` file of PyTorch 2.9 and later.
struct PT2Writer {
    private let program: ProgramEncoder
    private var weights = PT2Contents(prefix: "weight_")
    private var constants = PT2Contents(prefix: "tensor_")
    private let folder: String
    private let path: String

    /// The name of the program, which is what PyTorch's own writer calls it.
    private static let name = "model"

    /// - Throws: ``ArchiveError/notExportable(_:node:reason:)``.
    init(_ archive: ModelArchive, path: String) throws(ArchiveError) {
        try archive.checkTensors(source: path)
        program = try ProgramEncoder(archive, source: path)
        self.path = path
        folder = Self.folder(path)
        let counts = Self.counts(archive)
        for (path, isParameter) in program.weights {
            guard let tensor = archive.tensors[path] else { continue }
            try weights.add(
                tensor, named: path.text, isParameter: isParameter,
                sharesMemory: Self.isShared(tensor, counts), source: self.path)
        }
        for (name, tensor) in program.constants {
            try constants.add(
                tensor, named: name, isParameter: false,
                sharesMemory: Self.isShared(tensor, counts), source: path)
        }
    }

    /// How many tensors there are in each piece of memory.
    private static func counts(_ archive: ModelArchive) -> [ObjectIdentifier: Int] {
        var counts: [ObjectIdentifier: Int] = [:]
        for tensor in archive.tensors.values {
            if let memory = tensor.storageIdentity { counts[memory, default: 0] += 1 }
        }
        return counts
    }

    private static func isShared(_ tensor: Tensor, _ counts: [ObjectIdentifier: Int]) -> Bool {
        tensor.storageIdentity.map { counts[$0, default: 0] > 1 } ?? false
    }

    /// The folder of all records: the file's name without what comes after the last dot.
    private static func folder(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? "model"
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        return (stem.isEmpty ? "model" : stem) + "/"
    }

    /// Writes the file: the whole, or nothing.
    func write() throws(ArchiveError) {
        let file = try AtomicFile(replacing: path)
        try weights.withRecords { weights throws(ArchiveError) in
            try constants.withRecords { constants throws(ArchiveError) in
                try write(to: file, weights: weights, constants: constants)
            }
        }
    }

    private func write(
        to file: AtomicFile, weights: [(name: String, bytes: UnsafeRawBufferPointer)],
        constants: [(name: String, bytes: UnsafeRawBufferPointer)]
    ) throws(ArchiveError) {
        var output = ZipWriter()
        for record in weights { output.add("\(folder)data/weights/\(record.name)", [record.bytes]) }
        for record in constants {
            output.add("\(folder)data/constants/\(record.name)", [record.bytes])
        }
        let name = Self.name
        let texts: [(name: String, text: [UInt8])] = [
            ("data/weights/\(name)_weights_config.json", self.weights.config),
            ("data/constants/\(name)_constants_config.json", self.constants.config),
            ("models/\(name).json", program.json),
            // A pickle of example inputs stands here in PyTorch's own files; it may be empty.
            ("data/sample_inputs/\(name).pt", []), ("archive_format", Array("pt2".utf8)),
            ("archive_version", Array("0".utf8)), (".data/version", Array("6\n".utf8)),
            ("byteorder", Array("little".utf8)),
        ]
        let blocks = texts.map { entry in
            let block = ByteBlock(count: entry.text.count)
            UnsafeMutableRawBufferPointer(start: block.region.base, count: entry.text.count)
                .copyBytes(from: entry.text)
            return block
        }
        defer { withExtendedLifetime(blocks) {} }
        for (entry, block) in zip(texts, blocks) {
            output.add(folder + entry.name, [block.region.bytes])
        }
        try output.write(to: file)
    }
}
