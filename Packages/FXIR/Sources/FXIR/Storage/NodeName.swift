// SPDX-License-Identifier: Apache-2.0

/// A node's name as a base and a number: `add_12` is 12 on `add`.
///
/// Each text has exactly one such form, so equality of the pairs is equality of the names, and a
/// thousand nodes called `add_N` share one string.
struct NodeName: Hashable, Sendable {
    /// The index of the base in the name space.
    var base: Int32
    /// The number behind the underscore; -1 where there is none.
    var number: Int32

    static let bare: Int32 = -1
}
