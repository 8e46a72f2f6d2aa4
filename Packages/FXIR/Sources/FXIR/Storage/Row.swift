// SPDX-License-Identifier: Apache-2.0

/// What a graph stores of one node, apart from its arguments.
///
/// Links are ids of nodes or slots; -1 says that there is none.
struct Row: Sendable, Hashable {
    /// The index of the operation; the sign bit says that the node is erased, so that a row takes
    /// 56 bytes and not 64.
    private var bits: UInt32
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

    init(operation: Int32, name: NodeName, operands: OperandRange) {
        bits = UInt32(bitPattern: operation)
        self.name = name
        self.operands = operands
    }

    var operation: Int32 {
        get { Int32(bitPattern: bits & 0x7fff_ffff) }
        set { bits = bits & 0x8000_0000 | UInt32(bitPattern: newValue) }
    }

    var isErased: Bool {
        get { bits & 0x8000_0000 != 0 }
        set { bits = bits & 0x7fff_ffff | (newValue ? 0x8000_0000 : 0) }
    }
}
