// SPDX-License-Identifier: Apache-2.0

/// Strings by number, each kept once.
///
/// Strings that are equal to Swift but made of other bytes, such as the two ways of writing `é`,
/// stay apart: what goes in comes out.
struct TextTable: Sendable {
    private var texts: [String] = []
    private var indices: [String: Int64] = [:]

    mutating func intern(_ text: String) -> Int64 {
        if let index = indices[text], texts[Int(index)].utf8.elementsEqual(text.utf8) {
            return index
        }
        let index = Int64(texts.count)
        texts.append(text)
        indices[text] = index
        return index
    }

    subscript(index: Int64) -> String { texts[Int(index)] }
}
