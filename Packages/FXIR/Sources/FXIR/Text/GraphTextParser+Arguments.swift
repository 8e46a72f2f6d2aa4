// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextParser {
    /// Reads a value in which nodes may stand.
    mutating func parseArgument() throws(GraphTextError) -> Argument<Node> {
        try parseValue { parser throws(GraphTextError) in
            parser.scanner.peek() == UInt8(ascii: "%") ? try parser.parseUse() : nil
        }
    }

    /// Reads the arguments of a call, behind the opening parenthesis.
    mutating func parseArguments(
        _ arguments: inout [Argument<Node>], _ keywords: inout [ArgumentEntry<Node>]
    ) throws(GraphTextError) {
        var (positional, named) = (arguments, keywords)
        try parseItems(upTo: ")", "an argument") { parser throws(GraphTextError) in
            parser.scanner.skipBlanks()
            let start = parser.scanner.position
            if let key = try parser.parseKeyword() {
                if named.contains(where: { $0.key == key }) {
                    throw parser.scanner.error(.duplicateKeyword(key), at: start)
                }
                named.append(ArgumentEntry(key, try parser.parseArgument()))
            } else {
                let value = try parser.parseArgument()
                if !named.isEmpty {
                    throw parser.scanner.error(.positionalAfterKeyword, at: start)
                }
                positional.append(value)
            }
        }
        (arguments, keywords) = (positional, named)
    }

    /// Reads `key=`, where that is next.
    private mutating func parseKeyword() throws(GraphTextError) -> String? {
        let start = scanner.position
        var key = scanner.word()
        if key == nil { key = try scanner.string() }
        if key != nil, scanner.accept("=") { return key }
        scanner.position = start
        return nil
    }
}

// MARK: - Values

extension GraphTextParser {
    /// Reads the leaf that is next, or nothing where none is.
    typealias LeafReader<Leaf> = (inout GraphTextParser) throws(GraphTextError) -> Leaf?

    /// Reads a value with leaves of any kind.
    mutating func parseValue<Leaf>(
        _ readLeaf: LeafReader<Leaf>
    ) throws(GraphTextError) -> Argument<Leaf> {
        try nested { parser throws(GraphTextError) in
            if let leaf = try readLeaf(&parser) { return .leaf(leaf) }
            if let number = try parser.scanner.number() { return number.widened() }
            if let text = try parser.scanner.string() { return .string(text) }
            if parser.scanner.accept(marks: "...") { return .ellipsis }
            if parser.scanner.accept("[") {
                return .list(try parser.parseValues(upTo: "]", readLeaf).items)
            }
            if parser.scanner.accept("(") { return try parser.parseTuple(readLeaf) }
            if parser.scanner.accept("{") { return try parser.parseDictionary(readLeaf) }
            let start = parser.scanner.position
            if parser.scanner.accept(word: "slice") {
                return try parser.parseSlice(readLeaf)
            }
            if let literal = try parser.parseWordLiteral() { return literal.widened() }
            parser.scanner.position = start
            throw parser.scanner.unexpected("a value")
        }
    }

    private mutating func parseValues<Leaf>(
        upTo end: Unicode.Scalar, _ readLeaf: LeafReader<Leaf>
    ) throws(GraphTextError) -> (items: [Argument<Leaf>], hasComma: Bool) {
        var items: [Argument<Leaf>] = []
        let hasComma = try parseItems(upTo: end, "a value") { parser throws(GraphTextError) in
            items.append(try parser.parseValue(readLeaf))
        }
        return (items, hasComma)
    }

    /// Reads a tuple; one value needs a comma behind it, so that nobody takes it for a number in
    /// parentheses.
    private mutating func parseTuple<Leaf>(
        _ readLeaf: LeafReader<Leaf>
    ) throws(GraphTextError) -> Argument<Leaf> {
        let (items, hasComma) = try parseValues(upTo: ")", readLeaf)
        if items.count == 1, !hasComma {
            throw scanner.error(
                .unexpected(found: "')'", expected: "',': a tuple of one is (value,)"),
                at: scanner.position - 1)
        }
        return .tuple(items)
    }

    private mutating func parseSlice<Leaf>(
        _ readLeaf: LeafReader<Leaf>
    ) throws(GraphTextError) -> Argument<Leaf> {
        try scanner.expect("(")
        let start = try parseValue(readLeaf)
        try scanner.expect(",")
        let stop = try parseValue(readLeaf)
        try scanner.expect(",")
        let step = try parseValue(readLeaf)
        try scanner.expect(")")
        return .slice(start: start, stop: stop, step: step)
    }

    private mutating func parseDictionary<Leaf>(
        _ readLeaf: LeafReader<Leaf>
    ) throws(GraphTextError) -> Argument<Leaf> {
        var entries: [ArgumentEntry<Leaf>] = []
        // By bytes: two ways of writing `é` are two keys.
        var keys: Set<[UInt8]> = []
        try parseItems(upTo: "}", "a key in quotes") { parser throws(GraphTextError) in
            parser.scanner.skipBlanks()
            let start = parser.scanner.position
            guard let key = try parser.scanner.string() else {
                throw parser.scanner.unexpected("a key in quotes")
            }
            if !keys.insert(Array(key.utf8)).inserted {
                throw parser.scanner.error(.duplicateKey(key), at: start)
            }
            try parser.scanner.expect(":")
            entries.append(ArgumentEntry(key, try parser.parseValue(readLeaf)))
        }
        return .dictionary(entries)
    }
}
