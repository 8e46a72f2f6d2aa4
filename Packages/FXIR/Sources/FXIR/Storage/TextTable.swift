// SPDX-License-Identifier: Apache-2.0

/// Strings by number, each kept once.
struct TextTable: Sendable {
    private var texts: [String] = []
    private var indices: [String: Int64] = [:]

    mutating func intern(_ text: String) -> Int64 {
        if let index = indices[text] { return index }
        let index = Int64(texts.count)
        texts.append(text)
        indices[text] = index
        return index
    }

    subscript(index: Int64) -> String { texts[Int(index)] }
}
