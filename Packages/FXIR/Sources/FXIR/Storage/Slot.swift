// SPDX-License-Identifier: Apache-2.0

/// One cell of the operand pool: a leaf, a literal, or the head of a container.
///
/// A node's arguments are a run of slots in depth-first order. A container's head is followed by
/// its children; a key of a dictionary or of the keyword arguments precedes its value. Replacing a
/// used node writes one slot and never rewrites the tree around it.
struct Slot: Sendable, Hashable {
    enum Kind: UInt8, Sendable {
        case node, none, bool, int, double, string, key
        case list, tuple, dictionary, slice
        /// A literal too large for a slot, in the pool's side table.
        case literal
    }

    /// A node's id, a number's bits, an index of a text or literal, or a container's count.
    var payload: Int64
    /// The node whose argument this is; set for slots of kind `node`.
    var owner: Int32
    var kind: Kind

    init(_ kind: Kind, _ payload: Int64 = 0, owner: Int32 = -1) {
        self.kind = kind
        self.payload = payload
        self.owner = owner
    }

    /// The id of the node that a slot of kind `node` uses.
    var node: Int32 { Int32(truncatingIfNeeded: payload) }

    /// The value of a slot of kind `double`.
    var double: Double { Double(bitPattern: UInt64(bitPattern: payload)) }
}

/// The neighbours of a slot in the use list of the node that it names; -1 at the ends.
struct UseLink: Sendable, Hashable {
    var next: Int32 = -1
    var previous: Int32 = -1
}
