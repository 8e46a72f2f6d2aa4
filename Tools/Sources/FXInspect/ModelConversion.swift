// SPDX-License-Identifier: Apache-2.0

public import FX

/// A model that is stored in another format.
public enum ModelConversion {
    /// Stores a model in the format that the name of the new file says: `.pt2` for PyTorch,
    /// `.json` for the graph alone, `.safetensors` for the tensors alone, a name with a slash at
    /// its end for a folder, and a zip file of our own for any other.
    ///
    /// A state dictionary of `torch.save` becomes a file of tensors.
    ///
    /// - Throws: ``ArchiveError``.
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
            try module.save(to: output, as: output.hasSuffix("/") ? .folder : .zip)
        }
    }

    private static func tensors(of path: String) throws -> [String: Tensor] {
        do {
            let archive = try ModelArchive(contentsOf: path)
            return Dictionary(
                archive.tensors.map { ($0.key.text, $0.value) }, uniquingKeysWith: { $1 })
        } catch ArchiveError.noGraph {
            return try StateDictionaryFile(contentsOf: path).tensors
        }
    }
}
