// SPDX-License-Identifier: Apache-2.0

import FXIR

/// Where a long body is cut: near the limit, at the place that the fewest values pass.
struct SwiftCuts {
    /// How many values are made before a statement and used by it or behind it.
    private let crossings: [Int]

    init(_ reader: GraphReader, _ statements: [SwiftStatement]) {
        var makers = [Int32](repeating: -1, count: reader.idLimit)
        var lastUses = makers
        for (index, statement) in statements.enumerated() {
            makers[Int(statement.id)] = Int32(index)
            let run = reader.arguments(of: statement.id)
            for slot in run.start..<run.end {
                let value = reader.nodeID(at: slot)
                if value >= 0 { lastUses[Int(value)] = Int32(index) }
            }
        }
        var changes = [Int](repeating: 0, count: statements.count + 2)
        for statement in statements {
            let (made, used) = (Int(makers[Int(statement.id)]), Int(lastUses[Int(statement.id)]))
            if used <= made { continue }
            changes[made + 1] += 1
            changes[used + 1] -= 1
        }
        var sum = 0
        crossings = changes.map { change in
            sum += change
            return sum
        }
    }

    /// The statements of each part; the last statement, which returns, is in none.
    ///
    /// - Parameters:
    ///   - start: The first statement of the first part.
    ///   - limit: About how many statements a part has.
    func parts(from start: Int, limit: Int) -> [Range<Int>] {
        let end = crossings.count - 3
        var parts: [Range<Int>] = []
        var start = start
        while end - start > limit + limit / 2 {
            let candidates = (start + max(1, limit / 2))...(start + limit + limit / 2)
            let cut = candidates.min { one, other in
                let (few, more) = (crossings[one], crossings[other])
                return few != more
                    ? few < more : abs(one - start - limit) < abs(other - start - limit)
            }
            parts.append(start..<(cut ?? start + limit))
            start = cut ?? start + limit
        }
        if start < end { parts.append(start..<end) }
        return parts
    }
}
