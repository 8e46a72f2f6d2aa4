// SPDX-License-Identifier: Apache-2.0

import FXIR

extension ArchiveError: CustomStringConvertible {
    /// One line: the file, the place in it, what is wrong, and the way out where there is one.
    public var description: String {
        switch self {
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

    private static func text(_ place: String) -> String { place.isEmpty ? "" : place + ": " }

    private static func firstLine(of error: GraphError) -> String {
        error.description.split(separator: "\n").first.map(String.init) ?? ""
    }
}
