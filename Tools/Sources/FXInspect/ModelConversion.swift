// SPDX-License-Identifier: Apache-2.0

import FX

/// A model that is stored in another format.
public enum ModelConversion {
    /// Stores a model in the format that the name of the new file says: `.pt2` for PyTorch,
    /// `.json` for the graph alone, `.safetensors` for the tensors alone, a name with a slash at
    /// its end for a folder, and a zip file of our own for any other.
    ///
    /// A state dictionary of `torch.save` becomes a file of tensors.
    ///
    /// - Throws: `ArchiveError`.
    public static func convert(_ input: String, to output: String) throws {
        if output.hasSuffix(".safetensors") {
            try SafetensorsFile.write(try tensors(of: input), to: output)
            return
        }
        let module = try GraphModule(contentsOf: input)
        if output.hasSuffix(".pt2") {
            try module.save(to: output, as: .pt2)
        } else if output.hasSuffix(".json") {
            try module.save(to: output, as: .json)
        } else {
            let isFolder = output.hasSuffix("/")
            try module.save(
                to: isFolder ? String(output.dropLast()) : output, as: isFolder ? .folder : .zip)
        }
    }

    private static func tensors(of path: String) throws(ArchiveError) -> [String: Tensor] {
        if let archive = try archive(path) {
            return Dictionary(
                archive.tensors.map { ($0.key.text, $0.value) }, uniquingKeysWith: { $1 })
        }
        return try StateDictionaryFile(contentsOf: path).tensors
    }

    /// The model of a file; nil where the file has tensors and no graph.
    private static func archive(_ path: String) throws(ArchiveError) -> ModelArchive? {
        do throws(ArchiveError) {
            return try ModelArchive(contentsOf: path)
        } catch {
            if case .noGraph = error { return nil }
            throw error
        }
    }
}
