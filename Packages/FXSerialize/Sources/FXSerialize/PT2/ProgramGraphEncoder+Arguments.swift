// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension ProgramGraphEncoder {
    /// Writes an argument.
    ///
    /// - Parameter kind: What the parameter takes; nil where it takes anything.
    func encoded(
        _ argument: Argument<Node>, as kind: ArgumentKind?, for node: Node
    ) throws(ArchiveError) -> Literal {
        switch argument {
        case .leaf(let input): return try reference(input, for: node)
        case .none: return ["as_none": true]
        case .bool(let value): return ["as_bool": .bool(value)]
        case .int(let value): return ["as_int": .int(value)]
        case .double(let value): return ["as_float": Self.number(value)]
        case .complex(let real, let imaginary):
            return ["as_complex": ["real": Self.number(real), "imag": Self.number(imaginary)]]
        case .string(let text):
            if case .device? = kind?.wrapped { return ["as_device": Self.device(Device(text))] }
            return ["as_string": .string(text)]
        case .dtype(let dtype): return ["as_scalar_type": .int(PT2Code.code(of: dtype))]
        case .device(let device): return ["as_device": Self.device(device)]
        case .memoryFormat(let format): return ["as_memory_format": .int(PT2Code.code(of: format))]
        case .layout(let layout): return ["as_layout": .int(PT2Code.code(of: layout))]
        case .constant(let constant): return try lift(constant, for: node)
        case .function(let function): return ["as_operator": .string(ProgramTarget.text(function))]
        case .subgraph(let name): return try encoded(name, for: node)
        case .list(let items), .tuple(let items):
            return try encoded(items, as: kind?.wrapped, for: node)
        case .dictionary(let entries):
            var result: [ArgumentEntry<Never>] = []
            for entry in entries {
                result.append(
                    ArgumentEntry(entry.key, try encoded(entry.value, as: nil, for: node)))
            }
            return ["as_string_to_argument": .dictionary(result)]
        case .slice, .range, .ellipsis:
            throw refusal(node, "programs have no argument such as \(argument.pythonRepr(\.name))")
        }
    }

    /// Names a value.
    func reference(_ input: Node, for node: Node) throws(ArchiveError) -> Literal {
        let name = Literal.string(name(of: input))
        switch spec(of: input) {
        case .leaf(.tensor): return ["as_tensor": ["name": name]]
        case .leaf(.int), .int: return ["as_sym_int": ["as_name": name]]
        case .leaf(.double): return ["as_sym_float": ["as_name": name]]
        case .leaf(.bool): return ["as_sym_bool": ["as_name": name]]
        default:
            throw refusal(
                input, "its dtype and shape are not known; run shape inference first")
        }
    }

    private static func number(_ value: Double) -> Literal {
        if value.isNaN { return "NaN" }
        return value.isInfinite ? .string(value < 0 ? "-Infinity" : "Infinity") : .double(value)
    }

    private static func device(_ device: Device) -> Literal {
        ["type": .string(device.type), "index": device.index.map { .int($0) } ?? .none]
    }

    /// Writes a graph inside this one.
    private func encoded(
        _ name: SubgraphName, for node: Node
    ) throws(ArchiveError) -> Literal {
        guard let subgraph = graph.subgraph(named: name) else {
            throw refusal(node, "there is no subgraph '\(name)'")
        }
        let encoder = ProgramGraphEncoder(
            subgraph, StateSchema(), nil, source: source, around: values)
        var body = try encoder.encode()
        var inputs: [Literal] = []
        for input in subgraph.placeholders {
            inputs.append(try encoder.reference(input, for: input))
        }
        guard let output = subgraph.outputNode, let result = output.arguments.first else {
            throw refusal(node, "the subgraph '\(name)' has no output")
        }
        var outputs: [Literal] = []
        for value in result.items ?? [result] {
            outputs.append(try encoder.encoded(value, as: nil, for: output))
        }
        body["inputs"] = .list(inputs)
        body["outputs"] = .list(outputs)
        body["is_single_tensor_return"] = .bool(result.items == nil)
        body["custom_obj_values"] = .dictionary([])
        return ["as_graph": ["name": .string(name.text), "graph": body]]
    }

    // MARK: - Lists

    private func encoded(
        _ items: [Argument<Node>], as kind: ArgumentKind?, for node: Node
    ) throws(ArchiveError) -> Literal {
        let element = kind?.element
        if items.isEmpty { return .dictionary([ArgumentEntry(Self.emptyTag(element), .list([]))]) }
        let literals = items.compactMap { $0.literal(as: Never.self) }
        if literals.count == items.count, let result = Self.plain(literals, element) {
            return result
        }
        return try values(items, for: node)
    }

    private static func emptyTag(_ element: ArgumentKind?) -> String {
        switch element?.wrapped {
        case .int: "as_ints"
        case .double: "as_floats"
        case .bool: "as_bools"
        case .string: "as_strings"
        default: "as_tensors"
        }
    }

    /// A list of numbers or texts.
    private static func plain(_ items: [Literal], _ element: ArgumentKind?) -> Literal? {
        if items.allSatisfy({ $0.bool != nil }) { return ["as_bools": .list(items)] }
        let wantsDoubles = element?.wrapped == .double
        if !wantsDoubles, items.allSatisfy({ $0.int != nil }) { return ["as_ints": .list(items)] }
        if items.allSatisfy({ $0.double != nil }) {
            return ["as_floats": .list(items.map { number($0.double ?? 0) })]
        }
        if items.allSatisfy({ $0.string != nil }) { return ["as_strings": .list(items)] }
        let rows = items.compactMap { $0.ints }
        if rows.count == items.count, items.allSatisfy({ $0.items != nil }) {
            return ["as_int_lists": .list(items)]
        }
        return nil
    }

    /// A list with values of the graph in it.
    private func values(
        _ items: [Argument<Node>], for node: Node
    ) throws(ArchiveError) -> Literal {
        if items.allSatisfy({ $0.items != nil }) {
            var rows: [Literal] = []
            for item in items {
                let row = try values(item.items ?? [], for: node)
                rows.append(row["as_tensors"] ?? .list([]))
            }
            return ["as_nested_tensors": .list(rows)]
        }
        var encoded: [ArgumentEntry<Never>] = []
        for item in items {
            guard let entry = try self.encoded(item, as: nil, for: node).tagged else { continue }
            encoded.append(entry)
        }
        let tags = Set(encoded.map(\.key))
        if tags == ["as_tensor"] { return ["as_tensors": .list(encoded.map(\.value))] }
        if tags.isSubset(of: ["as_tensor", "as_none"]) {
            return ["as_optional_tensors": .list(encoded.map { .dictionary([$0]) })]
        }
        for (list, kinds) in Self.symbolic where tags.isSubset(of: kinds) {
            let items = encoded.map { entry in
                entry.key.hasPrefix("as_sym") ? entry.value : .dictionary([entry])
            }
            return .dictionary([ArgumentEntry(list, .list(items))])
        }
        throw refusal(
            node, "programs have no list of \(tags.sorted().joined(separator: " and "))")
    }

    private static let symbolic: [(list: String, kinds: Set<String>)] = [
        ("as_sym_ints", ["as_sym_int", "as_int"]),
        ("as_sym_floats", ["as_sym_float", "as_float"]),
        ("as_sym_bools", ["as_sym_bool", "as_bool"]),
    ]
}

extension ArgumentKind {
    /// The kind behind an `optional`.
    fileprivate var wrapped: ArgumentKind {
        if case .optional(let kind) = self { kind.wrapped } else { self }
    }

    /// The kind of a list's items.
    fileprivate var element: ArgumentKind? {
        if case .list(let kind, _) = wrapped { kind.wrapped } else { nil }
    }
}
