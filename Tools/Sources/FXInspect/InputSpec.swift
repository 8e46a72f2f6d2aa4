// SPDX-License-Identifier: Apache-2.0

public import FX

/// What somebody says of an input: `x=f32[1, 3, 224, 224]`, `ids=i64[batch, 128]`, `n=3`.
public struct InputSpec: Hashable, Sendable {
    public let name: String
    public let value: ValueSpec

    public init(name: String, value: ValueSpec) {
        self.name = name
        self.value = value
    }

    /// Reads a name and a dtype with extents, or a number; extents may be names.
    ///
    /// - Throws: ``InspectionError/malformedInput(_:)``.
    public init(_ text: String) throws(InspectionError) {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let value = Self.value(parts[1]) else {
            throw .malformedInput(text)
        }
        name = String(parts[0]).trimmed
        self.value = value
    }

    private static func value(_ text: Substring) -> ValueSpec? {
        let text = String(text).trimmed
        if let number = Int(text) { return .int(.known(number)) }
        if text == "float" { return .double }
        if text == "bool" { return .bool }
        guard let open = text.firstIndex(of: "["), text.hasSuffix("]") else { return nil }
        let name = text[..<open]
        guard
            let dtype = DType.allCases.first(where: { $0.abbreviation == name })
                ?? DType(rawValue: String(name))
        else { return nil }
        var extents: [Dimension] = []
        let list = text[text.index(after: open)...].dropLast()
        for word in list.split(separator: ",", omittingEmptySubsequences: false) {
            let word = String(word).trimmed
            if word.isEmpty, list.allSatisfy({ $0 == " " }) { break }
            guard let extent = extent(word) else { return nil }
            extents.append(extent)
        }
        return .tensor(TensorSpec(dtype, Shape(extents)))
    }

    private static func extent(_ word: String) -> Dimension? {
        if let number = Int(word) { return number >= 0 ? .known(number) : nil }
        let isName = word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        // A number of too many digits is no name.
        guard isName, let first = word.first, !first.isNumber else { return nil }
        return .symbolic(.symbol(word))
    }
}

extension String {
    /// The text without blanks at its ends.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
