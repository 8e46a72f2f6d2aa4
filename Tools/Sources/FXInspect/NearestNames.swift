// SPDX-License-Identifier: Apache-2.0

/// The known names that somebody may have meant who wrote another one.
public enum NearestNames {
    /// Returns up to three names, the nearest first; none where all are far.
    ///
    /// - Complexity: O(names), for names of a length.
    public static func names(to name: String, among known: some Sequence<String>) -> [String] {
        let limit = max(2, name.utf8.count / 3)
        var found: [(distance: Int, name: String)] = []
        for candidate in known {
            let distance = distance(name, candidate, limit: limit)
            if distance <= limit {
                found.append((distance, candidate))
            } else if isPart(name, of: candidate) {
                found.append((limit + 1, candidate))
            }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3)
            .map(\.name)
    }

    private static func isPart(_ name: String, of other: String) -> Bool {
        name.utf8.count >= 3 && (other.contains(name) || name.contains(other))
    }

    /// The number of letters to insert, erase or replace; some number above the limit where it is
    /// more.
    private static func distance(_ a: String, _ b: String, limit: Int) -> Int {
        let (first, second) = (Array(a.lowercased().utf8), Array(b.lowercased().utf8))
        if abs(first.count - second.count) > limit { return limit + 1 }
        var row = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in second.enumerated() {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[second.count]
    }
}
