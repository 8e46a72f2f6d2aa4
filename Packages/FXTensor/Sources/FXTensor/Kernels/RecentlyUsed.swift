// SPDX-License-Identifier: Apache-2.0

/// A dictionary of a bounded size that forgets what was used longest ago.
struct RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    let capacity: Int
    private var entries: [Key: (value: Value, time: UInt64)] = [:]
    private var time: UInt64 = 0

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { entries.count }

    /// - Complexity: O(1) to read and to replace; O(capacity) to add to a full dictionary.
    subscript(key: Key) -> Value? {
        mutating get {
            guard let entry = entries[key] else { return nil }
            time += 1
            entries[key] = (entry.value, time)
            return entry.value
        }
        set {
            time += 1
            entries[key] = newValue.map { ($0, time) }
            guard entries.count > capacity,
                let oldest = entries.min(by: { $0.value.time < $1.value.time })
            else { return }
            entries[oldest.key] = nil
        }
    }
}
