// SPDX-License-Identifier: Apache-2.0

import FXCore

/// One function of FXTensor: how it is called in Swift, and what it records.
struct SwiftSpelling: Sendable {
    /// What stands before the arguments: `torch.sum`, or `sum` of a method.
    var name: String
    var isMethod: Bool
    var parameters: [SwiftParameter]
    /// Keywords that are recorded always, with their values as Python writes them.
    var constants: [String: String] = [:]
    var result: SwiftType

    /// Reads `torch.sum|T dim:I keepdim:b?=|T`.
    fileprivate init?(_ fields: [Substring], isMethod: Bool) {
        guard fields.count == 3 else { return nil }
        name = String(fields[0])
        self.isMethod = isMethod
        let entries = fields[1].split(separator: " ")
        parameters = entries.filter { !$0.hasPrefix("!") }.compactMap(SwiftParameter.init)
        for entry in entries where entry.hasPrefix("!") {
            let sides = entry.dropFirst().split(separator: ":")
            if sides.count == 2 { constants[String(sides[0])] = String(sides[1]) }
        }
        switch fields[2] {
        case "L": result = .list
        case "P": result = .pair
        default: result = .tensor
        }
    }
}

/// A parameter of a function of FXTensor.
struct SwiftParameter: Sendable {
    enum Kind: Character, Sendable {
        case tensor = "T"
        case int = "i"
        case bool = "b"
        case double = "d"
        case string = "s"
        case dtype = "y"
        case scalar = "S"
        case ints = "I"
        case pair = "P"
        case triple = "Q"
        case tensors = "L"
        case variadicTensors = "V"
        case size = "N"
        case variadicSizes = "M"
        case sizes = "R"
        case variadicInts = "W"
        case memoryFormat = "m"
        case doubles = "D"
    }

    var kind: Kind
    /// The label with its colon; empty where there is none.
    var label: String
    /// The keyword under which it is recorded; nil where it is recorded by position.
    var keyword: String?
    var isOptional: Bool
    var hasDefault: Bool

    var isVariadic: Bool {
        kind == .variadicTensors || kind == .variadicSizes || kind == .variadicInts
    }

    /// Reads `keepdim:b?=`.
    init?(_ text: Substring) {
        let sides = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = sides[0].split(separator: ":", maxSplits: 1)
        guard let code = parts.last, let first = code.first, let kind = Kind(rawValue: first)
        else { return nil }
        self.kind = kind
        let name = parts.count > 1 ? String(parts[0]) : ""
        label = name.isEmpty ? "" : name + ": "
        let keyword = sides.count > 1 ? String(sides[1]) : Self.snakeCase(name)
        self.keyword = keyword.isEmpty ? nil : keyword
        isOptional = code.contains("?")
        hasDefault = code.hasSuffix("=")
    }

    private static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
    }
}

extension SwiftSpelling {
    /// The functions that record a call, in the order of the table.
    static func all(of callee: Callee) -> [SwiftSpelling] {
        switch callee {
        case .function(let function): spellings(function.qualifiedName, isMethod: false)
        case .method(let method): spellings("method " + method.text, isMethod: true)
        }
    }

    private static func spellings(_ key: String, isMethod: Bool) -> [SwiftSpelling] {
        (lines[key] ?? []).compactMap { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            // Some functions are recorded by what methods of a tensor do.
            let isOwn = isMethod || !fields[1].contains(".")
            return SwiftSpelling(Array(fields.dropFirst()), isMethod: isOwn)
        }
    }

    private static let lines = Dictionary(
        grouping: SwiftSpellingText.lines.split(separator: "\n")
    ) { String($0.prefix { $0 != "|" }) }
}
