// SPDX-License-Identifier: Apache-2.0

/// Values as Python's `repr` writes them.
public enum PythonText {
    /// Returns a float as Python writes it: the shortest digits that read back to the same value.
    ///
    ///     PythonText.repr(1e-05)   // "1e-05"
    ///     PythonText.repr(100.0)   // "100.0"
    public static func repr(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        // Here Swift and Python write alike.
        if (1e-4..<1e15).contains(value.magnitude) { return value.description }
        let (digits, point) = shortestDigits(value.magnitude)
        let sign = value < 0 ? "-" : ""
        // `point` is where the decimal point stands, counted from the first digit.
        guard (-3...16).contains(point) else {
            let exponent = point - 1
            let width = exponent.magnitude < 10 ? "0" : ""
            let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(width)\(exponent.magnitude)"
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point {
            return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The digits of a positive value without point and trailing zeros, and where the point is.
    private static func shortestDigits(_ value: Double) -> (digits: String, point: Int) {
        let text = value.description
        let parts = text.split(separator: "e", maxSplits: 1)
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = halves[0]
        var digits = String(whole) + (halves.count > 1 ? String(halves[1]) : "")
        var point = whole.count + exponent
        while digits.hasPrefix("0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.hasSuffix("0") { digits.removeLast() }
        return (digits, point)
    }

    /// Returns a complex number, such as `2j` or `(1+2j)`.
    public static func repr(real: Double, imaginary: Double) -> String {
        let part = imaginaryText(imaginary)
        if real == 0 && real.sign == .plus { return part + "j" }
        let sign = part.hasPrefix("-") || part == "nan" && imaginary.sign == .minus ? "" : "+"
        return "(\(imaginaryText(real))\(sign)\(part)j)"
    }

    /// A part of a complex number: integral values have no `.0`.
    private static func imaginaryText(_ value: Double) -> String {
        let text = repr(value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Returns a quoted string: single quotes, unless the text holds one and no double quote.
    public static func repr(_ text: String) -> String {
        let quote: Unicode.Scalar =
            text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
        var result = String(quote)
        for scalar in text.unicodeScalars {
            if scalar == quote || scalar == "\\" {
                result += "\\"
                result.unicodeScalars.append(scalar)
            } else {
                result += escaped(scalar)
            }
        }
        result.unicodeScalars.append(quote)
        return result
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: break
        }
        if scalar == " " || isPrintable(scalar) { return String(scalar) }
        let hex = String(scalar.value, radix: 16)
        let (mark, width) =
            scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        return "\\" + mark + String(repeating: "0", count: width - hex.count) + hex
    }

    /// Python's notion: everything but controls, formats, separators and what is unassigned.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .spaceSeparator:
            false
        default: true
        }
    }
}
