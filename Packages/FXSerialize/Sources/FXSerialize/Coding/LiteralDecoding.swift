// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Reads the values that are one thing and no container.
enum LiteralDecoding {
    /// The literal of a tagged value, or nil where no literal has the tag.
    static func literal(_ content: JSONCursor) throws(ArchiveError) -> Literal? {
        switch content.keyText {
        case "double": return .double(try namedDouble(content))
        case "complex":
            let parts = try content.items(count: 2)
            return .complex(real: try double(parts[0]), imaginary: try double(parts[1]))
        case "dtype": return .dtype(try dtype(content))
        case "device": return .device(try device(content))
        case "memory_format":
            return .memoryFormat(
                try named(content, "a memory format") { MemoryFormat(rawValue: $0) })
        case "layout":
            return .layout(try named(content, "a layout") { TensorLayout(rawValue: $0) })
        case "function": return .function(FunctionTarget(try content.getString()))
        case "subgraph": return .subgraph(SubgraphName(try content.getString()))
        case "constant": return .constant(try constant(content))
        case "range":
            let parts = try content.items(count: 3)
            return .range(
                start: try parts[0].getInt(), stop: try parts[1].getInt(),
                step: try parts[2].getInt())
        case "ellipsis":
            guard try content.getBool() else { throw content.wrongValue("true", found: "false") }
            return .ellipsis
        default: return nil
        }
    }

    static func dtype(_ value: JSONCursor) throws(ArchiveError) -> DType {
        try named(value, "a dtype") { DType(rawValue: $0) }
    }

    private static func device(_ value: JSONCursor) throws(ArchiveError) -> Device {
        let parts = try value.items()
        guard (1...2).contains(parts.count) else {
            throw value.wrongValue("a type and perhaps an index", found: "\(parts.count) items")
        }
        return Device(try parts[0].getString(), index: try parts.dropFirst().first?.getInt())
    }

    private static func constant(_ value: JSONCursor) throws(ArchiveError) -> ConstantValue {
        try value.checkKeys("spec", "bytes", "text")
        let spec = try TensorSpec(decodingStored: value.required("spec"))
        let content = try value.required("bytes")
        let bytes = try named(content, "hexadecimal digits") { HexText.decode($0) }
        let text = try value.required("text").getString()
        guard let constant = ConstantValue(spec: spec, bytes: bytes, text: text) else {
            throw content.wrongValue("the bytes of \(spec)", found: "\(bytes.count) bytes")
        }
        return constant
    }

    /// A double that is written as a number or by name.
    private static func double(_ value: JSONCursor) throws(ArchiveError) -> Double {
        if let double = value.double { return double }
        guard let content = value.tagged, content.isTagged("double") else {
            throw value.wrongType("a double")
        }
        return try namedDouble(content)
    }

    private static func namedDouble(_ value: JSONCursor) throws(ArchiveError) -> Double {
        try named(value, "'inf', '-inf', 'nan' or 'nan:' and its bits") { text in
            switch text {
            case "inf": return .infinity
            case "-inf": return -.infinity
            case "nan": return .nan
            default:
                guard text.hasPrefix("nan:"), let bits = UInt64(text.dropFirst(4), radix: 16),
                    Double(bitPattern: bits).isNaN
                else { return nil }
                return Double(bitPattern: bits)
            }
        }
    }

    /// The value that a text stands for.
    private static func named<Value>(
        _ value: JSONCursor, _ expected: String, _ make: (String) -> Value?
    ) throws(ArchiveError) -> Value {
        let text = try value.getString()
        guard let result = make(text) else {
            throw value.wrongValue(expected, found: String(reflecting: text))
        }
        return result
    }
}
