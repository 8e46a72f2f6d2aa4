// SPDX-License-Identifier: Apache-2.0

import FXIR

/// The names of one generated function: of values, and of what it takes from outside.
///
/// Nodes have names of their own that no other node has. Only where something from outside is
/// called like a node must one of them give way, in the order in which the text meets them; so
/// names are looked up one by one only in a second run, where the first has found such a clash.
///
/// - SeeAlso: `torch.fx.graph._Namespace`
struct PythonNames {
    private static let reserved: Set<String> = [
        "inf", "nan", "NoneType", "torch", "device", "fx_pytree", "pytree",
    ]

    private let reader: GraphReader
    /// Whether nodes may have other names than their own.
    let looksUp: Bool
    /// Whether something from outside is called like a node, so that the text must be made anew.
    private(set) var hasClash: Bool
    private var used = Self.reserved
    private var numbers: [String: Int] = [:]
    private var values: [Int32: String] = [:]
    private var globals: [String: String] = [:]

    init(_ reader: GraphReader, looksUp: Bool) {
        self.reader = reader
        self.looksUp = looksUp
        // A node may be called None; all else that code needs is reserved in every graph.
        hasClash = !looksUp && reader.hasName("None")
    }

    /// Appends the name of a node's value; the node's own, unless something outside has it already.
    mutating func append(_ id: Int32, to text: inout TextBuffer) {
        guard looksUp else { return reader.appendName(of: id, to: &text) }
        text += name(of: id)
    }

    /// The name of a node's value.
    mutating func name(of id: Int32) -> String {
        guard looksUp else { return reader.node(id).name }
        if let name = values[id] { return name }
        let name = make(reader.node(id).name)
        values[id] = name
        return name
    }

    /// The name under which code reaches something outside, such as `math_sqrt` for `math.sqrt`.
    mutating func global(_ qualifiedName: String) -> String {
        if let name = globals[qualifiedName] { return name }
        let name = make(PythonIdentifier.mangled(qualifiedName))
        if !looksUp, reader.hasName(name) { hasClash = true }
        globals[qualifiedName] = name
        return name
    }

    private mutating func make(_ candidate: String) -> String {
        var name = candidate
        let (base, given) = Self.split(candidate)
        var number = given ?? 0
        if given == nil || used.contains(name) { number = numbers[base] ?? 0 }
        while used.contains(name) || PythonIdentifier.keywords.contains(name) {
            number += 1
            name = "\(base)_\(number)"
        }
        used.insert(name)
        numbers[base] = number
        return name
    }

    private static func split(_ text: String) -> (base: String, number: Int?) {
        guard let underscore = text.lastIndex(of: "_"), underscore > text.startIndex,
            case let digits = text[text.index(after: underscore)...], digits.count < 18,
            digits.allSatisfy(\.isASCII), let number = Int(digits), number >= 0
        else { return (text, nil) }
        return (String(text[..<underscore]), number)
    }
}
