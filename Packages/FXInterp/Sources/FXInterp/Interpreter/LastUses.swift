// SPDX-License-Identifier: Apache-2.0

import FXIR

/// After which node a value is not needed any more.
enum LastUses {
    /// Returns, for each node, the ids of the values whose last user it is. A value that nobody
    /// uses ends with its own node.
    ///
    /// - Complexity: O(nodes + uses).
    static func compute(_ nodes: [Node]) -> [[Int32]] {
        var seen = Set<Int32>(minimumCapacity: nodes.count)
        var result = [[Int32]](repeating: [], count: nodes.count)
        for (index, node) in nodes.enumerated().reversed() {
            if node.opcode != .output, seen.insert(node.id).inserted {
                result[index].append(node.id)
            }
            for input in node.inputs where seen.insert(input.id).inserted {
                result[index].append(input.id)
            }
        }
        return result
    }
}
