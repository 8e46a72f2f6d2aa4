// SPDX-License-Identifier: Apache-2.0

extension GraphTextError: CustomStringConvertible {
    public var description: String {
        var text = "line \(line), column \(column): \(reason)\n"
        if let lineText {
            text += "  \(lineText)\n  \(String(repeating: " ", count: column - 1))^\n"
        }
        return text + "  " + reason.wayOut
    }
}

extension GraphTextError.Reason: CustomStringConvertible {
    /// What is wrong, in lower case and without a full stop.
    public var description: String {
        switch self {
        case .unexpected(let found, let expected): "found \(found), expected \(expected)"
        case .unknownName(let name): "%\(name) is used, but no line above defines it"
        case .duplicateName(let name): "%\(name) is defined twice"
        case .reservedName(let name, _): "no node can be called %\(name)"
        case .unknownOpcode(let word): "found '\(word)', expected an opcode"
        case .unknownSubgraph(let name): "the graph has no subgraph '\(name)' above"
        case .duplicateSubgraph(let name): "subgraph '\(name)' is defined twice"
        case .duplicateKeyword(let key): "keyword argument '\(key)' is given twice"
        case .duplicateKey(let key): "key '\(key)' is given twice"
        case .positionalAfterKeyword: "a positional argument follows a keyword argument"
        case .afterOutput(let found): "found \(found) after the output, expected '}'"
        case .noOutput: "the graph ends without an output"
        case .numberTooLarge(let digits): "the number \(digits) is too large"
        case .illegalEscape(let escape): "'\(escape)' is no escape"
        case .unfinishedString: "the string has no end in its line"
        case .tooDeep(let limit): "there are more than \(limit) levels"
        case .tooManyTerms(let limit): "a dimension has more than \(limit) terms"
        case .wrongByteCount(let spec, let count): "\(count) bytes make no tensor of \(spec)"
        case .refused(let error): error.description
        }
    }

    /// What to do about it.
    public var wayOut: String {
        switch self {
        case .unexpected(let found, _):
            Self.spellings[found] ?? "docs/graph-text.md has the grammar."
        case .unknownName: "A node is used below the line that defines it."
        case .duplicateName: "Give each node a name of its own."
        case .reservedName(_, let instead):
            "Generated Python needs the name, or it starts with a digit; write %\(instead)."
        case .unknownOpcode:
            "Opcodes are " + Opcode.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .unknownSubgraph: "Subgraphs stand before the nodes: graph name(%x) { ... }"
        case .duplicateSubgraph: "Give each subgraph a name of its own."
        case .duplicateKeyword, .duplicateKey: "Keep one of the two."
        case .positionalAfterKeyword: "Write positional arguments first."
        case .afterOutput: "The output is the last node."
        case .noOutput:
            "End it with 'return' and a value, or with 'no output' where there is none yet."
        case .numberTooLarge: "Integers have 64 bits; write inf for what is beyond all doubles."
        case .illegalEscape: "Escapes are \\n, \\r, \\t, \\\", \\\\ and \\u{1f600}."
        case .unfinishedString: "End it with '\"'; a newline in it is written \\n."
        case .tooDeep: "Compute the value by nodes."
        case .tooManyTerms: "Give the dimension a symbol of its own."
        case .wrongByteCount: "Two hexadecimal digits stand for each byte of each element."
        case .refused: "Correct the node."
        }
    }

    /// Python's and Swift's words for what is spelled otherwise here.
    private static let spellings = [
        "'None'": "Write none.", "'True'": "Write true.", "'False'": "Write false.",
        "'nil'": "Write none.", "'Ellipsis'": "Write three dots.",
        "'''": "Strings stand in double quotes.",
    ]
}
