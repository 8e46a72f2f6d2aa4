// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The number of letters to change, add or remove to get another text.
    ///
    /// - Complexity: O(n m).
    func distance(to other: String) -> Int {
        let letters = Array(other)
        var row = Array(0...letters.count)
        for (index, letter) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in letters.indices {
                let replaced = diagonal + (letter == letters[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[letters.count]
    }

    /// The names that are most like a text, best first: those that begin or end like it, and those
    /// of which it differs by a third of its letters at most.
    func nearest(of names: [String], limit: Int = 3) -> [String] {
        let scored = names.compactMap { name -> (Int, String)? in
            let distance = distance(to: name)
            if distance <= max(2, count / 3) { return (distance, name) }
            return count > 2 && name.contains(self) ? (count + distance, name) : nil
        }
        return scored.sorted { $0 < $1 }.prefix(limit).map(\.1)
    }
}
