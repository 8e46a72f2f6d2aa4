// SPDX-License-Identifier: Apache-2.0

@testable import FXSerialize

/// Checks documents against the part of JSON Schema that docs/format.schema.json uses.
///
/// A keyword that it does not know is a problem: no rule of the schema goes unchecked.
struct JSONSchemaChecker {
    /// The definitions of the schema, by name.
    private let definitions: [String: JSONCursor]
    private let schema: JSONCursor

    init(_ schema: JSONCursor) {
        self.schema = schema
        definitions = Self.entries(schema.optional("$defs"))
    }

    /// What is wrong with a document, each with its place; empty where nothing is.
    func problems(of value: JSONCursor) -> [String] { problems(of: value, by: schema) }

    private static func entries(_ object: JSONCursor?) -> [String: JSONCursor] {
        Dictionary(
            uniqueKeysWithValues: (object?.children ?? []).map { ($0.keyText, $0) })
    }

    private func problems(of value: JSONCursor, by schema: JSONCursor) -> [String] {
        schema.children.flatMap { rule in
            problems(of: value, by: rule, in: schema).map { "\(value.place): \($0)" }
        }
    }

    private func problems(
        of value: JSONCursor, by rule: JSONCursor, in schema: JSONCursor
    ) -> [String] {
        switch rule.keyText {
        case "$schema", "title", "description", "$defs": return []
        case "$ref":
            let name = String((rule.string ?? "").dropFirst("#/$defs/".count))
            guard let definition = definitions[name] else { return ["no definition \(name)"] }
            return problems(of: value, by: definition)
        case "anyOf", "oneOf": return alternatives(value, rule)
        case "const", "enum", "type", "pattern", "minimum": return plain(value, rule)
        case "items", "prefixItems", "minItems", "maxItems": return array(value, rule, schema)
        default: return object(value, rule, schema)
        }
    }

    private func alternatives(_ value: JSONCursor, _ rule: JSONCursor) -> [String] {
        let found = rule.children.map { problems(of: value, by: $0) }
        let count = found.count(where: \.isEmpty)
        let isRight = rule.keyText == "anyOf" ? count > 0 : count == 1
        return isRight ? [] : ["\(count) of \(found.count) fit: \(found)"]
    }

    // MARK: - Values

    private func plain(_ value: JSONCursor, _ rule: JSONCursor) -> [String] {
        let isRight: Bool
        switch rule.keyText {
        case "const": isRight = value.text == rule.text
        case "enum": isRight = rule.children.contains { $0.text == value.text }
        case "type":
            let names = rule.string.map { [$0] } ?? rule.children.compactMap(\.string)
            isRight = names.contains { Self.isOfType(value, $0) }
        case "pattern":
            guard let text = value.string else { return [] }
            isRight = (try? Regex(rule.string ?? "").wholeMatch(in: text)) != nil
        default: isRight = (value.int ?? 0) >= (rule.int ?? 0)
        }
        return isRight ? [] : ["breaks \(rule.keyText) \(Self.text(rule)): \(Self.text(value))"]
    }

    private static func text(_ value: JSONCursor) -> String {
        String(decoding: value.text.dropLast(), as: UTF8.self)
    }

    private static func isOfType(_ value: JSONCursor, _ name: String) -> Bool {
        switch name {
        case "null": value.isNull
        case "boolean": value.bool != nil
        case "integer": value.int != nil
        case "number": value.int != nil || value.double != nil
        case "string": value.string != nil
        case "array": (try? value.items()) != nil
        default: value.isObject
        }
    }

    // MARK: - Containers

    private func array(
        _ value: JSONCursor, _ rule: JSONCursor, _ schema: JSONCursor
    ) -> [String] {
        guard let items = try? value.items() else { return [] }
        switch rule.keyText {
        case "items": return items.flatMap { problems(of: $0, by: rule) }
        case "prefixItems":
            return zip(items, rule.children).flatMap { problems(of: $0, by: $1) }
        case "minItems": return items.count >= rule.int ?? 0 ? [] : ["too few items"]
        default: return items.count <= rule.int ?? 0 ? [] : ["too many items"]
        }
    }

    private func object(
        _ value: JSONCursor, _ rule: JSONCursor, _ schema: JSONCursor
    ) -> [String] {
        guard value.isObject else { return [] }
        let own = Self.entries(value)
        switch rule.keyText {
        case "properties":
            return rule.children.flatMap { entry in
                own[entry.keyText].map { problems(of: $0, by: entry) } ?? []
            }
        case "additionalProperties":
            let known = Self.entries(schema.optional("properties"))
            return own.keys.filter { known[$0] == nil }.map { "the key '\($0)' is not allowed" }
        case "required":
            return rule.children.compactMap(\.string).filter { own[$0] == nil }
                .map { "the key '\($0)' is missing" }
        case "dependentRequired":
            return rule.children.filter { own[$0.keyText] != nil }
                .flatMap { $0.children.compactMap(\.string) }.filter { own[$0] == nil }
                .map { "the key '\($0)' is missing" }
        case "minProperties": return own.count >= rule.int ?? 0 ? [] : ["too few keys"]
        case "maxProperties": return own.count <= rule.int ?? 0 ? [] : ["too many keys"]
        default: return ["the schema has a rule that is not known: \(rule.keyText)"]
        }
    }
}
