// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Values as Swift's literals.
enum SwiftText {
    /// A string literal; everything that is not plain ASCII or printable is escaped.
    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case " "..."~": result.unicodeScalars.append(scalar)
            default: result += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return result + "\""
    }

    /// A floating-point literal.
    static func literal(_ value: Double) -> String {
        if value.isNaN { return "Double.nan" }
        if value.isInfinite { return value < 0 ? "-Double.infinity" : "Double.infinity" }
        return value.description
    }

    /// A value without nodes, or nil where Swift has no literal for it.
    static func literal<Leaf>(_ value: Argument<Leaf>) -> String? {
        switch value {
        case .none: "nil"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .double(let value): literal(value)
        case .string(let text): literal(text)
        case .dtype(let dtype): "." + dtype.rawValue
        case .device(let device): literal(device)
        case .memoryFormat(let format): "." + String(describing: format)
        case .layout(let layout): "." + String(describing: layout)
        default: nil
        }
    }

    private static func literal(_ device: Device) -> String {
        let index = device.index.map { ", index: \($0)" } ?? ""
        return "Device(\(literal(device.type))\(index))"
    }
}
