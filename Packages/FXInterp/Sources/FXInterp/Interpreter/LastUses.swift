// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// After which node a value is not needed any more.
enum LastUses {
    /// Returns the positions of the values whose last user a node is, one run of positions after
    /// the other, and where the run of each node ends. A value that nobody uses ends with its own
    /// node; the output's value does not end.
    ///
    /// - Complexity: O(nodes + uses).
    static func compute(
        _ entries: [GraphProgram.Entry]
    ) -> (ends: [Int32], positions: [Int32]) {
        var lastUser = [Int32](repeating: -1, count: entries.count)
        for (position, entry) in entries.enumerated() {
            if entry.operation != .output { lastUser[position] = Int32(position) }
            entry.forEachInput { lastUser[$0] = Int32(position) }
        }
        // Counting sort by the last user.
        var ends = [Int32](repeating: 0, count: entries.count)
        for user in lastUser where user >= 0 { ends[Int(user)] += 1 }
        var sum: Int32 = 0
        for index in ends.indices {
            (ends[index], sum) = (sum, sum + ends[index])
        }
        var positions = [Int32](repeating: 0, count: Int(sum))
        for (position, user) in lastUser.enumerated() where user >= 0 {
            positions[Int(ends[Int(user)])] = Int32(position)
            ends[Int(user)] += 1
        }
        return (ends, positions)
    }
}

extension GraphProgram.Entry {
    /// Calls a closure with the position of each input.
    func forEachInput(_ body: (Int) -> Void) {
        for argument in arguments { argument.forEachLeaf(body) }
        for entry in keywords.entries { entry.value.forEachLeaf(body) }
    }
}
