// SPDX-License-Identifier: Apache-2.0

/// The rules of names in Swift.
enum SwiftIdentifier {
    /// Words that a declaration or expression has only in backticks.
    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case",
        "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
        "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
        "where", "while",
    ]

    /// Names that generated code needs for what they mean outside.
    private static let taken: Set<String> = [
        "Argument", "ArgumentEntry", "ArgumentTuple", "Bool", "Buffer", "Callable", "Child",
        "DType", "Device", "Double", "Ellipsis", "F", "FX", "InputDescription", "Int", "Layer",
        "Layer2", "Layer3", "Layer4", "Module", "ModuleState", "Parameter", "String", "SymDouble",
        "SymInt", "Tensor", "TensorDictionary", "TensorList", "TensorShape", "TensorSlice",
        "ValuesAndIndices", "call", "apply", "self", "torch", "_",
    ]

    /// Whether a text is made of ASCII letters, digits and underscores and begins with no digit.
    static func isLegal(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, !isDigit(first), text != "_" else { return false }
        return text.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    static func isKeyword(_ text: String) -> Bool { keywords.contains(text) }

    /// Whether generated code needs a name for something else.
    static func isTaken(_ text: String) -> Bool { taken.contains(text) }

    /// A name in backticks where it is a keyword.
    static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    /// A name as it stands behind a dot, where most keywords are free.
    static func escapedMember(_ name: String) -> String {
        ["init", "self", "Type", "Protocol"].contains(name) ? "`\(name)`" : name
    }

    /// A name as it stands before an argument, where most keywords are free.
    static func escapedLabel(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// Returns a legal name that is not in a set of used ones, and adds it.
    static func unique(_ candidate: String, used: inout Set<String>) -> String {
        let bytes = candidate.utf8.map { isDigit($0) || isLetter($0) ? $0 : UInt8(ascii: "_") }
        var name = String(decoding: bytes, as: UTF8.self)
        if !isLegal(name) { name = "_" + name }
        while taken.contains(name) || !used.insert(name).inserted { name += "_" }
        return name
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte == 0x5f || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
}
