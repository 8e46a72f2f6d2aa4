// SPDX-License-Identifier: Apache-2.0

import FXIR

/// Texts as the DOT language has them.
enum DotText {
    /// A name in quotes.
    static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

    /// A text of at most 80 characters.
    static func shortened(_ text: String) -> String {
        text.utf8.count <= 80 || text.count <= 80 ? text : text.prefix(79) + "…"
    }

    /// Everything that DOT or its output formats read as more than itself is escaped: quotes,
    /// backslashes, and `&`, which begins an entity; a control character is shown by its number,
    /// because SVG can hold none. Braces, bars and angle brackets mean nothing in a box.
    static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20..<0x7f).contains(byte) && byte != 0x22 && byte != 0x5c && byte != 0x26
        }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "&": result += "&amp;"
            case "\n": result += "\\\\n"
            default:
                if isUnprintable(scalar) {
                    result += "\\\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .format: true
        default: false
        }
    }
}
