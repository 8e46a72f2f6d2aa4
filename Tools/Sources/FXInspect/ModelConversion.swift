// SPDX-License-Identifier: Apache-2.0

public import FX

/// A model that is stored in another format.
public enum ModelConversion {
    /// Stores a file's model in the format that the name of the new file says: `.pt2` for PyTorch,
    /// `.json` for the graph alone, `.safetensors` for the tensors alone, a name with a slash at
    /// its end for a folder, and a zip file of our own for any other; `-` is standard output.
    ///
    /// A state dictionary of `torch.save` becomes a file of tensors.
    ///
    /// - Throws: `ArchiveError`; ``InspectionError/noGraph(_:)`` where a graph is wanted of a file
    ///   of tensors; ``InspectionError/unusable(_:_:)``, ``InspectionError/shapes(_:_:)``.
    public static func convert(_ file: InspectedFile, to output: String) throws {
        let place = ModelOutput(output)
        if place.isForTensors {
            try place.write(file.storedTensors())
        } else {
            try place.write(file.completeModule())
        }
    }

    /// Stores a model in the format that the name says, as ``convert(_:to:)`` does.
    ///
    /// - Throws: As ``convert(_:to:)``.
    public static func store(_ module: GraphModule, to output: String) throws {
        try ModelOutput(output).write(module)
    }
}
