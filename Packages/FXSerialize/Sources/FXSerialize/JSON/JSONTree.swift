// SPDX-License-Identifier: Apache-2.0

import CJSONC

/// Values of json-c, freed with this object, and where in a document they stand.
final class JSONTree {
    let root: OpaquePointer?
    /// What messages call the document: a file's path.
    let source: String
    /// Where the root stands, as text.
    private let place: String
    /// The place of the root's first item in the array that it is part of.
    private let firstItem: Int?

    /// Takes over a value.
    init(_ root: OpaquePointer?, source: String, place: String = "", firstItem: Int? = nil) {
        self.root = root
        self.source = source
        self.place = place
        self.firstItem = firstItem
    }

    deinit { json_object_put(root) }

    /// Calls a closure with the root, which must not outlive the call.
    func read<Value>(
        _ body: (JSONCursor) throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(JSONCursor(self))
    }

    /// Where a value stands, such as `graph.nodes[3].args[0]`.
    ///
    /// Cursors know their neighbours only: the way is searched for when a message needs it.
    func place(of cursor: JSONCursor) -> String {
        guard let parent = cursor.parent else { return place }
        let start = parent == root ? "" : path(to: parent, from: root) ?? ""
        return text(of: start + step(parent, cursor.key, cursor.index))
    }

    /// A way from the root, behind the root's own place.
    private func text(of path: String) -> String {
        place.isEmpty && path.hasPrefix(".") ? String(path.dropFirst()) : place + path
    }

    private func path(to target: OpaquePointer, from value: OpaquePointer?) -> String? {
        let cursor = JSONCursor(value, in: self)
        for child in cursor.children where child.pointer != nil {
            let step = step(value, child.key, child.index)
            if child.pointer == target { return step }
            if let rest = path(to: target, from: child.pointer) { return step + rest }
        }
        return nil
    }

    private func step(
        _ parent: OpaquePointer?, _ key: UnsafePointer<CChar>?, _ index: Int
    ) -> String {
        if let key { return "." + String(cString: key) }
        return parent == root ? "[\(index + (firstItem ?? 0))]" : "[\(index)]"
    }
}
