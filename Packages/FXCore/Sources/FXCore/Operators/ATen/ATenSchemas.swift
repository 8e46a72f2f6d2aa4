// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The schemas of ATen, embedded as text.
///
/// Nothing happens until a name is asked for: then one scan finds the lines, a binary search the
/// name, and the schema is parsed and kept.
enum ATenSchemas {
    /// The names of all overloads, such as `aten.add.Tensor`, ordered by name.
    static var names: [String] { (0..<index.count).map { "aten." + name(at: $0) } }

    /// The schema of a name such as `add.Tensor`, with its effects and rule.
    ///
    /// - Complexity: O(log n) once, then that of a dictionary.
    static func schema(named name: String) -> OperatorSchema? {
        if let known = parsed.withLock({ $0[name] }) { return known }
        let base = name.prefix { $0 != "." }
        guard let line = lines(of: base).first(where: { self.name(at: $0) == name }) else {
            return nil
        }
        return schema(at: line, name)
    }

    /// The schemas of a base name such as `add`, the default first, those with `out` last.
    static func overloads(of base: some StringProtocol) -> [OperatorSchema] {
        lines(of: base).compactMap { line in
            let name = name(at: line)
            return parsed.withLock({ $0[name] }) ?? schema(at: line, name)
        }
    }

    private static func schema(at line: Int, _ name: String) -> OperatorSchema? {
        let text = text(at: line)
        var tags: OperatorTags = []
        for letter in text.prefix(while: { $0 != space }) {
            if let tag = OperatorTags(letter: letter) { tags.insert(tag) }
        }
        let notation = String(decoding: text.drop { $0 != space }.dropFirst(), as: UTF8.self)
        guard var schema = try? OperatorSchema(parsing: "aten::" + notation) else { return nil }
        schema.noteEffects(tags)
        schema.rule = InferenceRule.ofATen(schema)
        schema.noteSpellings()
        parsed.withLock { [schema] in $0[name] = schema }
        return schema
    }

    private static let parsed = Mutex<[String: OperatorSchema]>([:])

    // MARK: - Lines

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    private static var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Where each line starts.
    private static let index: [Int32] = {
        var result: [Int32] = [0]
        result.reserveCapacity(4096)
        let all = bytes
        for position in all.indices where all[position] == newline {
            result.append(Int32(position + 1))
        }
        return result
    }()

    private static func text(at line: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        let end = line + 1 < index.count ? Int(index[line + 1]) - 1 : bytes.count
        return bytes[Int(index[line])..<end]
    }

    /// The name of a line with its overload, `default` where the schema has none.
    private static func name(at line: Int) -> String {
        let name = text(at: line).drop { $0 != space }.dropFirst().prefix {
            $0 != UInt8(ascii: "(")
        }
        let text = String(decoding: name, as: UTF8.self)
        return name.contains(UInt8(ascii: ".")) ? text : text + ".default"
    }

    private static func base(at line: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        text(at: line).drop { $0 != space }.dropFirst().prefix {
            $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ".")
        }
    }

    /// The lines of a base name.
    private static func lines(of base: some StringProtocol) -> Range<Int> {
        let start = firstLine { $0.lexicographicallyPrecedes(base.utf8) }
        var end = start
        while end < index.count, self.base(at: end).elementsEqual(base.utf8) { end += 1 }
        return start..<end
    }

    /// The first line whose base name does not satisfy a predicate that holds for a prefix.
    private static func firstLine(
        after precedes: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool
    ) -> Int {
        var (low, high) = (0, index.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(base(at: middle)) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
