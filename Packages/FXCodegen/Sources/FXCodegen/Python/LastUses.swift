// SPDX-License-Identifier: Apache-2.0

import FXIR

/// After which node each value is needed no more, as lists threaded through two tables.
struct LastUses {
    /// The first value that a node is the last to use; -1 where there is none.
    private var heads: [Int32]
    /// The value after one in such a list, in the order in which a walk from the end meets them.
    private var followers: [Int32]

    /// - Complexity: O(nodes + uses).
    init(_ reader: GraphReader) {
        heads = [Int32](repeating: -1, count: reader.idLimit)
        followers = [Int32](repeating: -1, count: reader.idLimit)
        var isSeen = [Bool](repeating: false, count: reader.idLimit)
        var user = reader.last
        while user >= 0 {
            let run = reader.arguments(of: user)
            var tail: Int32 = -1
            for index in run.start..<run.end {
                let value = reader.nodeID(at: index)
                if value < 0 || isSeen[Int(value)] { continue }
                isSeen[Int(value)] = true
                if tail < 0 { heads[Int(user)] = value } else { followers[Int(tail)] = value }
                tail = value
            }
            user = reader.previous(of: user)
        }
    }

    /// The first value that nobody needs after a node; -1 where there is none.
    func first(after id: Int32) -> Int32 { heads[Int(id)] }

    /// The next one in the list.
    func next(after value: Int32) -> Int32 { followers[Int(value)] }
}
