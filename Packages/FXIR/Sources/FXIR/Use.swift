// SPDX-License-Identifier: Apache-2.0

/// One place where a node's value is used: `x + x` has one user and two uses.
public struct Use: Hashable {
    /// The node whose argument it is.
    public let user: Node

    /// The slot in the graph's operand pool.
    let slot: Int32
}
