// SPDX-License-Identifier: Apache-2.0

import FXIR

extension ArchiveError: CustomStringConvertible {
    /// One line: the file, the place in it, what is wrong, and the way out where there is one.
    public var description: String {
        switch self {
        case .notZip, .notSafetensors, .missingPart, .noGraph, .missingTensor, .unexpectedTensor,
            .wrongTensor, .unusableTensor, .unsupportedPart, .noSuchProgram, .notPickle,
            .notExportable:
            partsDescription
        case .cannotRead(let file, let reason): "\(file): cannot be read: \(reason)"
        case .cannotWrite(let file, let reason): "\(file): cannot be written: \(reason)"
        case .notJSON(let file, let problem): "\(file): \(problem)"
        case .wrongFormat(let file, let found):
            "\(file): is not a swift-fx model: 'format' is \(found), expected \"swift-fx\""
        case .unsupportedVersion(let file, let found, let known):
            "\(file): has version \(found) of the format; this library reads "
                + "\(known.lowerBound) to \(known.upperBound)"
                + (found > known.upperBound ? ", a newer one may read it" : "")
        case .missingKey(let file, let place, let key):
            "\(file): \(Self.text(place))the key '\(key)' is missing"
        case .unknownKey(let file, let place, let key):
            "\(file): \(Self.text(place))the key \(String(reflecting: key)) is not known"
        case .wrongType(let file, let place, let expected, let found),
            .wrongValue(let file, let place, let expected, let found):
            "\(file): \(Self.text(place))expected \(expected), found \(found)"
        case .danglingReference(let file, let place, let name):
            "\(file): \(Self.text(place))no node above is called \(String(reflecting: name)); "
                + "arguments name nodes that run before"
        case .duplicateName(let file, let place, let name):
            "\(file): \(Self.text(place))\(String(reflecting: name)) is there already; "
                + "names and paths are unique"
        case .illegalName(let file, let place, let name):
            "\(file): \(Self.text(place))\(String(reflecting: name)) cannot be a node's name; "
                + "use letters, digits and underscores, and no word of Python's"
        case .refusedNode(let file, let place, let error):
            "\(file): \(Self.text(place))\(Self.firstLine(of: error))"
        }
    }

    /// The line of an error in a file of several parts.
    private var partsDescription: String {
        switch self {
        case .notZip(let file, let problem): "\(file): \(problem)"
        case .notSafetensors(let file, let problem): "\(file): \(problem)"
        case .missingPart(let file, let name): "\(file): there is no '\(name)' in it"
        case .noGraph(let file):
            "\(file): it holds tensors and no graph; SafetensorsFile(contentsOf:) or "
                + "StateDictionaryFile(contentsOf:) reads them"
        case .missingTensor(let file, let path):
            "\(file): the tensor '\(path)' is missing; the graph and its weights are saved "
                + "together as zip or folder"
        case .unexpectedTensor(let file, let path):
            "\(file): there is a tensor '\(path)', of which the graph's state knows nothing"
        case .wrongTensor(let file, let path, let expected, let found):
            "\(file): the tensor '\(path)' is \(found), the graph's state has \(expected)"
        case .unusableTensor(let file, let name, let error): "\(file): '\(name)': \(error)"
        case .notPickle(let file, let problem): "\(file): \(problem)"
        case .notExportable(let file, let node, let reason):
            "\(file): %\(node) cannot be written for PyTorch: \(reason)"
        case .unsupportedPart(let file, let place, let what):
            "\(file): \(Self.text(place))\(what) is not supported"
        case .noSuchProgram(let file, let name?, let known):
            "\(file): there is no program '\(name)' in it, but "
                + known.map { "'\($0)'" }.joined(separator: ", ")
        case .noSuchProgram(let file, nil, let known):
            "\(file): it holds several programs; name one of "
                + known.map { "'\($0)'" }.joined(separator: ", ")
        default: ""
        }
    }

    private static func text(_ place: String) -> String { place.isEmpty ? "" : place + ": " }

    private static func firstLine(of error: GraphError) -> String {
        error.description.split(separator: "\n").first.map(String.init) ?? ""
    }
}
