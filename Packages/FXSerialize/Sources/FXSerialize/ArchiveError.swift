// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Why a model could not be read or written. The first value of a case is the file's path.
///
/// Nothing of a file that causes an error is kept: there is no partial model.
public enum ArchiveError: Error, Hashable {
    case cannotRead(String, reason: String)
    case cannotWrite(String, reason: String)
    case notJSON(String, JSONProblem)
    /// The text is JSON, but says to be something else than a model.
    case wrongFormat(String, found: String)
    case unsupportedVersion(String, found: Int, known: ClosedRange<Int>)
    case missingKey(String, at: String, key: String)
    case unknownKey(String, at: String, key: String)
    case wrongType(String, at: String, expected: String, found: String)
    case wrongValue(String, at: String, expected: String, found: String)
    /// An argument names a node that is not above it.
    case danglingReference(String, at: String, name: String)
    /// A name of a node, or a path of the state, stands twice.
    case duplicateName(String, at: String, name: String)
    /// The text is no name that a node can have.
    case illegalName(String, at: String, name: String)
    /// The graph refused a node.
    case refusedNode(String, at: String, GraphError)

    // MARK: Files of several parts

    case notZip(String, ZipProblem)
    case notSafetensors(String, SafetensorsProblem)
    /// A folder or zip file has no file of this name.
    case missingPart(String, name: String)
    /// The file holds tensors and no graph.
    case noGraph(String)

    /// A file of `torch.save` that holds more than tensors.
    case notPickle(String, PickleProblem)
    /// PyTorch's programs have nothing for a node.
    case notExportable(String, node: String, reason: String)
    /// Something that the file's format has and this library does not read.
    case unsupportedPart(String, at: String, what: String)
    /// The archive has several programs, or none of the name.
    case noSuchProgram(String, name: String?, known: [String])

    // MARK: Tensors

    /// The schema has a tensor at the path, the file has none.
    case missingTensor(String, path: ModulePath)
    /// The file has a tensor at a path where the schema has none.
    case unexpectedTensor(String, path: ModulePath)
    /// The tensor's dtype or shape is not the schema's.
    case wrongTensor(String, path: ModulePath, expected: TensorSpec, found: TensorSpec)
    /// The tensor library cannot hold the tensor.
    case unusableTensor(String, name: String, TensorError)
}
