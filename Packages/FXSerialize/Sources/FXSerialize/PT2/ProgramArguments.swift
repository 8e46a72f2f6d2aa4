// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Reads what a node of a program is given.
struct ProgramArguments {
    /// The node that a name stands for.
    let value: (_ name: String, _ place: JSONCursor) throws(ArchiveError) -> Argument<Node>
    /// The name under which the graph has a graph inside it.
    let subgraph: (JSONCursor) throws(ArchiveError) -> SubgraphName

    func argument(_ value: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        guard let content = value.tagged else {
            throw value.wrongValue("an object with one key", found: "\(value.keyCount) keys")
        }
        // The kinds that are met most come first.
        if content.isTagged("as_tensor") { return try named(content) }
        if content.isTagged("as_int") { return .int(try content.getInt()) }
        if content.isTagged("as_ints") {
            return .list(try list(content) { item throws(ArchiveError) in .int(try item.getInt()) })
        }
        if content.isTagged("as_none") { return .none }
        if content.isTagged("as_bool") { return .bool(try content.getBool()) }
        if content.isTagged("as_float") { return .double(try double(content)) }
        if content.isTagged("as_tensors") { return .list(try list(content, named)) }
        return try other(content)
    }

    private func other(_ content: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        switch content.keyText {
        case "as_sym_int", "as_sym_float", "as_sym_bool": return try symbolic(content)
        case "as_sym_ints", "as_sym_floats", "as_sym_bools":
            return .list(try list(content, symbolic))
        case "as_optional_tensor": return try optional(content)
        case "as_optional_tensors": return .list(try list(content, optional))
        case "as_nested_tensors":
            return .list(
                try list(content) { item throws(ArchiveError) in .list(try list(item, named)) })
        case "as_graph": return .subgraph(try subgraph(content))
        case "as_string_to_argument":
            var entries: [ArgumentEntry<Node>] = []
            try content.forEachEntry { entry throws(ArchiveError) in
                entries.append(ArgumentEntry(entry.keyText, try argument(entry)))
            }
            return .dictionary(entries)
        default: return try plain(content)
        }
    }

    private func plain(_ content: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        switch content.keyText {
        case "as_string": return .string(try content.getString())
        case "as_strings":
            return .list(
                try list(content) { item throws(ArchiveError) in .string(try item.getString()) })
        case "as_bools":
            return .list(
                try list(content) { item throws(ArchiveError) in .bool(try item.getBool()) })
        case "as_floats":
            return .list(
                try list(content) { item throws(ArchiveError) in .double(try double(item)) })
        case "as_int_lists":
            return .list(
                try list(content) { row throws(ArchiveError) in
                    .list(try list(row) { item throws(ArchiveError) in .int(try item.getInt()) })
                })
        case "as_float_lists":
            return .list(
                try list(content) { row throws(ArchiveError) in
                    .list(try list(row) { item throws(ArchiveError) in .double(try double(item)) })
                })
        case "as_complex":
            return .complex(
                real: try double(content.required("real")),
                imaginary: try double(content.required("imag")))
        case "as_scalar_type":
            return .dtype(try coded(content, "dtype", PT2Code.dtype, PT2Code.dtypeName))
        case "as_layout": return .layout(try coded(content, "layout", PT2Code.layout))
        case "as_memory_format":
            return .memoryFormat(try coded(content, "memory format", PT2Code.memoryFormat))
        case "as_device": return .device(try Self.device(content))
        case "as_operator": return .function(ProgramTarget.function(try content.getString()))
        default:
            throw .unsupportedPart(
                content.source, at: content.place, what: "an argument of kind '\(content.keyText)'")
        }
    }

    /// Reads a device, which old files write as text.
    static func device(_ value: JSONCursor) throws(ArchiveError) -> Device {
        if let text = value.string {
            let parts = text.split(separator: ":", maxSplits: 1)
            return Device(
                parts.first.map(String.init) ?? text, index: parts.last.flatMap { Int($0) })
        }
        return Device(
            try value.required("type").getString(), index: value.optional("index")?.int)
    }

    private func named(_ value: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        let name = try value.required("name")
        return try self.value(name.getString(), name)
    }

    private func optional(_ value: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        if let tensor = value.optional("as_tensor") { return try named(tensor) }
        if value.optional("as_none") != nil { return .none }
        throw value.wrongType("an object with 'as_tensor' or 'as_none'")
    }

    private func symbolic(_ value: JSONCursor) throws(ArchiveError) -> Argument<Node> {
        guard let content = value.tagged else {
            throw value.wrongType("an object with one key")
        }
        switch content.keyText {
        case "as_name": return try self.value(content.getString(), content)
        case "as_int": return .int(try content.getInt())
        case "as_float": return .double(try double(content))
        case "as_bool": return .bool(try content.getBool())
        default: throw content.wrongValue("a name or a number", found: content.keyText)
        }
    }

    /// Reads a number that is written by name where JSON has no digits for it.
    private func double(_ value: JSONCursor) throws(ArchiveError) -> Double {
        if let double = value.double { return double }
        if let int = value.int { return Double(int) }
        switch try value.getString() {
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        case "NaN": return .nan
        case let text:
            throw value.wrongValue(
                "a number, 'Infinity', '-Infinity' or 'NaN'", found: String(reflecting: text))
        }
    }

    private func coded<Value>(
        _ value: JSONCursor, _ what: String, _ decode: (Int) -> Value?,
        _ name: (Int) -> String = { "number \($0)" }
    ) throws(ArchiveError) -> Value {
        let code = try value.getInt()
        if let decoded = decode(code) { return decoded }
        throw .unsupportedPart(value.source, at: value.place, what: "the \(what) \(name(code))")
    }

    private func list(
        _ value: JSONCursor, _ decode: (JSONCursor) throws(ArchiveError) -> Argument<Node>
    ) throws(ArchiveError) -> [Argument<Node>] {
        let items = try value.items()
        var result: [Argument<Node>] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try decode(item)) }
        return result
    }
}
