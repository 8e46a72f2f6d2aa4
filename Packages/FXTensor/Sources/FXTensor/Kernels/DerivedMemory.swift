// SPDX-License-Identifier: Apache-2.0

private import Synchronization

/// What has been made from the elements of a buffer and serves until they change.
///
/// It belongs to the buffer, so that it dies with it and no other buffer meets it.
final class DerivedMemory: Sendable {
    /// What was made, and from which elements.
    struct Key: Hashable, Sendable {
        var purpose: UInt64
        var offset: Int
        var extents: [Int]
        var strides: [Int]
    }

    private struct State {
        var version: Int
        var made = RecentlyUsed<Key, TensorBuffer>(capacity: 4)
    }

    private let state: Mutex<State>

    init(version: Int) { state = Mutex(State(version: version)) }

    /// The memory for a key, where it was made from the version at hand.
    func memory(_ key: Key, version: Int) -> TensorBuffer? {
        state.withLock { $0.version == version ? $0.made[key] : nil }
    }

    func keep(_ memory: TensorBuffer, _ key: Key, version: Int) {
        state.withLock {
            if $0.version != version { $0 = State(version: version) }
            $0.made[key] = memory
        }
    }
}

extension TensorBuffer {
    private static let attaching = Mutex<Void>(())

    /// Returns what was made from this version of the elements, or makes it.
    func derived(
        _ key: DerivedMemory.Key, make: () throws(TensorError) -> TensorBuffer
    ) throws(TensorError) -> TensorBuffer {
        let version = version
        let memory = Self.attaching.withLock { _ in
            if let known = derivedMemory { return known }
            let new = DerivedMemory(version: version)
            derivedMemory = new
            return new
        }
        if let known = memory.memory(key, version: version) { return known }
        let made = try make()
        memory.keep(made, key, version: version)
        return made
    }
}
