// SPDX-License-Identifier: Apache-2.0

/// A type annotation of Python as a tree.
indirect enum PythonType {
    case named(String, [PythonType])
    case union([PythonType])
    /// The parameters of a `Callable`.
    case list([PythonType])
    case ellipsis
}

/// Reads names, dots, brackets, commas and bars, and nothing else: an annotation is not a place
/// for expressions.
struct PythonTypeParser {
    private let characters: [Character]
    private var position = 0
    private var depth = 0

    init(_ text: String) { characters = Array(text) }

    /// The tree, or nil where the text is no type.
    mutating func parse() -> PythonType? {
        let type = parseUnion()
        skipBlanks()
        return position == characters.count ? type : nil
    }

    private mutating func parseUnion() -> PythonType? {
        guard depth < 32, let first = parseItem() else { return nil }
        var types = [first]
        while accept("|") {
            guard let next = parseItem() else { return nil }
            types.append(next)
        }
        return types.count == 1 ? first : .union(types)
    }

    private mutating func parseItem() -> PythonType? {
        if accept("[") { return parseArguments().map(PythonType.list) }
        if accept(".") { return accept(".") && accept(".") ? .ellipsis : nil }
        let name = parseName()
        guard name == "None" || PythonIdentifier.isDotted(name) else { return nil }
        guard accept("[") else { return .named(name, []) }
        return parseArguments().map { .named(name, $0) }
    }

    /// The types up to the closing bracket.
    private mutating func parseArguments() -> [PythonType]? {
        depth += 1
        defer { depth -= 1 }
        var types: [PythonType] = []
        if accept("]") { return types }
        repeat {
            guard let type = parseUnion() else { return nil }
            types.append(type)
        } while accept(",")
        return accept("]") ? types : nil
    }

    private mutating func parseName() -> String {
        skipBlanks()
        let start = position
        while position < characters.count, !" []|,".contains(characters[position]) { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func accept(_ character: Character) -> Bool {
        skipBlanks()
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < characters.count, characters[position] == " " { position += 1 }
    }
}
