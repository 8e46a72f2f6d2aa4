// SPDX-License-Identifier: Apache-2.0

/// What a program says of its tensors, by name.
///
/// Of some hundred texts a few are different, as layers repeat: each of those is parsed once.
final class TensorMetas {
    private let document: JSONDocument
    private let entries: [String: Range<Int>]
    private var known: [Key: ProgramValue] = [:]

    /// A text, and whether it is of a parameter.
    private struct Key: Hashable {
        let text: ArraySlice<UInt8>
        let isParameter: Bool

        func hash(into hasher: inout Hasher) {
            text.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    /// The entries of a document's long object; nil where it has none.
    init?(_ document: JSONDocument) {
        guard let entries = document.entries() else { return nil }
        self.document = document
        self.entries = entries
    }

    /// What is known of a tensor; nil where the program has none of the name.
    ///
    /// - Parameter read: Reads what is met for the first time.
    func value(
        named name: String, _ isParameter: Bool,
        _ read: (JSONCursor) throws(ArchiveError) -> ProgramValue
    ) throws(ArchiveError) -> ProgramValue? {
        guard let range = entries[name] else { return nil }
        let key = Key(text: document.text(range), isParameter: isParameter)
        if let value = known[key] { return value }
        let value = try document.readEntry(name, at: range, read)
        known[key] = value
        return value
    }
}
