// SPDX-License-Identifier: Apache-2.0

extension GraphTextWriter {
    /// Writes a string in double quotes.
    mutating func writeQuoted(_ string: String) {
        text += "\""
        writeEscaped(string)
        text += "\""
    }

    /// Writes a string so that it stays in its line and between its quotes.
    mutating func writeEscaped(_ string: String) {
        let isPlain = string.utf8.allSatisfy { byte in
            (0x20..<0x7f).contains(byte) && byte != 0x22 && byte != 0x5c
        }
        if isPlain { return text += string }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\"", "\\":
                text += "\\"
                text.unicodeScalars.append(scalar)
            case _ where GraphTextSyntax.isInvisible(scalar):
                text += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
