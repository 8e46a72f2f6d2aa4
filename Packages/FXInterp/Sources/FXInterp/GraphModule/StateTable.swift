// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN

/// What the paths of a graph module lead to, in the order in which they were added.
struct StateTable {
    private(set) var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
    private var positions: [ModulePath: Int] = [:]

    /// Counts the changes: what is derived from the table is keyed by it.
    private(set) var revision = 0

    /// The entry of exactly this path; setting nil removes it, a new path goes to the end.
    ///
    /// - Complexity: O(1), removal O(n).
    subscript(path: ModulePath) -> ModuleMember.Content? {
        get { positions[path].map { entries[$0].content } }
        set {
            revision += 1
            guard let newValue else {
                removeAll { $0 == path }
                return
            }
            if let position = positions[path] {
                entries[position].content = newValue
            } else {
                positions[path] = entries.count
                entries.append((path, newValue))
            }
        }
    }

    /// Removes the entries whose paths satisfy a predicate.
    mutating func removeAll(where predicate: (ModulePath) -> Bool) {
        revision += 1
        entries.removeAll { predicate($0.path) }
        positions = [:]
        for (position, entry) in entries.enumerated() { positions[entry.path] = position }
    }

    /// Puts a former state back; the revision goes on.
    mutating func restore(_ former: StateTable) {
        let revision = revision
        self = former
        self.revision = revision + 1
    }

    /// The modules that a path leads into, the innermost first, and the rest of the path from there.
    func modules(around path: ModulePath) -> some Sequence<(module: Module, rest: ModulePath)> {
        sequence(first: path) { $0.parent }.lazy.dropFirst().filter { !$0.isRoot }.compactMap {
            guard case .module(let module)? = self[$0] else { return nil }
            return (module, ModulePath(String(path.text.dropFirst($0.text.count + 1))))
        }
    }
}
