// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a fixture has of a tensor, and of a number that only a run tells.
public protocol RecordedLeaf {
    /// Reads what stands behind the dtype, from the extents on: `[2, 3]`.
    init(tensorOf dtype: DType, from text: inout RecordedText) throws

    /// Reads what stands behind a `$`.
    init(numberFrom text: inout RecordedText) throws
}

extension RecordedText {
    /// Reads the arguments of a call, from the parenthesis that opens to the one that closes.
    public mutating func arguments<Leaf: RecordedLeaf>(
        of _: Leaf.Type = Leaf.self
    ) throws -> (arguments: [Argument<Leaf>], keywords: KeywordArguments<Leaf>) {
        var arguments: [Argument<Leaf>] = []
        var keywords = KeywordArguments<Leaf>()
        try expect("(")
        while !accept(")") {
            if let name = keyword() {
                keywords.entries.append(ArgumentEntry(name, try value()))
            } else {
                arguments.append(try value())
            }
            skipComma()
        }
        return (arguments, keywords)
    }

    /// Reads a value.
    public mutating func value<Leaf: RecordedLeaf>() throws -> Argument<Leaf> {
        if accept("[") { return .list(try items(until: "]") { text in try text.value() }) }
        if accept("(") { return .tuple(try items(until: ")") { text in try text.value() }) }
        if accept("$") { return .leaf(try Leaf(numberFrom: &self)) }
        if let string = try string() { return .string(string) }
        let start = self
        let word = word()
        if let dtype = Self.dtypes[word] { return .leaf(try Leaf(tensorOf: dtype, from: &self)) }
        if let literal = Self.literal(word) { return literal.widened() }
        throw start.unreadable
    }

    /// Reads what commas separate.
    mutating func items<Item>(
        until end: StaticString, _ item: (inout RecordedText) throws -> Item
    ) throws -> [Item] {
        var result: [Item] = []
        while !accept(end) {
            result.append(try item(&self))
            skipComma()
        }
        return result
    }

    private static let dtypes = Dictionary(
        uniqueKeysWithValues: DType.allCases.map { ($0.abbreviation, $0) })

    private static func literal(_ word: String) -> Literal? {
        switch word {
        case "None": return Literal.none
        case "True": return true
        case "False": return false
        default: break
        }
        if let value = Int(word) { return .int(value) }
        if let value = Double(word) { return .double(value) }
        let parts = word.split(separator: ":", maxSplits: 1)
        guard let text = parts.last, parts.count == 2 else { return named(word) }
        switch parts[0] {
        case "float": return Double(text).map { .double($0) }
        case "device": return .device(Device(String(text)))
        case "complex":
            let numbers = text.split(separator: ":").compactMap { Double($0) }
            return numbers.count == 2 ? .complex(real: numbers[0], imaginary: numbers[1]) : nil
        default: return nil
        }
    }

    private static func named(_ word: String) -> Literal? {
        guard word.hasPrefix("torch.") else { return nil }
        let name = String(word.dropFirst("torch.".count))
        if let dtype = DType(rawValue: name) { return .dtype(dtype) }
        if let format = MemoryFormat(rawValue: name) { return .memoryFormat(format) }
        return TensorLayout(rawValue: name).map { .layout($0) }
    }
}
