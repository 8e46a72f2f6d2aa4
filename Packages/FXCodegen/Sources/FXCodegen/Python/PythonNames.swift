// SPDX-License-Identifier: Apache-2.0

import FXIR

/// The names of one generated function: of values, and of what it takes from outside.
///
/// - SeeAlso: `torch.fx.graph._Namespace`
struct PythonNames {
    private var used: Set<String> = [
        "inf", "nan", "NoneType", "torch", "device", "fx_pytree", "pytree",
    ]
    private var numbers: [String: Int] = [:]
    private var values: [Int32: String] = [:]
    private var globals: [String: String] = [:]

    /// The name of a node's value; the node's own, unless something outside has it already.
    mutating func name(of node: Node) -> String {
        if let name = values[node.id] { return name }
        let name = make(node.name)
        values[node.id] = name
        return name
    }

    /// The name under which code reaches something outside, such as `math_sqrt` for `math.sqrt`.
    mutating func global(_ qualifiedName: String) -> String {
        if let name = globals[qualifiedName] { return name }
        let name = make(PythonIdentifier.mangled(qualifiedName))
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
