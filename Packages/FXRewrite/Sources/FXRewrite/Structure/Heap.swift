// SPDX-License-Identifier: Apache-2.0

/// A queue that gives the least element first.
struct Heap<Element> {
    private var items: [Element]
    private let isLess: (Element, Element) -> Bool

    init(_ items: [Element], by isLess: @escaping (Element, Element) -> Bool) {
        self.items = items.sorted(by: isLess)
        self.isLess = isLess
    }

    mutating func push(_ element: Element) {
        items.append(element)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isLess(items[child], items[parent]) else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Element? {
        guard let least = items.first, let last = items.popLast() else { return nil }
        if items.isEmpty { return least }
        items[0] = last
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && isLess(items[child], items[smallest]) {
                smallest = child
            }
            if smallest == parent { return least }
            items.swapAt(smallest, parent)
            parent = smallest
        }
    }
}
