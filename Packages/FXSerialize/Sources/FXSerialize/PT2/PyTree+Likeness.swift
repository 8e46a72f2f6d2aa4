// SPDX-License-Identifier: Apache-2.0

extension PyTree {
    /// Whether two trees hold the same, whatever their classes are called.
    func isAlike(_ other: PyTree) -> Bool {
        switch (container, other.container) {
        case (.leaf, .leaf), (.tuple, .tuple), (.list, .list): break
        case (.dictionary(let keys), .dictionary(let others)):
            if keys != others { return false }
        default: return false
        }
        return children.count == other.children.count
            && zip(children, other.children).allSatisfy { $0.isAlike($1) }
    }
}
