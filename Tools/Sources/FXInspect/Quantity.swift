// SPDX-License-Identifier: Apache-2.0

import FX

/// Numbers as people read them.
enum Quantity {
    /// An integer with a comma between thousands.
    static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    static func grouped(_ value: Dimension) -> String {
        value.value.map(grouped) ?? symbolic(value)
    }

    /// The sum of sizes; the largest integer where that is less, as sizes of a file may be anything.
    static func sum(_ a: Int, _ b: Int) -> Int {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }

    /// A number of bytes in the unit that leaves few digits.
    static func bytes(_ value: Int) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var (number, unit) = (Double(value), 0)
        while number >= 1024, unit < units.count - 1 {
            number /= 1024
            unit += 1
        }
        return unit == 0 ? "\(value) B" : "\(fixed(number, 1)) \(units[unit])"
    }

    static func bytes(_ value: Dimension) -> String {
        value.value.map(bytes) ?? symbolic(value) + " B"
    }

    private static func symbolic(_ value: Dimension) -> String {
        Polynomial(value.expression)?.description ?? value.description
    }

    /// A number with so many digits behind the point.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e15 else { return value.description }
        let whole = Int(scaled)
        let sign = value < 0 && whole > 0 ? "-" : ""
        if digits == 0 { return sign + String(whole) }
        let rest = String(whole % Int(scale))
        return sign + String(whole / Int(scale)) + "."
            + String(repeating: "0", count: digits - rest.count) + rest
    }

    /// A dimension as JSON: a number, or a text where it is symbolic.
    static func json(_ value: Dimension) -> Literal {
        value.value.map(Literal.int) ?? .string(symbolic(value))
    }
}
