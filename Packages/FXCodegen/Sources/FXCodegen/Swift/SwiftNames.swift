// SPDX-License-Identifier: Apache-2.0

import FXIR

/// The names of values in generated Swift: the nodes' own where Swift allows them.
struct SwiftNames {
    private let reader: GraphReader
    /// What stands for a name without a number, by its base.
    private let bareTexts: [String]
    /// The bases of the names.
    private let bases: [String]

    init(_ reader: GraphReader) {
        self.reader = reader
        bases = reader.nameBases
        bareTexts = bases.map { base in
            if SwiftIdentifier.isKeyword(base) { return "`\(base)`" }
            var text = base
            while SwiftIdentifier.isTaken(text) || text != base && reader.hasName(text) {
                text += "_"
            }
            return text
        }
    }

    /// Appends the name of a node's value.
    func append(_ id: Int32, to text: inout TextBuffer) {
        let name = reader.name(of: id)
        if name.number < 0 {
            text += bareTexts[name.base]
        } else {
            text += bases[name.base]
            text.append("_")
            text.append(name.number)
        }
    }

    /// The name of a node's value.
    func name(of id: Int32) -> String {
        var text = TextBuffer()
        append(id, to: &text)
        return text.text
    }
}
