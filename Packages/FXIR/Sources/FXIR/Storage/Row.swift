// SPDX-License-Identifier: Apache-2.0

/// What a graph stores of one node, apart from its arguments.
///
/// Links are ids of nodes or slots; -1 says that there is none.
struct Row: Sendable, Hashable {
    var operation: Int32
    var name: NodeName
    var operands: OperandRange

    /// The neighbours in execution order. An erased node keeps them, so that an iteration that
    /// stands on it finds its way.
    var next: Int32 = -1
    var previous: Int32 = -1

    /// The neighbours among the nodes of the same operation.
    var nextSame: Int32 = -1
    var previousSame: Int32 = -1

    /// The ends of the list of slots that use this node.
    var firstUse: Int32 = -1
    var lastUse: Int32 = -1

    /// Grows along the execution order; comparing two nodes compares these.
    var order: Int64 = 0
    var isErased = false
}
