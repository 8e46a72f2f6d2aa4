// SPDX-License-Identifier: Apache-2.0

/// The rules of names in Python.
enum PythonIdentifier {
    static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ]

    /// Whether a text can stand as a name: an identifier that is no keyword.
    static func isLegal(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart
        else { return false }
        return text.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
            && !keywords.contains(String(text))
    }

    /// Whether a name is one of Python's own, by which code gets behind an object's state.
    static func isMagic(_ text: some StringProtocol) -> Bool {
        text.hasPrefix("__") && text.hasSuffix("__")
    }

    /// Whether every name between the dots is legal.
    static func isDotted(_ text: String) -> Bool {
        !text.isEmpty
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLegal)
    }

    /// Returns a text with each run of what no name may hold replaced by an underscore.
    static func mangled(_ text: String) -> String {
        var result = ""
        var inRun = false
        for scalar in text.unicodeScalars {
            let isLegal = scalar == "_" || scalar.isASCII && scalar.properties.isXIDContinue
            if isLegal { result.unicodeScalars.append(scalar) } else if !inRun { result += "_" }
            inRun = !isLegal
        }
        return result
    }
}
