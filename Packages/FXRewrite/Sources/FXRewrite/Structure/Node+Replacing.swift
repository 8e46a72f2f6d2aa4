// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension Node {
    /// Puts a value in the place of all uses and erases the node; where the value has several
    /// items, what took one of them is erased, too.
    func replace(by value: Argument<Node>) throws {
        if let items = value.items {
            for user in users {
                guard user.operation == .callFunction(.operator.getitem),
                    let index = user.arguments.last?.int, items.indices.contains(index)
                else { continue }
                try user.replaceAllUses(withValue: items[index])
                try graph.erase(user)
            }
        }
        try replaceAllUses(withValue: value)
        try graph.erase(self)
    }
}
