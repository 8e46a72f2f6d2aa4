// SPDX-License-Identifier: Apache-2.0

extension TextBuffer {
    /// Appends a target in brackets.
    mutating func appendTarget(_ target: String) {
        append("[")
        if GraphTextSyntax.isTarget(target) { self += target } else { appendQuoted(target) }
        append("]")
    }

    /// Appends a keyword or name, in quotes where it is no word.
    mutating func appendWord(_ word: String) {
        if GraphTextSyntax.isWord(word) { self += word } else { appendQuoted(word) }
    }

    /// Appends a string in double quotes.
    mutating func appendQuoted(_ string: String) {
        append("\"")
        appendEscaped(string)
        append("\"")
    }

    /// Appends a string so that it stays in its line and between its quotes.
    mutating func appendEscaped(_ string: String) {
        let isPlain = string.utf8.allSatisfy { byte in
            (0x20..<0x7f).contains(byte) && byte != 0x22 && byte != 0x5c
        }
        if isPlain { return self += string }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\n": self += "\\n"
            case "\r": self += "\\r"
            case "\t": self += "\\t"
            case "\"", "\\":
                append("\\")
                append(scalar)
            case _ where GraphTextSyntax.isInvisible(scalar):
                self += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: self += String(scalar)
            }
        }
    }
}
